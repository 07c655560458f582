// Failures of a user's own code, told with the line where they can be mended.

import { RunError, UserError } from '../engine/index.js';
import { thrownBy } from '../sweep/evaluate.js';
import { messageOf } from '../sweep/message-of.js';
import { failurePlace } from './failure-place.js';
import type { Given } from './option.js';
import { kebab } from './option.js';
import { inItsFile } from './read-table.js';

/** Does what runs a user's code. A failure names the file and line of that code, which are among the `sources`, or those of the table that was
 *  given for a param. */
export function explained<T>(sources: readonly string[], given: Given, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw placed(error, sources, given);
  }
}

/** The error with the place in front, where there is one. */
function placed(error: unknown, sources: readonly string[], given: Given): unknown {
  if (error instanceof UserError) return inItsFile(error, (param) => given[kebab(param)]);
  const place = failurePlace(thrownBy(error), sources);
  if (place !== undefined) return new RunError(`${place}: ${messageOf(error)}`, { cause: error });
  // Of what comes with Tidemark the stack says where, and a user's own code may have thrown no error at all.
  return error instanceof Error ? error : new RunError(`The run failed: ${messageOf(error)}`, { cause: error });
}
