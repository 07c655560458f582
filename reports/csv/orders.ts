// orders.csv: every order, what became of it and why.

import type { Order } from '../../engine/index.js';
import { isoTime } from '../iso-time.js';
import type { Report } from '../report.js';
import { csv } from './csv.js';
import { sideName } from './side-name.js';

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

/** One row for each order as it was given, in order of id: the date is that of the close of its decision; `reason` is why its last part
 *  died, empty where all of it was filled, but for what a margin call sold. */
export function ordersCsv({ feed, run }: Report): Promise<string> {
  const orders = [...run.orders];
  const reasons = new Map<number, string>();
  for (const { order, reason } of run.refusals) reasons.set(order, reason);
  return csv({
    id: orders.map(({ id }) => id),
    date: orders.map(({ bar }) => isoTime(feed.time[bar], feed.frequency)),
    symbol: orders.map(({ asset }) => feed.assets[asset].symbol),
    side: orders.map(({ side }) => sideName(side)),
    type: orders.map(({ type }) => type),
    quantity: orders.map(({ ordered }) => ordered.quantity),
    limit: orders.map(({ ordered }) => ordered.limit),
    stop: orders.map(({ ordered }) => ordered.stop),
    tif: orders.map(({ tif, until }) => (tif === 'gtd' ? `gtd:${lastMoment(until)}` : tif)),
    status: orders.map(({ status }) => status),
    filled: orders.map(({ filled }) => filled),
    reason: orders.map(({ id, origin }) => reasons.get(id) ?? (origin === 'margin call' ? FORCED : '')),
    trail: orders.map(trailOf),
    group: orders.map(({ group }) => (group === 0 ? '' : String(group))),
    origin: orders.map(({ origin }) => origin),
    notional: orders.map(({ ordered }) => ordered.notional),
    unpaid: orders.map(({ ordered }) => ordered.unpaid || Number.NaN),
  });
}
