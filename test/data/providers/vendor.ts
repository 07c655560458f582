// A vendor that is made up: invented prices in the shapes that real vendors answer with, from a server of this machine or from memory.

import { DAY, dayOf, isoDay } from '../../../data/day.js';

/** A day of the vendor's history, as traded. */
export interface TradedDay {
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** In shares, a whole number of lots of 100. */
  readonly volume: number;
}

/** The history of an instrument. */
export interface History {
  readonly name: string;
  readonly days: readonly TradedDay[];
  /** Cash per unit by ex-date, and new units for one by ex-date, both as of that date. */
  readonly dividends?: Readonly<Record<string, number>>;
  readonly splits?: Readonly<Record<string, number>>;
}

/** Weekdays of a span with prices that follow from the date alone, in cents. Each split of `splits` divides them from its date on. */
export function daysFrom(
  first: string,
  last: string,
  level = 100,
  splits: Readonly<Record<string, number>> = {},
): TradedDay[] {
  const days: TradedDay[] = [];
  for (let day = isoDay(first); day <= isoDay(last); day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    const date = dayOf(day);
    const n = Math.round(day / DAY);
    const units = Object.entries(splits).reduce((all, [ex, value]) => (date >= ex ? all * value : all), 1);
    const cents = (x: number) => Math.round((x / units) * 100) / 100;
    const close = cents(level + (n % 7) * 0.25);
    const open = cents(level + ((n + 3) % 5) * 0.2);
    const high = Math.round((Math.max(open, close) + 0.5) * 100) / 100;
    const low = Math.round((Math.min(open, close) - 0.5) * 100) / 100;
    days.push({ date, open, high, low, close, volume: (1000 + (n % 11)) * 100 });
  }
  return days;
}

/** What a vendor answers to a path with its query; `now` is its clock, ms UTC. */
export type Vendor = (path: string, now: number) => Reply;

/** An answer as it goes over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

const within = (days: readonly TradedDay[], from: string, to: string) =>
  days.filter(({ date }) => date >= from && date <= to);

const dashed = (text: string): string => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** East Money: bars as lines of text with volumes in lots, and the list of distributions for ten shares. Histories by its own names. */
export const eastmoney =
  (histories: Readonly<Record<string, History>>): Vendor =>
  (path) => {
    const { pathname, searchParams: q } = new URL(path, 'http://vendor');
    if (pathname === '/api/data/v1/get') {
      const code = /"(\d{6})"/.exec(q.get('filter')!)![1];
      const found = Object.entries(histories).find(([id]) => id.endsWith(`.${code}`))?.[1];
      const dates = [...new Set([...Object.keys(found?.dividends ?? {}), ...Object.keys(found?.splits ?? {})])].sort();
      if (dates.length === 0) return json({ result: null, success: false, code: 9201 });
      const data = dates.map((date) => ({
        SECURITY_CODE: code,
        EX_DIVIDEND_DATE: `${date} 00:00:00`,
        PRETAX_BONUS_RMB: found?.dividends?.[date] === undefined ? null : found.dividends[date] * 10,
        BONUS_IT_RATIO: found?.splits?.[date] === undefined ? null : found.splits[date] * 10 - 10,
      }));
      return json({ result: { data, pages: 1, count: data.length }, success: true, code: 0 });
    }
    const id = q.get('secid')!;
    if (!Object.hasOwn(histories, id)) return json({ rc: 100, data: null });
    const { name, days } = histories[id];
    const lot = /^[01]\./.test(id) ? 100 : 1;
    const klines = within(days, dashed(q.get('beg')!), dashed(q.get('end')!)).map(
      ({ date, open, close, high, low, volume }) => [date, open, close, high, low, volume / lot].join(','),
    );
    return json({
      rc: 0,
      data: { code: id.slice(id.indexOf('.') + 1), market: Number(id.split('.')[0]), name, klines },
    });
  };

