// Small markets, order scripts and runs for the tests of reports.

import * as fc from 'fast-check';
import {
  type Asset,
  everyRow,
  type Feed,
  PLAIN_TERMS,
  type RowAction,
  type Run,
  simulate,
  strategy,
  type Terms,
} from '../../engine/index.js';
import type { Configuration } from '../../reports/report.js';

export const DAY = 86_400_000;
/** 2024-01-02T21:00Z, a Tuesday. */
export const START = Date.UTC(2024, 0, 2, 21);

export const FREE: Terms = { ...PLAIN_TERMS, shortMargin: 0.5, source: 'toy rule' };

/** Times of `length` days from START on. */
export const days = (length: number): Float64Array => Float64Array.from({ length }, (_, i) => START + i * DAY);

interface ToyAsset {
  readonly symbol?: string;
  readonly open?: readonly number[];
  readonly close: readonly number[];
  readonly actions?: readonly RowAction[];
  readonly terms?: Partial<Terms>;
  readonly more?: Partial<Asset>;
}

/** An asset with a bar on every row. The adjusted series is the raw one times the factor of its actions. */
export function toyAsset(
  { symbol = 'AAA', close, open = close, actions = [], terms, more }: ToyAsset,
  index = 0,
): Asset {
  const column = (values: readonly number[]) => Float64Array.from(values);
  const high = open.map((o, i) => Math.max(o, close[i]));
  const low = open.map((o, i) => Math.min(o, close[i]));
  const raw = { open: column(open), high: column(high), low: column(low), close: column(close), volume: column(close) };
  let level = 1;
  const factor = column(
    close.map((_, row) => {
      for (const { row: at, kind, value } of actions) {
        if (at !== row || row === 0) continue;
        level *= kind === 'split' ? value : close[row - 1] / (close[row - 1] - value);
      }
      return level;
    }),
  );
  const scaled = (values: Float64Array) => values.map((value, row) => value * factor[row]);
  const adjusted = {
    open: scaled(raw.open),
    high: scaled(raw.high),
    low: scaled(raw.low),
    close: scaled(raw.close),
    volume: raw.volume,
  };
  return {
    symbol,
    name: symbol,
    market: 'none',
    currency: 'CNY',
    kind: 'etf',
    class: '',
    multiplier: 1,
    spread: NaN,
    periodsPerYear: 252,
    terms: [{ ...FREE, ...terms }],
    index,
    raw,
    adjusted: actions.length === 0 ? raw : adjusted,
    factor: actions.length === 0 ? new Float64Array(0) : factor,
    axis: everyRow(close.length),
    actions,
    ...more,
  };
}

/** A daily feed of toy assets. */
export function toyFeed(assets: readonly ToyAsset[], more: Partial<Feed> = {}): Feed {
  const made = assets.map((asset, index) => toyAsset({ symbol: 'ABCDEFG'[index].repeat(3), ...asset }, index));
  return {
    time: days(made[0].raw.close.length),
    frequency: 'daily',
    assets: made,
    base: 'CNY',
    rates: new Map(),
    calendars: new Map(),
    series: new Map(),
    generated: false,
    notes: [],
    ...more,
  };
}

/** A market order: row, asset, signed quantity. */
export type Line = readonly [row: number, asset: number, quantity: number];

/** Runs a script of market orders through the engine. */
export function runScript(
  feed: Feed,
  script: readonly Line[],
  settings: { cash?: number; slippage?: number } = {},
): Run {
  const replay = strategy({
    about: 'Replays a script.',
    params: {},
    prepare:
      (_, { assets }) =>
      (ctx) => {
        for (const [row, asset, quantity] of script) {
          if (row !== ctx.bar) continue;
          ctx.order({ asset: assets[asset], side: quantity > 0 ? 1 : -1, quantity: Math.abs(quantity) });
        }
      },
  });
  return simulate(replay, feed, { cash: 100_000, ...settings });
}

export const CONFIGURATION: Configuration = {
  strategy: 'toy',
  about: 'Replays a script.',
  params: {},
  from: '2024-01-02',
  to: '2024-01-31',
  cash: 100_000,
  base: 'CNY',
  benchmark: '',
  riskFree: 0,
  fill: 'next-open',
  intrabar: 'pessimistic',
  doubt: false,
  costs: 'market',
  commission: null,
  slippage: 0,
  volumeCap: null,
  account: 'margin',
  leverage: 1,
  conversion: 'automatic',
  conversionSpread: 0,
  creditRate: 0,
  debitRate: 0,
  limits: [],
  lot: null,
  seed: 1,
  data: ['toy'],
  lenient: [],
};

const price = fc.double({ min: 5, max: 50, noNaN: true }).map((x) => Math.round(x * 100) / 100);

/** A market of one to three assets over 4 to 24 rows, with splits and distributions, and a script of market orders. */
export const scene: fc.Arbitrary<{ feed: Feed; script: Line[]; slippage: number }> = fc
  .record({ rows: fc.integer({ min: 4, max: 24 }), count: fc.integer({ min: 1, max: 3 }) })
  .chain(({ rows, count }) => {
    const action = fc.record({
      row: fc.integer({ min: 1, max: rows - 1 }),
      kind: fc.constantFrom('split' as const, 'dividend' as const, 'dividend' as const),
      ratio: fc.constantFrom(2, 3, 1.1, 1.5, 0.5, 0.3, 0.01),
      cash: fc.constantFrom(0.1, 0.25, 1.37),
      wait: fc.constantFrom(0, 1, 3, Infinity),
    });
    const asset = fc.record({
      close: fc.array(price, { minLength: rows, maxLength: rows }),
      open: fc.array(price, { minLength: rows, maxLength: rows }),
      actions: fc.array(action, { maxLength: 4 }),
      lot: fc.constantFrom(1, 1, 100, 0.5),
      multiplier: fc.constantFrom(1, 1, 10),
      commission: fc.constantFrom(0, 0.0005),
      commissionMinimum: fc.constantFrom(0, 5),
      sellTax: fc.constantFrom(0, 0.001),
    });
    const line = fc.tuple(
      fc.integer({ min: 0, max: rows - 1 }),
      fc.integer({ min: 0, max: count - 1 }),
      fc.integer({ min: -8, max: 8 }).map((lots) => lots * 100),
    );
    return fc.record({
      feed: fc.array(asset, { minLength: count, maxLength: count }).map((assets) =>
        toyFeed(
          assets.map(({ close, open, actions, lot, multiplier, commission, commissionMinimum, sellTax }) => ({
            close,
            open,
            terms: { lot, commission, commissionMinimum, sellTax },
            more: { multiplier },
            actions: actions
              .sort((a, b) => a.row - b.row)
              .map(({ row, kind, ratio, cash, wait }) => {
                const payRow = row + wait < rows ? row + wait : Infinity;
                return { row, kind, value: kind === 'split' ? ratio : cash, payRow: kind === 'split' ? row : payRow };
              }),
          })),
        ),
      ),
      script: fc.array(line, { maxLength: 20 }),
      slippage: fc.constantFrom(0, 0.0005),
    });
  });
