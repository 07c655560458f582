// Arbitrary datasets for the laws of alignment: several instruments with holes, actions and outside series.

import fc from 'fast-check';
import type { Dataset, Observations } from '../../data/index.js';
import { instrumentOf } from '../../data/index.js';
import type { Action, Bars } from '../../engine/index.js';

const DAY = 86_400_000;
export const START = Date.UTC(2020, 0, 6);
const SYMBOLS = ['510300', '2800.HK', 'SPY'] as const;

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

/** Up to three instruments of different markets over up to three weeks. */
export const datasets: fc.Arbitrary<Dataset> = fc
  .record({ span: fc.integer({ min: 1, max: 20 }), held: fc.integer({ min: 1, max: 3 }) })
  .chain(({ span, held }) => {
    const symbols = SYMBOLS.slice(0, held);
    return fc.record({
      instruments: fc.constant(symbols.map((symbol) => instrumentOf(symbol))),
      bars: fc.tuple(...symbols.map((symbol) => barsOf(symbol, span))),
      frequency: fc.constant('daily' as const),
      actions: fc
        .tuple(...symbols.map((symbol) => fc.array(actionOf(symbol, span), { maxLength: 3 })))
        .map((each) => each.flat()),
      observations: fc.tuple(observationsOf('flow', symbols[0], span), observationsOf('fear', '', span)),
      generated: fc.constant(''),
      notes: fc.constant([]),
    });
  });
