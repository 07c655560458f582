// Placing an order: what is refused at once, and the rounding of its prices.

import type { Account, Group, Order } from './account.js';
import { isDelisted, termsOn } from './clock.js';
import { type Fixed, fixed, floorTo, larger, over, times } from './fixed.js';
import { end, lives, lose, refuse, trailedFrom } from './life.js';
import type { Reason, ScriptOrder } from './scenario.js';
import { roundLimit, roundStop } from './ticks.js';

const isPositive = (x: number): boolean => Number.isFinite(x) && x > 0;

const hasLimit = ({ type }: ScriptOrder): boolean => type === 'limit' || type === 'stop-limit';
const hasStop = ({ type }: ScriptOrder): boolean => type === 'stop' || type === 'stop-limit';

/** The prices of an order as given, rounded; null where there is none, or where it cannot be used. */
function pricesOf(account: Account, given: ScriptOrder) {
  const asset = account.scenario.assets[given.asset];
  const terms = termsOn(asset, given.row);
  const close = asset.close[given.row];
  const usable = (price: Fixed): Fixed | null => (price > 0n ? price : null);
  const limit =
    hasLimit(given) && isPositive(given.limit) ? usable(roundLimit(fixed(given.limit), terms, given.side)) : null;
  const trail = isPositive(given.trail) ? fixed(given.trail) : null;
  const trailRate = isPositive(given.trailRate) && given.trailRate < 1 ? fixed(given.trailRate) : null;
  let stop = hasStop(given) && isPositive(given.stop) ? usable(roundStop(fixed(given.stop), terms, given.side)) : null;
  if (given.type === 'trailing-stop' && (trail ?? trailRate) !== null && isPositive(close)) {
    const from = trailedFrom({ side: given.side, trail, trailRate }, fixed(close));
    stop = from > 0n ? usable(roundStop(from, terms, given.side)) : null;
  }
  return { limit, stop, trail, trailRate };
}

/** The opposite position that an order can close. */
export const oppositeOf = (account: Account, { asset, side }: Pick<ScriptOrder, 'asset' | 'side'>): Fixed =>
  larger(0n, BigInt(-side) * account.positions[asset].quantity);

function lotReason(account: Account, given: ScriptOrder): Reason | null {
  const terms = termsOn(account.scenario.assets[given.asset], given.row);
  const lot = fixed(terms.lot);
  const minimum = given.side > 0 ? fixed(terms.minimum) : 0n;
  const quantity = fixed(given.quantity);
  if (quantity % lot === 0n && quantity >= minimum) return null;
  // What closes the whole opposite position may be odd, and what lies beyond it may be whole lots.
  const closes = oppositeOf(account, given);
  if (closes > 0n && quantity >= closes && (quantity - closes) % lot === 0n) return null;
  return quantity < minimum ? 'less than one lot' : 'not a whole number of lots';
}

function reasonAtOnce(account: Account, given: ScriptOrder, isExit: boolean): Reason | null {
  const asset = account.scenario.assets[given.asset];
  if (isDelisted(asset, given.row)) return 'the instrument was delisted';
  if (Number.isNaN(asset.close[given.row])) return 'the instrument has no price yet';
  const byAmount = !Number.isNaN(given.notional);
  if (!isPositive(byAmount ? given.notional : given.quantity) || (byAmount && given.side < 0))
    return 'quantity is not a positive number';
  const { limit, stop } = pricesOf(account, given);
  const needsStop = hasStop(given) || given.type === 'trailing-stop';
  if ((hasLimit(given) && limit === null) || (needsStop && stop === null))
    return 'limit or stop price is missing or not positive';
  if (given.tif === 'gtd' && !(given.until > account.scenario.time[given.row]))
    return 'the expiry date is missing or has passed';
  return byAmount || isExit ? null : lotReason(account, given);
}

