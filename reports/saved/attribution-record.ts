// The attribution in run.json as it may be read: every field that a report shows, checked.

import { z } from 'zod';

/** A figure; null in JSON where it is undefined. */
const figure = z.number().nullable();
const text = z.string();

const effects = { price: figure, currency: figure, income: figure, cost: figure, total: figure };
const groups = z.array(z.looseObject({ name: text, ...effects }));

const sums = { allocation: figure, selection: figure, interaction: figure, trading: figure, total: figure };
const table = z.looseObject({
  segments: z.array(z.looseObject({ name: text, weight: figure, benchmarkWeight: figure, ...sums })),
  total: z.looseObject(sums),
  menchero: z.looseObject(sums),
  years: z.array(z.looseObject({ year: z.number(), portfolioReturn: figure, benchmarkReturn: figure, ...sums })),
});

/** What stands under `attribution` in run.json. Fields of later versions are let through. */
export const ATTRIBUTION = z.looseObject({
  contributions: z.array(z.looseObject({ name: text, asset: z.number(), ...effects })),
  total: z.looseObject(effects),
  costs: z.record(text, figure),
  byMarket: groups,
  byCurrency: groups,
  byKind: groups,
  brinson: z
    .looseObject({
      weights: z.array(z.looseObject({ symbol: text, weight: z.number() })),
      portfolioReturn: figure,
      benchmarkReturn: figure,
      periods: z.number(),
      lost: text,
      by: z.looseObject({ instrument: table, market: table, currency: table, kind: table }),
    })
    .nullable(),
  regimes: z.looseObject({
    of: z.enum(['benchmark', 'run']),
    regimes: z.array(
      z.looseObject({
        name: z.enum(['calm', 'fall', 'crisis']),
        periods: z.number(),
        days: figure,
        return: figure,
        benchmarkReturn: figure,
        volatility: figure,
        profit: figure,
        share: figure,
      }),
    ),
  }),
  windows: z.looseObject({
    rows: z.array(
      z.looseObject({
        name: text,
        from: text,
        to: text,
        source: text,
        kind: z.enum(['history', 'scenario']),
        return: figure,
        benchmarkReturn: figure,
        maxDrawdown: figure,
      }),
    ),
    partly: z.array(text),
  }),
});
