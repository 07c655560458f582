// The built-in calendars beside the lists of sessions and holidays that others keep, and beside the dates of real prices. The table is printed;
// each difference has to be one that is known and explained.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { calendarOf, compareDays, readDays } from '../../data/calendars/index.js';
import { dayOf, isoDay, midnight } from '../../data/day.js';
import { MARKET, reasonToSkip, rowsOf, YFINANCE } from './market.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/real/calendars.test.ts is skipped: ${reason}\n`);

const DAY = 86_400_000;
const AKSHARE = 'akfamily__akshare/calendar.json';
const LEAN = 'QuantConnect__Lean/market-hours/market-hours-database.json';

interface Hours {
  readonly holidays: readonly string[];
  readonly earlyCloses: Readonly<Record<string, string>>;
}

/** `12/31/2018` as a day. */
function american(text: string): number {
  const [month, day, year] = text.split('/').map(Number);
  return midnight(year, month, day);
}

const leanHours = (entry: string): Hours =>
  (JSON.parse(readFileSync(join(MARKET, LEAN), 'utf8')) as { entries: Readonly<Record<string, Hours>> }).entries[entry];

/** Weekdays from one date to another that the list does not name as holidays. */
function leanDays(entry: string, from: string, to: string): readonly number[] {
  const holidays = new Set(leanHours(entry).holidays.map(american));
  const days: number[] = [];
  for (let day = isoDay(from); day <= isoDay(to); day += DAY) {
    if (new Date(day).getUTCDay() % 6 !== 0 && !holidays.has(day)) days.push(day);
  }
  return days;
}

const since = (rows: readonly { readonly date: string; readonly close: string }[]) =>
  rows.filter(({ date, close }) => date >= '2000' && close !== '').map(({ date }) => isoDay(date.slice(0, 10)));

/** One row of the table: who keeps the list, what it has, and what is known of where it differs. */
interface Source {
  readonly market: string;
  readonly source: string;
  readonly days: () => readonly number[] | Promise<Float64Array>;
  /** True where the list is the authority, so that there is no difference. */
  readonly isAuthority?: boolean;
  /** Sessions that the list lacks, and days of it that were none, each with why. */
  readonly missing?: Readonly<Record<string, string>>;
  readonly extra?: Readonly<Record<string, string>>;
}

const STORM = 'a storm closed the exchange; the list has planned holidays only';
const YAHOO_GAP = 'a session that Yahoo lacks';
const FILLED = 'a holiday, filled with the close before';

const SOURCES: readonly Source[] = [
  {
    market: 'XSHG',
    source: 'akshare, list of sessions',
    isAuthority: true,
    days: () => readDays(join(MARKET, AKSHARE)),
  },
  {
    market: 'XSHE',
    source: 'akshare, list of sessions',
    isAuthority: true,
    days: () => readDays(join(MARKET, AKSHARE)),
  },
  {
    market: 'XSHG',
    source: 'CSI 300, dates of bars',
    days: () =>
      since(rowsOf('dennis-yuanlei__quant_bt/000300.csv').map((row) => ({ date: row['日期'], close: row['收盘'] }))),
  },
  {
    market: 'XSHG',
    source: '510300, dates of bars',
    days: () =>
      since(rowsOf('MorphKyan__strategy/510300.csv').map((row) => ({ date: row.trade_date, close: row.close }))),
  },
  {
    market: 'XNYS',
    source: 'Lean, holidays',
    isAuthority: true,
    days: () => leanDays('Equity-usa-[*]', '2000-01-01', '2028-12-31'),
  },
  {
    market: 'XNAS',
    source: 'Lean, holidays',
    isAuthority: true,
    days: () => leanDays('Equity-usa-[*]', '2000-01-01', '2028-12-31'),
  },
  {
    market: 'XNYS',
    source: 'SPY, dates of bars',
    days: () =>
      since(
        rowsOf('jmlestevez-source__taa-dashboard/SPY.csv', YFINANCE)
          .filter(({ date }) => /^\d/.test(date))
          .map(({ date, close }) => ({ date, close })),
      ),
  },
  {
    market: 'XNYS',
    source: 'S&P 500, dates of bars',
    days: () => since(rowsOf('tzjtan__historical-stock-data/GSPC.csv').map(({ date, close }) => ({ date, close }))),
  },
  {
    market: 'XHKG',
    source: 'Lean, holidays',
    days: () => leanDays('Index-hkfe-[*]', '2017-01-01', '2026-12-31'),
    extra: Object.fromEntries(
      ['2017-08-23', '2020-10-13', '2021-10-13', '2023-07-17', '2023-09-01', '2023-09-08', '2024-09-06'].map((date) => [
        date,
        STORM,
      ]),
    ),
  },
  {
    market: 'XHKG',
    source: 'Hang Seng Index (hjyssg), dates of bars',
    days: () => since(rowsOf('hjyssg__tqqq_simulation/^HSI.csv').map((row) => ({ date: row.Date, close: row.Close }))),
    missing: { '2012-03-19': YAHOO_GAP },
  },
  {
    market: 'XHKG',
    source: 'Hang Seng Index (tzjtan), dates of bars',
    days: () => since(rowsOf('tzjtan__historical-stock-data/HSI.csv').map(({ date, close }) => ({ date, close }))),
    missing: { '2012-03-19': YAHOO_GAP },
  },
  {
    market: 'XHKG',
    source: 'Hang Seng Index (robinloop), dates of bars',
    days: () =>
      since(
        rowsOf('robinloop__phoenix_tools/HSI.csv').map(({ date, cp }) => ({
          date: date
            .split('/')
            .map((part) => part.padStart(2, '0'))
            .join('-'),
          close: cp,
        })),
      ),
    extra: { '2001-10-25': FILLED, '2008-08-22': FILLED, '2013-05-17': FILLED },
  },
];

