// Placing an order: what is refused at once, and the rounding of its prices.

import { type Account, type Order, isWholeLots, kill, termsOn } from './account.js';
import { type Fixed, fixed, halfEven, magnitude } from './fixed.js';
import type { Reason, ScriptOrder, Side } from './scenario.js';

const isPositive = (x: number): boolean => Number.isFinite(x) && x > 0;

/** A price rounded to the tick; a price within 1e-9 of a tick is that tick. */
function toTick(price: Fixed, tick: number, direction: 'up' | 'down'): Fixed {
  if (Number.isNaN(tick)) return price;
  const step = fixed(tick);
  const nearest = halfEven(price, step) * step;
  if (magnitude(price - nearest) * 1_000_000_000n <= price) return nearest;
  const below = (price / step) * step;
  return direction === 'down' ? below : below + step;
}

/** A limit rounded against the trader: a purchase down, a sale up. */
export const roundLimit = (price: Fixed, tick: number, side: Side): Fixed =>
  toTick(price, tick, side > 0 ? 'down' : 'up');

/** A stop rounded against the trader: a purchase up, a sale down. */
export const roundStop = (price: Fixed, tick: number, side: Side): Fixed =>
  toTick(price, tick, side > 0 ? 'up' : 'down');

function lotReason(account: Account, given: ScriptOrder): Reason | null {
  const lot = fixed(termsOn(account.scenario.assets[given.asset], given.row).lot);
  const quantity = fixed(given.quantity);
  const held = account.positions[given.asset].quantity;
  if (isWholeLots(quantity, lot)) return null;
  // What closes the whole opposite position may be odd, and what lies beyond it may be whole lots.
  const closes = given.side > 0 ? -held : held;
  if (closes > 0n && quantity >= closes && isWholeLots(quantity - closes, lot)) return null;
  if (given.side > 0 && quantity < lot) return 'less than one lot';
  return 'not a whole number of lots';
}

function reasonAtOnce(account: Account, given: ScriptOrder): Reason | null {
  const asset = account.scenario.assets[given.asset];
  if (Number.isNaN(asset.close[given.row])) return 'the instrument has no price yet';
  const byAmount = !Number.isNaN(given.notional);
  if (!isPositive(byAmount ? given.notional : given.quantity) || (byAmount && given.side < 0))
    return 'quantity is not a positive number';
  const needsLimit = given.type === 'limit' || given.type === 'stop-limit';
  const needsStop = given.type === 'stop' || given.type === 'stop-limit';
  const { tick } = termsOn(asset, given.row);
  const rounded = (price: number, round: typeof roundLimit): number =>
    isPositive(price) ? Number(round(fixed(price), tick, given.side)) : price;
  if (needsLimit && !isPositive(rounded(given.limit, roundLimit)))
    return 'limit or stop price is missing or not positive';
  if (needsStop && !isPositive(rounded(given.stop, roundStop))) return 'limit or stop price is missing or not positive';
  if (given.tif === 'gtd' && !(given.until > account.scenario.time[given.row]))
    return 'the expiry date is missing or has passed';
  return byAmount ? null : lotReason(account, given);
}

/** Gives an order its id, and refuses it at once or lets it wait for the next row. `script` is its place in the script,
 *  -1 for an order of a target. */
export function place(account: Account, given: ScriptOrder, script: number): void {
  const byAmount = !Number.isNaN(given.notional);
  const { tick } = termsOn(account.scenario.assets[given.asset], given.row);
  const hasLimit = (given.type === 'limit' || given.type === 'stop-limit') && isPositive(given.limit);
  const hasStop = (given.type === 'stop' || given.type === 'stop-limit') && isPositive(given.stop);
  const order: Order = {
    id: account.orders.length + 1,
    script,
    asset: given.asset,
    side: given.side,
    quantity: byAmount || !Number.isFinite(given.quantity) ? null : fixed(given.quantity),
    notional: isPositive(given.notional) ? fixed(given.notional) : null,
    type: given.type,
    limit: hasLimit ? roundLimit(fixed(given.limit), tick, given.side) : null,
    stop: hasStop ? roundStop(fixed(given.stop), tick, given.side) : null,
    tif: given.tif,
    until: given.until,
    bar: given.row,
    triggered: false,
    filled: 0n,
    cut: false,
    status: 'working',
  };
  account.orders.push(order);
  const reason = reasonAtOnce(account, given);
  if (reason) kill(account, order, 'refused', reason, given.row);
}
