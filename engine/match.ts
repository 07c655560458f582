// When an order trades, and at what price. A sell is a buy in a mirror, so only the buy is written.

import type { Band } from './band.js';
import { TYPE } from './order-columns.js';

/** Price at which a buy trades at the open, or NaN. NaN prices compare false, so a bar that is not there trades nothing. A triggered
 *  stop-limit is a limit order. */
function buyAtOpen(type: number, triggered: boolean, limit: number, stop: number, open: number): number {
  switch (type) {
    case TYPE.market:
    case TYPE['at-open']:
      return open;
    case TYPE['at-close']:
      return Number.NaN;
    case TYPE.limit:
      return open <= limit ? open : Number.NaN;
    case TYPE.stop:
    case TYPE['trailing-stop']:
      return open >= stop ? open : Number.NaN;
    default:
      return (triggered || open >= stop) && open <= limit ? open : Number.NaN;
  }
}

/** Price at which a buy that did not trade at the open trades inside the bar, or NaN; always a price of the bar. `from` is where the price
 *  stood when the order came before the market in this bar: a stop that it had passed already trades there, and not at the stop.
 *  `triggered` says that a stop-limit was triggered at this open or before. Where stop and limit are both touched inside a bar, the worse
 *  order of events is taken, or the better. */
function buyInside(
  type: number,
  triggered: boolean,
  limit: number,
  stop: number,
  from: number,
  high: number,
  low: number,
  close: number,
  optimistic: boolean,
): number {
  switch (type) {
    case TYPE.limit:
      return low <= limit ? Math.min(limit, high) : Number.NaN;
    case TYPE.stop:
    case TYPE['trailing-stop']:
      return high >= stop ? Math.max(stop, from) : Number.NaN;
    case TYPE['stop-limit']:
      if (triggered || from >= stop) return low <= limit ? Math.min(limit, high) : Number.NaN;
      if (!(high >= stop)) return Number.NaN;
      if (stop <= limit) return stop;
      return (optimistic ? low : close) <= limit ? limit : Number.NaN;
    default:
      return Number.NaN;
  }
}

/** Price before slippage at which an order of the given side trades at the open, or NaN. */
export const priceAtOpen = (
  side: number,
  type: number,
  triggered: boolean,
  limit: number,
  stop: number,
  open: number,
) => (side > 0 ? buyAtOpen(type, triggered, limit, stop, open) : -buyAtOpen(type, triggered, -limit, -stop, -open));

/** Price before slippage at which it trades inside the bar, or NaN. */
export const priceInside = (
  side: number,
  type: number,
  triggered: boolean,
  limit: number,
  stop: number,
  from: number,
  high: number,
  low: number,
  close: number,
  optimistic: boolean,
) =>
  side > 0
    ? buyInside(type, triggered, limit, stop, from, high, low, close, optimistic)
    : -buyInside(type, triggered, -limit, -stop, -from, -low, -high, -close, optimistic);

/** Whether the stop is reached at this price (the open, or the bar's extreme on the stop's side). */
export const reaches = (side: number, stop: number, price: number): boolean => side * price >= side * stop;

/** The price `cost` worse, but not beyond the order's limit (NaN: none), nor into the price limit of the day, nor below nothing; and never
 *  better than the price itself. */
export function slip(side: number, price: number, cost: number, limit: number, { up, down, tick }: Band): number {
  if (side < 0) return 0 - slipBuy(-price, cost, -limit, -(down + tick), 0);
  return slipBuy(price, cost, limit, up - tick, Number.POSITIVE_INFINITY);
}

function slipBuy(price: number, cost: number, limit: number, edge: number, most: number): number {
  let worse = Math.min(price + cost, most);
  if (worse > limit) worse = limit;
  if (worse > edge) worse = edge;
  return Math.max(worse, price);
}
