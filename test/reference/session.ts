// The market answers: the passes of a row, groups inside a bar, and the orders that live for one moment.

import type { Account, Moment, Order } from './account.js';
import { dayOf, isSession, marketsInOrder } from './clock.js';
import type { Fixed } from './fixed.js';
import { fill } from './fill.js';
import { alive, isDormant, kill, lives } from './life.js';
import { type Answer, answerAt, isAtClose } from './match.js';

/** An order that would trade at a price before slippage. */
interface Offer {
  readonly order: Order;
  readonly price: Fixed;
}

/** Counts a bar as ambiguous: once for each group, and once for each order outside of groups. */
function doubt(account: Account, order: Order, row: number): void {
  if (order.group?.counted === row) return;
  if (order.group) order.group.counted = row;
  account.ambiguity++;
}

const mayTrade = (order: Order): boolean => lives(order) && (order.amount !== null || alive(order) > 0n);

/** The offer of an order at a moment, if it would trade; a price limit may still stand against it. */
function offerOf(account: Account, order: Order, row: number, moment: Moment): Offer | null {
  const answer: Answer = answerAt(account.scenario, order, row, moment);
  if (answer.doubt) doubt(account, order, row);
  return answer.price === null ? null : { order, price: answer.price };
}

/** Ends an order that lives for one moment, after that moment. */
function endMoment(account: Account, order: Order, row: number, moment: Moment): void {
  const first = isAtClose(order, account.scenario) ? 'close' : 'open';
  if (!lives(order) || moment !== first) return;
  if (order.tif === 'ioc') kill(account, order, 'expired', order.noted ?? 'not filled at once', row);
  if (order.tif === 'fok') kill(account, order, 'expired', 'could not be filled whole at once', row);
}

/** An offer and those of its group on the same side that would trade inside the bar too, in the order in which they trade. */
function withGroup(account: Account, offer: Offer, row: number, done: Set<Order>): Offer[] {
  const { order } = offer;
  if (!order.group || (order.group.kind === 'bracket' && order.entry === null)) return [offer];
  const offers = [offer];
  for (const other of order.group.orders) {
    if (other === order || other === order.entry || done.has(other) || !mayTrade(other)) continue;
    if (isPast(account, other, row)) {
      kill(account, other, 'expired', other.noted ?? 'expired unfilled', row);
      continue;
    }
    done.add(other);
    const its = offerOf(account, other, row, 'inside');
    if (its !== null) offers.push(its);
  }
  if (offers.length > 1) doubt(account, order, row);
  const best = account.scenario.intrabar === 'optimistic' ? 1n : -1n;
  return offers.sort((a, b) => {
    const worse = best * BigInt(order.side) * (a.price - b.price);
    return worse === 0n ? a.order.id - b.order.id : worse < 0n ? -1 : 1;
  });
}

/** One pass over the orders of a market, in order of id. `since`: only orders given on this row or later. */
function pass(account: Account, row: number, market: string, moment: Moment, since: number): void {
  const { scenario } = account;
  const done = new Set<Order>();
  for (const order of account.orders) {
    const asset = scenario.assets[order.asset];
    if (asset.market !== market || order.bar < since || done.has(order)) continue;
    if (since === row && order.origin === 'margin call') continue;
    // At the open a stop-limit is looked at, and triggered, though all of it waits.
    const isLooked = mayTrade(order) || (moment === 'open' && lives(order) && !isDormant(order));
    if (!isLooked || !asset.hasBar[row]) continue;
    done.add(order);
    if (isPast(account, order, row)) {
      kill(account, order, 'expired', order.noted ?? 'expired unfilled', row);
      continue;
    }
    const offer = offerOf(account, order, row, moment);
    const offers = offer === null ? [] : moment === 'inside' ? withGroup(account, offer, row, done) : [offer];
    for (const each of offers) if (mayTrade(each.order)) fill(account, each.order, each.price, row, moment);
    endMoment(account, order, row, moment);
  }
}

const isPast = ({ scenario }: Account, { tif, until }: Order, row: number): boolean =>
  tif === 'gtd' && scenario.time[row] > until;

const MOMENTS: readonly Moment[] = ['open', 'inside', 'close'];

/** The answers of all markets to the orders of earlier rows. */
export function answerRow(account: Account, row: number): void {
  for (const order of account.orders) {
    if (!lives(order) || isDormant(order)) continue;
    const isLate = isPast(account, order, row) || isDayOver(account, order, row);
    if (isLate) kill(account, order, 'expired', expiryReason(account, order, row), row);
  }
  for (const market of marketsInOrder(account.scenario))
    for (const moment of MOMENTS) pass(account, row, market, moment, 0);
}

/** The answers to what was decided on a row, where the run fills at its close. */
export function answerDecision(account: Account, row: number): void {
  for (const market of marketsInOrder(account.scenario)) pass(account, row, market, 'close', row);
  for (const order of account.orders) if (order.bar === row) suspend(account, order, row);
}

/** First row after the placement of an order on which its market holds a session; Infinity if there is none. */
function firstSession({ scenario }: Account, order: Order): number {
  const start = scenario.fill === 'same-close' && isAtClose(order, scenario) ? order.bar : order.bar + 1;
  for (let row = start; row < scenario.time.length; row++)
    if (isSession(scenario, scenario.assets[order.asset], row)) return row;
  return Infinity;
}

/** Ends an order that lives for one moment where its instrument has no bar in the first session. */
function suspend(account: Account, order: Order, row: number): void {
  if (!lives(order) || (order.tif !== 'ioc' && order.tif !== 'fok') || firstSession(account, order) !== row) return;
  if (!account.scenario.assets[order.asset].hasBar[row])
    kill(account, order, 'expired', 'suspended in its session', row);
}

/** The first row after the placement of an order on which its market holds a session, whatever the run fills at. */
function dayRow({ scenario }: Account, order: Order): number {
  for (let row = order.bar + 1; row < scenario.time.length; row++)
    if (isSession(scenario, scenario.assets[order.asset], row)) return row;
  return Infinity;
}

/** Of intraday data: whether a day order's day has passed. */
function isDayOver(account: Account, order: Order, row: number): boolean {
  const { scenario } = account;
  const first = dayRow(account, order);
  if (order.tif !== 'day' || scenario.frequency === 'daily' || first > row) return false;
  return dayOf(scenario, row) > dayOf(scenario, first);
}

function expiryReason(account: Account, order: Order, row: number) {
  const { scenario } = account;
  if (order.noted !== null) return order.noted;
  if (order.tif !== 'day') return 'expired unfilled';
  const first = dayRow(account, order);
  const { hasBar } = scenario.assets[order.asset];
  const own = hasBar.some(
    (bar, at) => bar && at >= first && at <= row && dayOf(scenario, at) === dayOf(scenario, first),
  );
  return own ? 'expired unfilled' : 'suspended in its session';
}

/** What ends with a row: day orders, orders good till its date, and orders for one moment that had none. */
export function expire(account: Account, row: number): void {
  const { scenario } = account;
  for (const order of account.orders) {
    if (!lives(order) || isDormant(order)) continue;
    suspend(account, order, row);
    const isDay = order.tif === 'day' && scenario.frequency === 'daily' && dayRow(account, order) === row;
    const isUntil = order.tif === 'gtd' && scenario.time[row] >= order.until;
    if (lives(order) && (isDay || isUntil)) kill(account, order, 'expired', expiryReason(account, order, row), row);
  }
}
