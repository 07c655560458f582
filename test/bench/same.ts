// What is compared must have done the same.

import { type Run, UserError } from 'tidemark';

import type { Ended } from './limits/ended.js';

/** How a run has ended. */
export const endOf = ({ equity, fills }: Run): Ended => ({ equity: equity[equity.length - 1], fills: fills.length });

/** Fails unless all end with the same equity, to 1e-9 relative, and the same number of fills; returns what the first ended with. */
export function assertSame(contenders: Readonly<Record<string, () => Ended | readonly Ended[]>>): readonly Ended[] {
  const [first, ...others] = Object.entries(contenders).map(([name, work]) => ({ name, ends: [work()].flat() }));
  for (const { name, ends } of others) {
    if (ends.length !== first.ends.length)
      throw new UserError(`${name} ran ${ends.length} times, not ${first.ends.length}.`);
    ends.forEach(({ equity, fills }, at) => {
      const wanted = first.ends[at];
      const isNear = Math.abs(equity - wanted.equity) <= 1e-9 * Math.abs(wanted.equity);
      if (!isNear || fills !== wanted.fills) {
        const said = `${name} ends with ${equity} after ${fills} fills`;
        throw new UserError(`${said}, ${first.name} with ${wanted.equity} after ${wanted.fills} (run ${at}).`);
      }
    });
  }
  return first.ends;
}
