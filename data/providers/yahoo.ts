// Yahoo Finance: daily bars with dividends and splits, and rates of currencies.

import { z } from 'zod';
import { UserError } from '../../engine/index.js';
import { DAY, dayOf, startOfDay } from '../day.js';
import { otherShape, unknownSymbol } from './fault.js';
import { jsonOf } from './json.js';
import { listingOf, pairIn } from './listing.js';
import { type Ask, type Happening, type Parsed, provider, type Quote } from './provider.js';
import { shortest } from './shortest.js';

const CHART = 'https://query1.finance.yahoo.com/v8/finance/chart/';

/** Its suffixes of exchanges. */
const SUFFIXES = { XSHG: 'SS', XSHE: 'SZ', XHKG: 'HK' } as const;

/** Its names of exchanges, as far as their rules are known. */
const MARKETS: Readonly<Record<string, string>> = {
  SHH: 'XSHG',
  SHZ: 'XSHE',
  HKG: 'XHKG',
  NYQ: 'XNYS',
  PCX: 'XNYS',
  ASE: 'XNYS',
  NMS: 'XNAS',
  NGM: 'XNAS',
  NCM: 'XNAS',
};
const KINDS = { ETF: 'etf', EQUITY: 'stock', INDEX: 'index', FUTURE: 'future' } as const;

const column = z.array(z.number().nullable());
const SHAPE = z.object({
  chart: z.object({
    result: z
      .array(
        z.object({
          meta: z.object({
            symbol: z.string(),
            currency: z.string().nullish(),
            exchangeName: z.string().nullish(),
            instrumentType: z.string().nullish(),
            longName: z.string().nullish(),
            gmtoffset: z.number(),
          }),
          timestamp: z.array(z.number()).optional(),
          events: z
            .object({
              dividends: z.record(z.string(), z.object({ amount: z.number(), date: z.number() })).optional(),
              splits: z
                .record(z.string(), z.object({ date: z.number(), numerator: z.number(), denominator: z.number() }))
                .optional(),
            })
            .optional(),
          indicators: z.object({
            quote: z.array(
              z.object({
                open: column.optional(),
                high: column.optional(),
                low: column.optional(),
                close: column.optional(),
                volume: column.optional(),
              }),
            ),
          }),
        }),
      )
      .nullable(),
    error: z.object({ code: z.string(), description: z.string() }).nullable(),
  }),
});
type Chart = NonNullable<z.infer<typeof SHAPE>['chart']['result']>[number];

/** Seconds since 1970, which may not lie before it. */
const seconds = (time: number): string => String(Math.max(0, Math.floor(time / 1000)));

const address = (id: string, from: number, to: number, interval: string, events: string): string =>
  `${CHART}${encodeURIComponent(id)}?${new URLSearchParams({ period1: seconds(from), period2: seconds(to), interval, events }).toString()}`;

/** Yahoo Finance; prices are turned back into prices as traded by the splits that it lists. */
export const YAHOO = provider({
  about: 'Daily bars of most exchanges with dividends and splits, indices, and rates of currencies.',
  params: {},
  terms: {
    words: 'No published interface: the terms of Yahoo allow personal use and forbid passing the data on.',
    rate: 20,
    years: 10,
    basis: 'split-adjusted',
    statuses: [400, 404, 422],
  },
  make: () => ({
    id(symbol) {
      const listing = listingOf(symbol);
      if (listing?.what === 'code') {
        const code = listing.market === 'XHKG' ? String(Number(listing.code)).padStart(4, '0') : listing.code;
        return `${code}.${SUFFIXES[listing.market]}`;
      }
      if (listing?.what === 'pair') return `${listing.from}${listing.to}=X`;
      if (listing?.what === 'index') return `^${listing.name}`;
      if (listing?.what === 'ticker') return listing.ticker.replace('.', '-');
      if (symbol.startsWith('^') || /[=.]/.test(symbol)) return symbol.toUpperCase();
      throw new UserError(`Yahoo has no name for "${symbol}" that is known; give it as ${symbol}=NAME.`);
    },
    // A day before and after, since the bars of a date may carry a time of the date before or after it in UTC.
    page: ({ id, from, to }) => address(id, from - DAY, to + 2 * DAY, '1d', 'div,splits'),
    // Its prices are moved for every split up to today, and so those after the last day count too.
    beside: ({ id, from, now }) =>
      pairIn(id) === undefined ? [address(id, from, startOfDay(now) + DAY, '3mo', 'splits')] : [],
    parse: ({ ask, part, text }) => parsed(ask, part, text),
  }),
});