/** Cuts what an order opens to what the pre-trade limit allows, in whole lots; an amount of cash to what they are worth at the close. */
function limitOpening(account: Account, order: Order): void {
  const { most, assets } = account.scenario;
  if (Number.isNaN(most)) return;
  const asset = assets[order.asset];
  const terms = termsOn(asset, order.bar);
  const unit = times(fixed(asset.close[order.bar]), fixed(asset.multiplier));
  const closable = oppositeOf(account, order);
  const wanted = order.amount === null ? order.left : over(order.amount, unit);
  const opening = larger(0n, wanted - closable);
  if (opening <= fixed(most)) return;
  const lots = floorTo(fixed(most), fixed(terms.lot));
  const allowed = order.side > 0 && lots < fixed(terms.minimum) ? 0n : lots;
  if (order.amount === null) {
    refuse(account, order, opening - allowed, 'beyond the limit most', order.bar);
    order.left -= opening - allowed;
    if (order.left === 0n) end(order, 'refused');
    return;
  }
  refuse(account, order, 0n, 'beyond the limit most', order.bar);
  order.amount = times(allowed + closable, unit);
  if (order.amount === 0n) end(order, 'refused');
}

/** What the limit has cut off an entry, its exit loses too. */
function loseWithEntry(account: Account, order: Order, entry: Order): void {
  if (entry.status !== 'working' || entry.amount !== null) return;
  const lost = fixed(entry.given.quantity) - entry.left;
  if (lost === 0n || lost >= order.left) return;
  refuse(account, order, lost, 'beyond the limit most', order.bar);
  order.left -= lost;
}

/** Gives an order its id, and refuses it at once or lets it wait for the market. `script` is its place in the script, -1 for an order of a
 *  target; `group` holds the orders of its group that were placed before. */
export function place(account: Account, given: ScriptOrder, script: number, group: Group | null = null): Order {
  const first = group?.orders[0];
  const isExit = first !== undefined && first.side !== given.side && first.asset === given.asset;
  const byAmount = !Number.isNaN(given.notional);
  const takes = isExit && Number.isNaN(given.quantity) && !byAmount ? first.given.quantity : given.quantity;
  const whole = { ...given, quantity: takes };
  const order: Order = {
    id: account.orders.length + 1,
    script,
    given: whole,
    asset: given.asset,
    side: given.side,
    amount: isPositive(given.notional) ? fixed(given.notional) : null,
    left: !byAmount && isPositive(takes) ? fixed(takes) : 0n,
    type: given.type,
    ...pricesOf(account, given),
    tif: given.tif,
    until: given.until,
    bar: given.row,
    origin: 'strategy',
    group,
    entry: isExit ? first : null,
    triggered: false,
    filled: 0n,
    firstFill: null,
    lastFill: null,
    paid: 0n,
    charged: 0n,
    noted: null,
    status: isExit ? 'placed' : 'working',
  };
  account.orders.push(order);
  group?.orders.push(order);
  const reason = reasonAtOnce(account, whole, isExit);
  if (reason !== null) {
    const isKnown = byAmount ? group === null : isPositive(takes);
    refuse(account, order, isKnown ? order.left : null, reason, given.row);
    end(order, 'refused');
    return order;
  }
  if (isExit && !lives(first)) lose(account, order, order.left, 'its entry was not filled', order.bar);
  else if (isExit) loseWithEntry(account, order, first);
  else limitOpening(account, order);
  return order;
}

const EXITS: readonly ScriptOrder['type'][] = ['limit', 'stop', 'stop-limit', 'trailing-stop'];

function kindOf({ orders }: Group): Group['kind'] {
  const [first, ...others] = orders;
  const isByQuantity = (order: Order) => Number.isNaN(order.given.notional);
  const isOco = orders.every((o) => o.asset === first.asset && o.side === first.side && isByQuantity(o));
  const isExit = (o: Order) =>
    o.entry === first &&
    isByQuantity(o) &&
    o.given.quantity === first.given.quantity &&
    EXITS.includes(o.type) &&
    (o.tif === 'gtc' || o.tif === 'gtd');
  if (orders.length < 2 || orders.some(({ status }) => status === 'refused')) return 'misfit';
  if (isOco) return 'oco';
  return isByQuantity(first) && others.every(isExit) ? 'bracket' : 'misfit';
}

/** Looks at a group at the end of its decision; refuses all of it where it does not fit together. */
export function checkGroup(account: Account, group: Group): void {
  group.kind = kindOf(group);
  if (group.kind !== 'misfit') return;
  for (const order of group.orders) order.entry = null;
  for (const order of group.orders)
    if (order.status === 'placed' || order.status === 'working') discard(account, order);
}

/** Refuses an order of a group that does not fit; of an amount of cash nobody can say how much. */
function discard(account: Account, order: Order): void {
  const quantity = order.amount === null ? order.left : null;
  refuse(account, order, quantity, 'the group does not fit together', order.bar);
  end(order, 'refused');
}
