// Arbitrary datasets for the laws of alignment: several instruments in three currencies with holes, actions, rates, calendars and outside
// series. The account is kept in CNY.

import fc from 'fast-check';
import type { Dataset, ExchangeRates, Observations } from '../../data/index.js';
import { type InstrumentWords, instrumentOf } from '../../data/index.js';
import type { Action, Bars } from '../../engine/index.js';

const DAY = 86_400_000;
export const START = Date.UTC(2020, 0, 6);
const SYMBOLS = ['510300', '2800.HK', 'SPY', 'IF'] as const;
const WORDS: Readonly<Record<string, InstrumentWords>> = {
  SPY: { market: 'XNYS' },
  IF: { kind: 'future', currency: 'CNY' },
};

const priceOf = fc.integer({ min: 500, max: 5000 }).map((cents) => cents / 100);

/** Bars on a random subset of `span` days, with a random walk as prices. */
const barsOf = (symbol: string, span: number): fc.Arbitrary<Bars> =>
  fc
    .array(fc.record({ there: fc.boolean(), close: priceOf, reach: fc.integer({ min: 0, max: 99 }) }), {
      minLength: span,
      maxLength: span,
    })
    .filter((days) => days.some(({ there }) => there))
    .map((days) => {
      const kept = days.map((day, at) => ({ ...day, time: START + at * DAY })).filter(({ there }) => there);
      const column = (pick: (day: (typeof kept)[number]) => number) => Float64Array.from(kept, pick);
      return {
        symbol,
        time: column(({ time }) => time),
        open: column(({ close, reach }) => close + reach / 200),
        high: column(({ close, reach }) => close + reach / 100),
        low: column(({ close, reach }) => close - reach / 100),
        close: column(({ close }) => close),
        volume: column(({ reach }) => reach * 1000),
      };
    });

const actionOf = (symbol: string, span: number): fc.Arbitrary<Action> =>
  fc
    .record({
      day: fc.integer({ min: -1, max: span + 1 }),
      split: fc.boolean(),
      ratio: fc.constantFrom(0.2, 0.5, 2, 5),
      cash: fc.integer({ min: 1, max: 20 }),
      wait: fc.option(fc.integer({ min: 0, max: 5 })),
    })
    .map(({ day, split, ratio, cash, wait }) => ({
      symbol,
      exTime: START + day * DAY,
      kind: split ? ('split' as const) : ('dividend' as const),
      value: split ? ratio : cash / 1000,
      payTime: split || wait === null ? NaN : START + (day + wait) * DAY,
    }));

/** A contract follows at a price that differs. */
const rollOf = (symbol: string, span: number): fc.Arbitrary<Action> =>
  fc
    .record({ day: fc.integer({ min: -1, max: span + 1 }), cents: fc.integer({ min: -4, max: 100 }) })
    .map(({ day, cents }) => ({
      symbol,
      exTime: START + day * DAY,
      kind: 'roll',
      value: cents / 100,
      payTime: NaN,
    }));

/** The end of an instrument, some days after its last bar. */
const delistingOf = ({ symbol, time }: Bars): fc.Arbitrary<readonly Action[]> =>
  fc
    .record({
      there: fc.boolean(),
      after: fc.integer({ min: 1, max: 4 }),
      value: fc.constantFrom(0, 0.5, 7),
      wait: fc.option(fc.integer({ min: 0, max: 5 })),
    })
    .map(({ there, after, value, wait }) => {
      const exTime = time[time.length - 1] + after * DAY;
      const payTime = wait === null ? NaN : exTime + wait * DAY;
      return there ? [{ symbol, exTime, kind: 'delisting' as const, value, payTime }] : [];
    });

