// The account as limits see it: positions, and what working orders may make of them.

import type { Desk } from '../desk.js';
import type { Asset } from '../feed.js';
import { TYPE } from '../order-columns.js';
import { unitOf } from '../sizing.js';
import { slackAtClose, tiedUp } from '../solvency.js';
import { termsOn } from '../terms.js';
import type { Exposure } from './limit.js';

/** Orders that trade whatever the price is. */
const CERTAIN: ReadonlySet<number> = new Set([TYPE.market, TYPE['at-open'], TYPE['at-close']]);

/** Quantities of each asset that may come of the working orders. */
interface Outlook {
  /** When the orders that trade at any price are filled. */
  readonly sure: Float64Array;
  /** When the purchases that wait for a price are filled too, and when the sales are. */
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** The exposure at the close of the decision to an order that would first close `closing` units. Orders of its own `group` (0: none) are
 *  not counted, since of a group only one order's quantity trades. */
export function exposureOf(desk: Desk, index: number, side: number, closing: number, group = 0): Exposure {
  const { feed, ledger, clock } = desk;
  const { bar } = clock;
  const asset = feed.assets[index];
  const { sure, high, low } = outlookOf(desk, group);
  for (const quantity of [sure, high, low]) quantity[index] += side * closing;
  let cash = slackAtClose(desk);
  let gross = 0;
  let net = 0;
  for (const other of feed.assets) {
    const at = other.index;
    const held = ledger.quantity[at];
    if (at !== index && held === 0 && high[at] === 0 && low[at] === 0) continue;
    const unit = unitOf(desk, other);
    const needs = (quantity: number) => cashIn(desk, other, quantity * unit);
    const far = side > 0 ? high[at] : low[at];
    gross += unit * (at === index ? Math.abs(far) : Math.max(Math.abs(high[at]), Math.abs(low[at])));
    net += unit * far;
    cash -= Math.max(needs(sure[at]), needs(high[at]), needs(low[at])) - needs(held);
  }
  const unit = unitOf(desk, asset);
  const equity = ledger.worth(bar);
  const last = asset.axis.latest[bar];
  return {
    equity,
    cash,
    drawdown: equity / ledger.peak(bar) - 1,
    gross,
    net,
    held: unit * (side > 0 ? high : low)[index],
    side,
    unit,
    cashPerUnit: cashIn(desk, asset, side * unit),
    volume: last < 0 ? Number.NaN : asset.raw.volume[asset.axis.rows[last]],
  };
}

function outlookOf({ feed, ledger, book, tape }: Desk, ownGroup: number): Outlook {
  const { orders } = tape;
  const sure = ledger.quantity.slice();
  const buys = new Float64Array(sure.length);
  const sells = new Float64Array(sure.length);
  /** The largest order of each group that was counted: the others trade in its stead. */
  const counted = new Map<number, number>();
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    const group = orders.group[row];
    if (!orders.isAlive(row) || (group > 0 && (group === ownGroup || book.groups.isExit(row)))) continue;
    const index = orders.asset[row];
    const { raw, multiplier } = feed.assets[index];
    const amount = orders.notional[row];
    const quantity = amount === amount ? amount / (raw.close[orders.bar[row]] * multiplier) : orders.left[row];
    const before = group > 0 ? (counted.get(group) ?? 0) : 0;
    const further = Math.max(0, quantity - before);
    if (group > 0) counted.set(group, before + further);
    if (CERTAIN.has(orders.type[row])) sure[index] += orders.side[row] * further;
    else if (orders.side[row] > 0) buys[index] += further;
    else sells[index] += further;
  }
  return {
    sure,
    high: sure.map((quantity, index) => quantity + buys[index]),
    low: sure.map((quantity, index) => quantity - sells[index]),
  };
}

/** Free cash that a position of a worth takes: what was paid for it, less what it lends, or the margin of a future, the collateral of a short
 *  position beside its proceeds. */
function cashIn({ feed, clock, conditions }: Desk, asset: Asset, worth: number): number {
  const isFuture = asset.kind === 'future';
  const terms = termsOn(asset, feed, clock.bar);
  return (isFuture ? 0 : worth) + tiedUp(terms, isFuture, worth, Math.abs(worth), conditions.leverage);
}