/** Yahoo: columns of numbers that passed through single precision, moved for all splits up to now. */
export const yahoo =
  (histories: Readonly<Record<string, History & { readonly meta?: object }>>): Vendor =>
  (path, now) => {
    const { pathname, searchParams: q } = new URL(path, 'http://vendor');
    const symbol = decodeURIComponent(pathname.replace('/v8/finance/chart/', ''));
    if (!Object.hasOwn(histories, symbol)) {
      const error = { code: 'Not Found', description: 'No data found, symbol may be delisted' };
      return json({ chart: { result: null, error } }, 404);
    }
    const { name, days, dividends = {}, splits = {}, meta } = histories[symbol];
    const [start, end] = [Number(q.get('period1')), Number(q.get('period2'))];
    const open = 14.5 * 3600;
    const inSpan = (date: string) =>
      isoDay(date) / 1000 + open >= start && isoDay(date) / 1000 + open < end && isoDay(date) + open * 1000 <= now;
    const rows = days.filter(({ date }) => inSpan(date));
    if (rows.length === 0 && days.length > 0 && end * 1000 < isoDay(days[0].date)) {
      const description = `Data doesn't exist for startDate = ${start}, endDate = ${end}`;
      return json({ chart: { result: null, error: { code: 'Bad Request', description } } }, 400);
    }
    const units = (date: string) =>
      Object.entries(splits).reduce((all, [ex, value]) => (date < ex && isoDay(ex) <= now ? all * value : all), 1);
    const single = (price: number, date: string) => Math.fround(price / units(date));
    const stamp = (date: string) => isoDay(date) / 1000 + open;
    const isDaily = q.get('interval') === '1d';
    const wants = q.get('events')!.split(',');
    const column = (key: 'open' | 'high' | 'low' | 'close') => rows.map((row) => single(row[key], row.date));
    const events = {
      ...(wants.includes('div')
        ? {
            dividends: Object.fromEntries(
              Object.entries(dividends)
                .filter(([date]) => inSpan(date))
                .map(([date, amount]) => [stamp(date), { amount: single(amount, date), date: stamp(date) }]),
            ),
          }
        : {}),
      splits: Object.fromEntries(
        Object.entries(splits)
          .filter(([date]) => inSpan(date))
          .map(([date, value]) => [
            stamp(date),
            { date: stamp(date), numerator: value, denominator: 1, splitRatio: `${value}:1` },
          ]),
      ),
    };
    const result = {
      meta: {
        symbol,
        currency: 'USD',
        exchangeName: 'PCX',
        instrumentType: 'ETF',
        longName: name,
        gmtoffset: -18000,
        ...meta,
      },
      ...(isDaily ? { timestamp: rows.map(({ date }) => stamp(date)) } : {}),
      events,
      indicators: {
        quote: [
          isDaily
            ? {
                open: column('open'),
                high: column('high'),
                low: column('low'),
                close: column('close'),
                volume: rows.map(({ date, volume }) => volume * units(date)),
              }
            : {},
        ],
      },
    };
    return json({ chart: { result: [result], error: null } });
  };

/** Stooq: CSV, or a word where there is nothing. */
export const stooq =
  (histories: Readonly<Record<string, History>>): Vendor =>
  (path) => {
    const { searchParams: q } = new URL(path, 'http://vendor');
    const { days = [] } = histories[q.get('s')!] ?? {};
    const rows = within(days, dashed(q.get('d1')!), dashed(q.get('d2')!));
    const lines = rows.map(({ date, open, high, low, close, volume }) =>
      [date, open, high, low, close, volume].join(','),
    );
    const body = rows.length === 0 ? 'No data' : `${['Date,Open,High,Low,Close,Volume', ...lines].join('\r\n')}\r\n`;
    return { status: 200, headers: { 'content-type': 'text/plain' }, body };
  };

/** Tencent: rows of texts with volumes in lots. */
export const tencent =
  (histories: Readonly<Record<string, History>>): Vendor =>
  (path) => {
    const { searchParams: q } = new URL(path, 'http://vendor');
    const [id, , from, to] = q.get('param')!.split(',');
    if (!Object.hasOwn(histories, id)) return json({ code: 0, msg: '', data: [] });
    const lot = id.startsWith('hk') ? 1 : 100;
    const day = within(histories[id].days, from, to).map(({ date, open, close, high, low, volume }) => [
      date,
      ...[open, close, high, low, volume / lot].map((value) => value.toFixed(3)),
    ]);
    return json({ code: 0, msg: '', data: { [id]: { day, qt: {} } } });
  };

/** Frankfurter: rates of weekdays by date, beginning with the last one before a span that begins on a day without. */
export const frankfurter =
  (pairs: Readonly<Record<string, (date: string) => number>>): Vendor =>
  (path) => {
    const { pathname, searchParams: q } = new URL(path, 'http://vendor');
    const [from, to] = pathname.replace('/v1/', '').split('..');
    const [base, symbol] = [q.get('base')!, q.get('symbols')!];
    const rate = pairs[`${base}${symbol}`];
    if (rate === undefined) return json({ message: 'not found' }, 404);
    const days = daysFrom(dayOf(isoDay(from) - 3 * DAY), to).map(({ date }) => date);
    const rates = Object.fromEntries(days.map((date) => [date, { [symbol]: rate(date) }]));
    return json({ amount: 1, base, start_date: days[0], end_date: to, rates });
  };