function parsed(ask: Ask, part: 'page' | 'beside', text: string): Parsed {
  const { result, error } = jsonOf(text, SHAPE).chart;
  if (error !== null) {
    // Before the first day of an instrument there is nothing, and it says so as an error.
    if (/doesn'?t exist for startDate/i.test(error.description)) return {};
    if (/no data found|delisted|not found/i.test(`${error.code} ${error.description}`)) throw unknownSymbol(ask.symbol);
    throw otherShape(`${error.code}: ${error.description.slice(0, 120)}`);
  }
  const [chart] = result ?? [];
  if (chart === undefined) throw otherShape('neither a result nor an error');
  if (chart.meta.symbol.toUpperCase() !== ask.id.toUpperCase()) {
    throw otherShape(`it is about ${chart.meta.symbol} and not ${ask.id}`);
  }
  const happenings = happeningsOf(chart);
  if (part === 'beside') return { happenings: happenings.filter(({ kind }) => kind === 'split') };
  const { quotes, notes } = quotesOf(chart, ask);
  if (pairIn(ask.id) !== undefined) {
    const rates = quotes.map(({ date, close }) => ({ date, rate: close, published: nextDay(date) }));
    return { rates, notes };
  }
  const { currency, exchangeName, instrumentType, longName } = chart.meta;
  const market = MARKETS[exchangeName ?? ''];
  const kind = KINDS[instrumentType as keyof typeof KINDS];
  return {
    quotes,
    happenings,
    notes,
    words: {
      ...(longName ? { name: longName } : {}),
      ...(market === undefined ? {} : { market }),
      ...(currency ? { currency } : {}),
      ...(kind === undefined ? {} : { kind }),
    },
  };
}

/** A rate of a day's close is known when the day is over. */
const nextDay = (date: string): string => `${dayOf(Date.parse(date) + DAY)}T00:00:00Z`;

/** The date of an exchange, whose clock is ahead of UTC by the offset in seconds. */
const dateOn = (time: number, { meta }: Chart): string => dayOf(startOfDay((time + meta.gmtoffset) * 1000));

function quotesOf(chart: Chart, ask: Ask): { readonly quotes: readonly Quote[]; readonly notes: readonly string[] } {
  const times = chart.timestamp ?? [];
  const [columns] = chart.indicators.quote;
  const { open = [], high = [], low = [], close = [], volume = [] } = columns ?? {};
  if ([open, high, low, close, volume].some(({ length }) => length !== times.length)) {
    throw otherShape('columns of prices are not as long as the column of times');
  }
  const quotes: Quote[] = [];
  let blank = 0;
  times.forEach((time, k) => {
    const prices = [open[k], high[k], low[k], close[k]];
    if (prices.some((price) => price === null)) {
      blank++;
      return;
    }
    const [o, h, l, c] = (prices as number[]).map(shortest);
    quotes.push({ date: dateOn(time, chart), open: o, high: h, low: l, close: c, volume: volume[k] ?? NaN });
  });
  const rows = blank === 1 ? '1 row' : `${blank} rows`;
  return { quotes, notes: blank === 0 ? [] : [`${ask.symbol}: ${rows} without prices left out.`] };
}

function happeningsOf(chart: Chart): readonly Happening[] {
  const { dividends = {}, splits = {} } = chart.events ?? {};
  return [
    ...Object.values(dividends).map(({ amount, date }) => ({
      date: dateOn(date, chart),
      kind: 'dividend' as const,
      value: shortest(amount),
    })),
    ...Object.values(splits).map(({ date, numerator, denominator }) => ({
      date: dateOn(date, chart),
      kind: 'split' as const,
      value: numerator / denominator,
    })),
  ];
}