describe.skipIf(reason !== '')('the built-in calendar', () => {
  const rows: string[] = [];
  afterAll(() => {
    process.stdout.write(`\nmarket | compared with | from | to | weekdays | differences\n${rows.join('\n')}\n`);
  });

  it.each(SOURCES)('of $market agrees with $source but where that is known to be wrong', async (one) => {
    const { market, source, isAuthority, missing = {}, extra = {} } = one;
    const found = compareDays(calendarOf(market), await one.days());
    const told = { missing: found.missing.map(dayOf), extra: found.extra.map(({ day }) => dayOf(day)) };
    const count = told.missing.length + told.extra.length;
    const known = Object.entries({ ...missing, ...extra });
    const why = [...new Set(known.map(([, said]) => said))].map(
      (said) => `${known.flatMap(([date, each]) => (each === said ? [date] : [])).join(' ')} (${said})`,
    );
    rows.push(
      [market, source, dayOf(found.from), dayOf(found.to), found.weekdays, [count, ...why].join('; ')].join(' | '),
    );
    expect(told).toEqual({ missing: Object.keys(missing), extra: Object.keys(extra) });
    if (isAuthority) expect(count).toBe(0);
    // A list that is empty, or of another time, would agree with everything.
    expect(found.weekdays).toBeGreaterThan(2000);
  });

  it.each([
    ['XNYS', 'Equity-usa-[*]', '2000-01-01', '2028-12-31', ['2017-12-24']],
    // Lean's list of half days of Hong Kong begins with 2018.
    ['XHKG', 'Index-hkfe-[*]', '2018-01-01', '2026-12-31', []],
  ])('of %s has the early closes of Lean, but for one on a Sunday', (market, entry, from, to, bogus) => {
    const calendar = calendarOf(market);
    const sessions = [...calendar.sessions(isoDay(from), isoDay(to))].map(calendar.session);
    const ours = sessions.filter(({ isHalfDay }) => isHalfDay);
    const minute = new Intl.DateTimeFormat('en-GB', { timeZone: calendar.zone, timeStyle: 'medium' });
    const listed = Object.entries(leanHours(entry).earlyCloses)
      .map(([date, time]) => [dayOf(american(date)), time] as const)
      .filter(([date]) => date >= from && date <= to && !(bogus as readonly string[]).includes(date))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    expect(ours.map(({ day, auctionFrom }) => [dayOf(day), minute.format(auctionFrom)])).toEqual(listed);
    rows.push(
      `${market} | Lean, early closes | ${from} | ${to} | ${sessions.length} | ${bogus.length}${bogus.map((date) => `; ${date} is a Sunday`).join('')}`,
    );
  });
});
