// Another strategy's account, kept on paper beside the run, so that a strategy can follow others.

import type { AssetView } from './asset-view.js';
import type { Clock } from './clock.js';
import type { Desk } from './desk.js';
import { heldAfterCalls } from './liquidation.js';
import { TYPE } from './order-columns.js';
import { unitOf } from './sizing.js';

/** An account on paper: another strategy trades it on the same data, under the same conditions, and has decided before the strategy that
 *  looks at it. It is read at decisions only. */
export interface Paper {
  /** Its worth at this close, in base currency. */
  readonly equity: number;
  /** What it wants an asset to be worth, as a fraction of its equity, negative where it is short: what it holds and what its market
   *  orders are about to change. Orders that wait for a price count when they are filled. NaN where there is no price; 0 where the
   *  account is worth nothing or less. */
  weight(asset: AssetView): number;
}

/** The face of a desk that another strategy trades. `reached` tells how far the account has lived. */
export function paperOf(
  desk: Desk,
  clock: Clock,
  assets: readonly AssetView[],
): Paper & { reached(row: number): void } {
  let row = -1;

  function assertNow(): void {
    // A step of an own indicator may run ahead of the decisions, where the account has not been.
    if (clock.bar !== row || row < 0) {
      throw new RangeError('a paper account is read when deciding, and neither in prepare nor inside an indicator');
    }
  }

  return {
    get equity() {
      assertNow();
      return desk.ledger.worth(row);
    },
    weight(asset) {
      assertNow();
      if (assets[asset?.index] !== asset) throw new RangeError('give an asset of this run, as prepare has it');
      const worth = desk.ledger.worth(row);
      const units = heldAfterCalls(desk, asset.index) + coming(desk, asset.index);
      // Of a debt, what is short would be a positive share: whoever follows would buy it.
      if (units === 0 || worth <= 0) return 0;
      return (units * unitOf(desk, desk.feed.assets[asset.index])) / worth;
    },
    reached(bar) {
      row = bar;
    },
  };
}

/** Orders that are filled at the next session, whatever the price. */
const AT_ANY_PRICE: ReadonlySet<number> = new Set([TYPE.market, TYPE['at-open'], TYPE['at-close']]);

/** Signed units that the working orders of an asset without a price will bring, but for liquidations. */
function coming(desk: Desk, index: number): number {
  const { book, tape, feed } = desk;
  const { orders } = tape;
  let units = 0;
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    const counts = orders.asset[row] === index && AT_ANY_PRICE.has(orders.type[row]) && orders.origin[row] === 0;
    if (!counts || !orders.isAlive(row)) continue;
    const amount = orders.notional[row];
    units += orders.side[row] * (amount === amount ? amount / unitOf(desk, feed.assets[index]) : orders.left[row]);
  }
  return units;
}
