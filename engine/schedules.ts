// The dates on which a strategy acts: every n sessions, the first or the last of a period, by the calendar of a market.

import type { AssetView } from './asset-view.js';
import { everyRow } from './axis.js';
import type { Clock } from './clock.js';
import type { ColumnCache } from './column-cache.js';
import { UserError } from './errors.js';
import type { Asset, Feed } from './feed.js';
import { dayOf, lastDates, periodCount, type Period } from './period.js';
import { Series } from './series.js';

/** A market by its identifier, or by an instrument of it. */
export type MarketLike = string | AssetView;

/** Series that are 1 on the rows on which something is due and 0 on the others. With a market, the rows are those of its sessions, of
 *  which an intraday feed has the first row on which an instrument of that market has a bar; without one, all rows of the feed. */
export interface Schedules {
  /** 1 on every n-th row, from the first one evaluated on. */
  every(n: number, market?: MarketLike): Series;
  /** 1 on the first row of each period. It is known on the day itself. */
  startOf(period: Period, market?: MarketLike): Series;
  /** 1 on the row of the last session of each period, as the calendar has it that was published ahead: that of the market, or those of all
   *  markets together. 0 where the calendar does not reach into the next period, since it is not known then. In intraday data, 1 on
   *  the first row of that session. */
  endOf(period: Period, market?: MarketLike): Series;
}

/** The schedules of a feed; `first` is the first evaluated row. */
export function schedules(feed: Feed, clock: Clock, cache: ColumnCache, first: number): Schedules {
  const { time, calendars } = feed;
  const { length } = time;

  function flags(name: string, market: string | null, inputs: readonly object[], fill: (column: Float64Array) => void) {
    const key = `schedule ${name}${market === null ? '' : ` of ${market}`}`;
    const made = cache.derived(key, [time, ...inputs], () => {
      const column = new Float64Array(length);
      fill(column);
      return { own: column, column, axis: everyRow(length) };
    });
    return new Series({ column: made.column, own: made.column }, made.axis, clock, cache);
  }

  /** Calls back with each row of a session, oldest first. */
  function eachSession(sessions: Market | null, visit: (row: number) => void): void {
    for (let row = 0; row < length; row++) if (sessions === null || sessions.isSession(row)) visit(row);
  }

  return {
    every(n, market) {
      if (!Number.isInteger(n) || n < 1) throw new RangeError(`every(${n}): give a whole number of rows, 1 or more`);
      const sessions = marketOf(feed, market);
      return flags(`every ${n} from ${first}`, sessions?.name ?? null, sessions?.inputs ?? [], (column) => {
        let count = 0;
        eachSession(sessions, (row) => {
          if (row >= first) column[row] = count++ % n === 0 ? 1 : 0;
        });
      });
    },
    startOf(period, market) {
      const count = periodCount('startOf', period);
      const sessions = marketOf(feed, market);
      return flags(`start of ${period}`, sessions?.name ?? null, sessions?.inputs ?? [], (column) => {
        let before = Number.NaN;
        eachSession(sessions, (row) => {
          const now = count(time[row]);
          if (now !== before) column[row] = 1;
          before = now;
        });
      });
    },
    endOf(period, market) {
      const count = periodCount('endOf', period);
      const sessions = marketOf(feed, market);
      const known = sessions === null ? [...calendars.values()] : [sessions.dates].filter((dates) => dates !== null);
      // The bars of one instrument are no calendar: they would tell of a suspension ahead.
      if (known.length === 0)
        throw new UserError(noCalendar(sessions === null ? '<market>' : marketName(market!), calendars));
      return flags(`end of ${period}`, sessions?.name ?? null, sessions?.inputs ?? known, (column) => {
        const ends = new Set(lastDates(known, count).values());
        let day = Number.NaN;
        eachSession(sessions, (row) => {
          const now = dayOf(time[row]);
          if (now !== day && ends.has(now)) column[row] = 1;
          day = now;
        });
      });
    },
  };
}

/** The sessions of one market. */
interface Market {
  /** The market, or the instrument that goes by its own bars. */
  readonly name: string;
  /** Its calendar; null where there is none. */
  readonly dates: Float64Array | null;
  /** What the rows depend on. */
  readonly inputs: readonly object[];
  isSession(row: number): boolean;
}

/** null: no market was given. An instrument whose market has no calendar goes by its own bars. */
function marketOf({ assets, calendars, time, frequency }: Feed, market: MarketLike | undefined): Market | null {
  if (market === undefined) return null;
  const one = assets.find(({ symbol }) => typeof market !== 'string' && symbol === Object(market).symbol);
  const name = typeof market === 'string' ? market : one?.market;
  if (name === undefined) throw new RangeError('give a market, such as "XSHG", or an instrument of this run');
  const dates = calendars.get(name);
  if (dates === undefined) {
    if (one === undefined) throw new UserError(noCalendar(name, calendars));
    const { rows, latest } = one.axis;
    return { name: one.symbol, dates: null, inputs: [one.axis], isSession: (row) => rows[latest[row]] === row };
  }
  if (frequency === 'daily') {
    const open = new Set(dates);
    return { name, dates, inputs: [dates], isSession: (row) => open.has(dayOf(time[row])) };
  }
  const peers = assets.filter((asset) => asset.market === name);
  const firsts = firstRows(peers, time);
  return { name, dates, inputs: [dates, ...peers.map(({ axis }) => axis)], isSession: (row) => firsts.has(row) };
}

const marketName = (market: MarketLike): string => (typeof market === 'string' ? market : market.market);

function noCalendar(name: string, calendars: Feed['calendars']): string {
  const known = [...calendars.keys()].join(', ') || 'none';
  return `There is no calendar of the market "${name}" in the data; there are: ${known}. Give calendars/${name}.csv, or use the schedules of all rows.`;
}

/** The first row of each date on which one of the instruments has a bar. */
function firstRows(peers: readonly Asset[], time: Float64Array): Set<number> {
  const first = new Map<number, number>();
  for (const { axis } of peers) {
    for (const row of axis.rows) {
      const day = dayOf(time[row]);
      first.set(day, Math.min(row, first.get(day) ?? row));
    }
  }
  return new Set(first.values());
}
