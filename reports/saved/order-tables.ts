// The tables of what was ordered: orders, their fills, and what was refused.

import type { Order } from '../../engine/index.js';
import { fillRate } from '../base-rate.js';
import { isoTime } from '../iso-time.js';
import { onDemand } from '../on-demand.js';
import type { Report } from '../report.js';
import { momentOf } from './moment.js';
import { sideName } from './side-name.js';
import type { Table } from './tables.js';

const DAY = 86_400_000;

/** The end of a day as its date, another moment as a time; `order-replay` reads both. */
const lastMoment = (until: number): string =>
  until % DAY === DAY - 1 ? isoTime(until, 'daily') : isoTime(until, 'intraday');

/** A fraction as percent, in the shortest form of which a hundredth is the very same fraction. */
function percent(rate: number): string {
  const shortest = Array.from({ length: 17 }, (_, digits) => Number((rate * 100).toPrecision(digits + 1)));
  return `${shortest.find((value) => value / 100 === rate) ?? rate * 100}%`;
}

/** The distance of a trailing stop as `order-replay` reads it: an amount, or a rate with a percent sign. */
function trailOf({ ordered: { trail }, trailRate }: Order): string {
  if (!Number.isNaN(trailRate)) return percent(trailRate);
  return Number.isNaN(trail) ? '' : String(trail);
}

/** What is said of an order of which nothing died, and which no strategy gave. */
const FORCED = 'forced by a margin call';

/** The text of a report asks for these alone, for which no record need be kept, and each is made once. */
function idsAndOrigins(orders: Report['run']['orders']): { id: Float64Array; origin: string[] } {
  const id = new Float64Array(orders.length);
  const origin: string[] = [];
  for (const order of orders) {
    id[origin.length] = order.id;
    origin.push(order.origin);
  }
  return { id, origin };
}

/** One row for each order as it was given, in order of id: the date is that of the close of its decision; `reason` is why its last part
 *  died, empty where all of it was filled, but for what a margin call sold. */
export function ordersTable({ feed, run }: Pick<Report, 'feed' | 'run'>): Table<'orders.csv'> {
  const made = onDemand({
    orders: () => [...run.orders],
    given: () => idsAndOrigins(run.orders),
    reasons: () => new Map(Array.from(run.refusals, ({ order, reason }) => [order, reason])),
  });
  const numbers = (of: (order: Order) => number) => () => Float64Array.from(made.orders, of);
  const texts = (of: (order: Order) => string) => () => made.orders.map(of);
  return onDemand<Table<'orders.csv'>>({
    id: () => made.given.id,
    date: numbers(({ bar }) => momentOf(feed.time[bar], feed.frequency)),
    symbol: texts(({ asset }) => feed.assets[asset].symbol),
    side: texts(({ side }) => sideName(side)),
    type: texts(({ type }) => type),
    quantity: numbers(({ ordered }) => ordered.quantity),
    limit: numbers(({ ordered }) => ordered.limit),
    stop: numbers(({ ordered }) => ordered.stop),
    tif: texts(({ tif, until }) => (tif === 'gtd' ? `gtd:${lastMoment(until)}` : tif)),
    status: texts(({ status }) => status),
    filled: numbers(({ filled }) => filled),
    reason: texts(({ id, origin }) => made.reasons.get(id) ?? (origin === 'margin call' ? FORCED : '')),
    trail: texts(trailOf),
    group: texts(({ group }) => (group === 0 ? '' : String(group))),
    origin: () => made.given.origin,
    notional: numbers(({ ordered }) => ordered.notional),
    unpaid: numbers(({ ordered }) => ordered.unpaid || Number.NaN),
  });
}

/** One row for each fill: `seq` is that of its posting in cashflows.csv, `order` the id in orders.csv; money in the currency named, of which
 *  one unit counts as `rate` in base currency. */
export function fillsTable({ feed, run }: Report): Table<'fills.csv'> {
  const fills = [...run.fills];
  const rates = feed.assets.map(({ currency }) => fillRate(feed, run, currency));
  return {
    seq: Float64Array.from(fills, ({ seq }) => seq),
    date: Float64Array.from(fills, ({ bar }) => momentOf(feed.time[bar], feed.frequency)),
    order: Float64Array.from(fills, ({ order }) => order),
    symbol: fills.map(({ asset }) => feed.assets[asset].symbol),
    side: fills.map(({ side }) => sideName(side)),
    quantity: Float64Array.from(fills, ({ quantity }) => quantity),
    price: Float64Array.from(fills, ({ price }) => price),
    currency: fills.map(({ asset }) => feed.assets[asset].currency),
    commission: Float64Array.from(fills, ({ commission }) => commission),
    tax: Float64Array.from(fills, ({ tax }) => tax),
    slippage: Float64Array.from(fills, ({ slippage }) => slippage),
    cash: Float64Array.from(fills, ({ cash }) => cash),
    rate: Float64Array.from(fills, (fill) => rates[fill.asset](fill)),
  };
}

/** One row for each quantity of an order that died, and why; what still worked when the run ended died on its last row. */
export function refusalsTable({ feed, run }: Report): Table<'refusals.csv'> {
  const refusals = [...run.refusals];
  const last = run.first + run.equity.length - 1;
  // Where nothing was refused no order has to be looked at.
  const orders = refusals.length === 0 ? [] : run.orders;
  const symbols = new Map(Array.from(orders, ({ id, asset }) => [id, feed.assets[asset].symbol]));
  return {
    date: Float64Array.from(refusals, ({ bar }) => momentOf(feed.time[Math.min(bar, last)], feed.frequency)),
    order: Float64Array.from(refusals, ({ order }) => order),
    symbol: refusals.map(({ order }) => symbols.get(order) ?? ''),
    quantity: Float64Array.from(refusals, ({ quantity }) => quantity),
    reason: refusals.map(({ reason }) => reason),
  };
}
