// An order before the pre-trade limits.

import type { Desk } from '../desk.js';
import { RunError, UserError } from '../errors.js';
import { purchasable, wholeLots } from '../lots.js';
import type { Reason } from '../run.js';
import { termsAt } from '../terms.js';
import { exposureOf } from './exposure.js';
import type { PreTradeLimit } from './limit.js';

/** What the limits leave of what an order opens. */
export interface Verdict {
  /** Units that it may open: all of them, or fewer in whole lots, of a purchase none below the terms' minimum. */
  readonly allowed: number;
  /** Which limit cut last; of no meaning where nothing was cut. */
  readonly reason: Reason;
}

/** Passes what an order opens (units, beyond what it closes) through the limits of the run, one after the other. `group` is the number of
 *  the order's group, 0 for none. What closes is never judged. */
export function judge(desk: Desk, index: number, side: number, opening: number, group = 0): Verdict {
  const { limits } = desk.conditions;
  let allowed = opening;
  let reason: Reason = 'beyond the limit ';
  if (limits.length === 0 || !(opening > 0)) return { allowed, reason };
  const { lot, minimum } = termsAt(desk.feed.assets[index], desk.feed.time[desk.clock.bar]);
  const closing = Math.max(0, -side * desk.ledger.quantity[index]);
  const exposure = Object.freeze(exposureOf(desk, index, side, closing, group));
  for (const one of limits) {
    const most = allowanceOf(one, exposure);
    if (most >= allowed) continue;
    const cut = side > 0 ? purchasable(most, lot, minimum) : wholeLots(most, lot);
    // A hair below a whole number of lots is that number.
    if (cut >= allowed) continue;
    allowed = cut;
    reason = `beyond the limit ${one.name}`;
  }
  return { allowed, reason };
}

function allowanceOf(one: PreTradeLimit, exposure: Parameters<PreTradeLimit['allows']>[0]): number {
  if (typeof Object(one).allows !== 'function') {
    throw new UserError(
      'One of the limits in the settings is none; give what makeLimit(name, declaration, params) returns.',
    );
  }
  const most: unknown = one.allows(exposure);
  if (typeof most === 'number' && most >= 0) return most;
  throw new RunError(
    `The limit "${one.name}" allows ${String(most)} units; a limit has to return a number, 0 or more, or Infinity.`,
  );
}
