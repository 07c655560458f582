// Makes checks of the table, in its order.

import type { Finding } from '../finding.js';
import type { CheckContext } from './check.js';
import { CHECKS } from './index.js';

/** The findings of all checks, or of those that data have to pass when they are loaded, which tell errors alone. Instruments without bars are
 *  passed over. */
export function runChecks(context: CheckContext, atLoad = false): readonly Finding[] {
  const filled = { ...context, subjects: context.subjects.filter(({ bars }) => bars.time.length > 0) };
  const chosen = Object.entries(CHECKS).filter(([, check]) => !atLoad || check.atLoad);
  const found = chosen.flatMap(([name, check]) => check.finds(filled, name));
  return atLoad ? found.filter(({ severity }) => severity === 'error') : found;
}
