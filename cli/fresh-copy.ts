// New copies of a loaded strategy, and where in its files something happened.

import { isStrategy, type Strategy, UserError } from '../engine/index.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { failurePlace } from './failure-place.js';

/** Imports the module anew at each call: what stands beside the engine's own modules is evaluated again. */
export function freshCopies({ url, name }: LoadedStrategy): () => Promise<Strategy> {
  let copies = 0;
  return async () => {
    const { default: strategy } = (await import(`${url}?copy=${++copies}`)) as { default: unknown };
    if (isStrategy(strategy)) return strategy;
    throw new UserError(`${name} exports a strategy only sometimes; export one each time that it is loaded.`);
  };
}

/** Where an error was made in the strategy's own files, such as `dip.ts:14`; empty where only its compiled module is known; undefined
 *  where it was made elsewhere. */
export function ownPlaceOf({ url, sources }: LoadedStrategy): (error: Error) => string | undefined {
  const compiled = url.slice(url.lastIndexOf('/'));
  const isFrame = (line: string): boolean => /^\s+at /.test(line) && line.includes(compiled);
  return (error) => failurePlace(error, sources) ?? (error.stack?.split('\n').some(isFrame) ? '' : undefined);
}
