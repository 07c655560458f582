// When an order trades on a bar, and at what price before slippage: the table of the page.

import type { Order } from './account.js';
import type { Fixed } from './fixed.js';

/** A bar's prices. */
export interface Bar {
  readonly open: Fixed;
  readonly high: Fixed;
  readonly low: Fixed;
  readonly close: Fixed;
}

const negate = (price: Fixed | null): Fixed | null => (price === null ? null : -price);

// A sale is a purchase in a mirror: all prices negated, high and low swapped.
function asPurchase(order: Order, bar: Bar): { bar: Bar; limit: Fixed; stop: Fixed } {
  if (order.side > 0) return { bar, limit: order.limit ?? 0n, stop: order.stop ?? 0n };
  return {
    bar: { open: -bar.open, high: -bar.low, low: -bar.high, close: -bar.close },
    limit: -(order.limit ?? 0n),
    stop: -(order.stop ?? 0n),
  };
}

function purchaseAtOpen(order: Order, { bar, limit, stop }: ReturnType<typeof asPurchase>): Fixed | null {
  if (order.type === 'market') return bar.open;
  if (order.type === 'limit') return bar.open <= limit ? bar.open : null;
  if (order.type === 'stop') return bar.open >= stop ? bar.open : null;
  if (bar.open >= stop) order.triggered = true;
  return order.triggered && bar.open <= limit ? bar.open : null;
}

function purchaseInside(order: Order, { bar, limit, stop }: ReturnType<typeof asPurchase>): Fixed | null {
  if (order.type === 'market') return null;
  if (order.type === 'limit') return bar.low <= limit ? limit : null;
  if (order.type === 'stop') return bar.high >= stop ? stop : null;
  if (order.triggered) return bar.low <= limit ? limit : null;
  if (bar.high < stop) return null;
  order.triggered = true;
  if (stop <= limit) return stop;
  return bar.close <= limit ? limit : null;
}

/** The price at which an order trades at the open, before slippage; null where it does not. */
export function priceAtOpen(order: Order, bar: Bar): Fixed | null {
  const price = purchaseAtOpen(order, asPurchase(order, bar));
  return order.side > 0 ? price : negate(price);
}

/** The price at which an order that did not trade at the open trades inside the bar, before slippage; null where it
 *  does not. */
export function priceInside(order: Order, bar: Bar): Fixed | null {
  const price = purchaseInside(order, asPurchase(order, bar));
  return order.side > 0 ? price : negate(price);
}
