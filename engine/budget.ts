// What orders are expected to take of free cash, or to bring, at the close of a decision.

import type { Desk } from './desk.js';
import type { Asset } from './feed.js';
import { TYPE } from './order-columns.js';
import { expectedSlippage } from './sizing.js';
import { slackAtClose, tiedUp } from './solvency.js';
import { commissionOf, taxOf, termsOn } from './terms.js';

/** Free cash in base currency, and how much of it the market orders that wait will have freed in each market (negative: taken). */
export interface Outlook {
  readonly free: number;
  readonly bySales: Float64Array;
  readonly byPurchases: Float64Array;
}

/** The outlook at a decision, without the orders of the assets that are `replaced`. A sale of an instrument that had no bar in the last
 *  session of its market brings nothing. */
export function outlookOf(desk: Desk, replaced: ReadonlySet<number>): Outlook {
  const { feed, book, tape, ledger, sessions } = desk;
  const { orders } = tape;
  const bySales = new Float64Array(sessions.markets);
  const byPurchases = new Float64Array(sessions.markets);
  const moved = new Map<number, number>();
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    const index = orders.asset[row];
    if (orders.type[row] !== TYPE.market || !orders.isAlive(row)) continue;
    if (replaced.has(index) && orders.origin[row] === 0) continue;
    const market = sessions.marketOf[index];
    const side = orders.side[row];
    if (orders.notional[row] === orders.notional[row]) {
      byPurchases[market] -= amountOf(desk, feed.assets[index], orders.notional[row]);
      continue;
    }
    const held = moved.get(index) ?? ledger.quantity[index];
    const freed = freedBy(desk, index, side, orders.left[row], held);
    moved.set(index, held + side * orders.left[row]);
    if (side > 0) byPurchases[market] += freed;
    else if (freed < 0 || tradedLast(desk, feed.assets[index])) bySales[market] += freed;
  }
  return { free: slackAtClose(desk), bySales, byPurchases };
}

/** What an amount of cash in quote currency takes in base currency. */
const amountOf = ({ feed, ledger, clock, conditions }: Desk, { index, currency }: Asset, amount: number): number =>
  amount * ledger.rate(index, clock.bar) * (1 + (currency === feed.base ? 0 : conditions.conversionSpread));

/** How much free cash grows (negative: shrinks) when a quantity trades at this close and its expected slippage, in base currency: the cash
 *  less its costs, and what the position ties up less. */
export function freedBy(
  desk: Desk,
  index: number,
  side: number,
  quantity: number,
  held = desk.ledger.quantity[index],
): number {
  const { feed, ledger, clock, conditions } = desk;
  const { bar } = clock;
  const asset = feed.assets[index];
  const terms = termsOn(asset, feed, bar);
  const isFuture = asset.kind === 'future';
  const close = asset.raw.close[bar] * asset.multiplier;
  const value = quantity * close * (1 + side * expectedSlippage(desk, asset, side, quantity));
  const costs = commissionOf(terms, quantity, value) + taxOf(terms, side, quantity, value);
  const cash = (isFuture ? 0 : -side * value) - costs;
  const spread = asset.currency === feed.base ? 0 : conditions.conversionSpread;
  const tied = (units: number) => tiedUp(terms, isFuture, units, Math.abs(units) * close, conditions.leverage);
  // What a cash account is paid for a sale does not buy before it is settled.
  const isBarred = side < 0 && conditions.isCashAccount && terms.cashSettlement > 0 && !terms.proceedsBuy;
  const usable = isBarred ? Math.min(0, cash) : cash;
  const converted = usable * (1 - Math.sign(usable) * spread);
  return (converted - tied(held + side * quantity) + tied(held)) * ledger.rate(index, bar);
}

/** Whether an instrument had a bar in the last session of its market. */
function tradedLast({ sessions, clock }: Desk, { index, axis: { rows, latest } }: Asset): boolean {
  let row = clock.bar;
  while (row >= 0 && !sessions.held(index, row)) row--;
  return row >= 0 && latest[row] >= 0 && rows[latest[row]] === row;
}
