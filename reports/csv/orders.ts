// orders.csv: every order, what became of it and why.

import { isoTime } from '../iso-time.js';
import type { Report } from '../report.js';
import { csv } from './csv.js';
import { sideName } from './side-name.js';

const DAY = 86_400_000;

/** The end of a day as its date, another moment as a time; `order-replay` reads both. */
const lastMoment = (until: number): string =>
  until % DAY === DAY - 1 ? isoTime(until, 'daily') : isoTime(until, 'intraday');

/** One row for each order, in order of id: the date is that of the close at which it was given; `reason` is why its last part
 *  died, empty where all of it was filled. */
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
    quantity: orders.map(({ quantity }) => quantity),
    limit: orders.map(({ limit }) => limit),
    stop: orders.map(({ stop }) => stop),
    tif: orders.map(({ tif, until }) => (tif === 'gtd' ? `gtd:${lastMoment(until)}` : tif)),
    status: orders.map(({ status }) => status),
    filled: orders.map(({ filled }) => filled),
    reason: orders.map(({ id }) => reasons.get(id) ?? ''),
  });
}
