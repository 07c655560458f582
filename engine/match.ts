// When an order trades, and at what price. A sell is a buy in a mirror, so only the buy is written.

import { TYPE } from './order-columns.js';

/** Price at which a buy trades at the open, or NaN. NaN prices compare false, so a bar that is not there trades nothing. A triggered
 *  stop-limit is a limit order. */
function buyAtOpen(type: number, triggered: boolean, limit: number, stop: number, open: number): number {
  switch (type) {
    case TYPE.market:
      return open;
    case TYPE.limit:
      return open <= limit ? open : Number.NaN;
    case TYPE.stop:
      return open >= stop ? open : Number.NaN;
    default:
      return (triggered || open >= stop) && open <= limit ? open : Number.NaN;
  }
}

/** Price at which a buy that did not trade at the open trades inside the bar, or NaN. `triggered` says that a stop-limit was triggered
 *  at this open or before. Where stop and limit are both touched inside a bar, the worse order of events is taken. */
function buyInside(
  type: number,
  triggered: boolean,
  limit: number,
  stop: number,
  high: number,
  low: number,
  close: number,
): number {
  switch (type) {
    case TYPE.market:
      return Number.NaN;
    case TYPE.limit:
      return low <= limit ? limit : Number.NaN;
    case TYPE.stop:
      return high >= stop ? stop : Number.NaN;
    default:
      if (triggered) return low <= limit ? limit : Number.NaN;
      if (!(high >= stop)) return Number.NaN;
      if (stop <= limit) return stop;
      return close <= limit ? limit : Number.NaN;
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
  high: number,
  low: number,
  close: number,
) =>
  side > 0
    ? buyInside(type, triggered, limit, stop, high, low, close)
    : -buyInside(type, triggered, -limit, -stop, -low, -high, -close);

/** Whether the stop is reached at this price (the open, or the bar's extreme on the stop's side). */
export const reaches = (side: number, stop: number, price: number): boolean => side * price >= side * stop;

/** The price after slippage, a fraction: worse, but never beyond the order's limit (NaN: none), nor below nothing. */
export function slip(side: number, price: number, slippage: number, limit: number): number {
  const worse = Math.max(0, price * (1 + side * slippage));
  if (limit !== limit) return worse;
  return side > 0 ? Math.min(worse, limit) : Math.max(worse, limit);
}