/** Rates of a pair from the day before the first bar on, some of them published later, and some revised. */
const ratesOf = (pair: string, span: number): fc.Arbitrary<ExchangeRates> =>
  fc
    .array(
      fc.record({
        there: fc.boolean(),
        rate: fc.integer({ min: 1, max: 2000 }),
        lag: fc.option(fc.integer({ min: 0, max: 80 })),
        revised: fc.option(fc.integer({ min: 81, max: 120 }), { freq: 4 }),
      }),
      { minLength: span, maxLength: span },
    )
    .map((days) => {
      const rows = days.flatMap(({ there, rate, lag, revised }, at) => {
        const row = { date: START + (at - 1) * DAY, rate: rate / 100, lag: at === 0 ? null : lag };
        const again = revised === null || at === 0 ? [] : [{ ...row, rate: row.rate * 2, lag: revised }];
        return there || at === 0 ? [row, ...again] : [];
      });
      return {
        from: pair.slice(0, 3),
        to: pair.slice(3),
        dates: Float64Array.from(rows, ({ date }) => date),
        rates: Float64Array.from(rows, ({ rate }) => rate),
        published: Float64Array.from(rows, ({ date, lag }) => (lag === null ? NaN : date + lag * 3_600_000)),
      };
    });

const PAIRS = [
  ['HKDCNY', 'USDCNY'],
  ['CNYHKD', 'CNYUSD'],
  ['HKDUSD', 'USDCNY'],
  ['USDHKD', 'USDCNY', 'EURCNY'],
  ['EURHKD', 'CNYEUR', 'USDEUR'],
] as const;

/** The planned sessions of a market: every day that has a bar, and some more, also beyond the last. */
const plannedOf = (bars: readonly Bars[], span: number): fc.Arbitrary<Float64Array> =>
  fc.array(fc.nat({ max: span + 9 }), { minLength: 1, maxLength: 9 }).map((more) => {
    const days = new Set(more.map((day) => START + day * DAY));
    for (const { time } of bars) for (const day of time) days.add(day);
    return Float64Array.from(days).sort();
  });

const observationsOf = (name: string, symbol: string, span: number): fc.Arbitrary<Observations> =>
  fc
    .array(
      fc.record({
        value: fc.oneof(
          { weight: 9, arbitrary: fc.integer({ min: -9, max: 9 }) },
          { weight: 1, arbitrary: fc.constant(NaN) },
        ),
        lag: fc.option(fc.integer({ min: 0, max: 80 })),
      }),
      { minLength: 0, maxLength: span },
    )
    .map((rows) => ({
      name,
      symbol,
      dates: Float64Array.from(rows, (_, at) => START + at * DAY),
      values: Float64Array.from(rows, ({ value }) => value),
      published: Float64Array.from(rows, ({ lag }, at) => (lag === null ? NaN : START + at * DAY + lag * 3_600_000)),
    }));

/** Up to four instruments of different markets over up to three weeks. */
export const datasets: fc.Arbitrary<Dataset> = fc
  .record({ span: fc.integer({ min: 1, max: 20 }), held: fc.integer({ min: 1, max: 4 }) })
  .chain(({ span, held }) => {
    const symbols = SYMBOLS.slice(0, held);
    return fc.tuple(...symbols.map((symbol) => barsOf(symbol, span))).map((bars) => ({ span, symbols, bars }));
  })
  .chain(({ span, symbols, bars }) => {
    const actions = symbols.map((symbol) =>
      fc.array(symbol === 'IF' ? rollOf(symbol, span) : actionOf(symbol, span), { maxLength: 3 }),
    );
    return fc.record({
      instruments: fc.constant(symbols.map((symbol) => instrumentOf(symbol, WORDS[symbol]))),
      bars: fc.constant(bars),
      frequency: fc.constant('daily' as const),
      actions: fc.tuple(...actions, ...bars.map(delistingOf)).map((each) => each.flat()),
      observations: fc.tuple(observationsOf('flow', symbols[0], span), observationsOf('fear', '', span)),
      rates: fc.constantFrom(...PAIRS).chain((pairs) => fc.tuple(...pairs.map((pair) => ratesOf(pair, span)))),
      calendars: fc
        .tuple(fc.boolean(), plannedOf(bars, span))
        .map(([there, days]) => (there ? new Map([['XSHG', days]]) : undefined)),
      generated: fc.constant(''),
      notes: fc.constant([]),
    });
  });
