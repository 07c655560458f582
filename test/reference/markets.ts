// Arbitrary markets: a few instruments with holidays, suspensions, gaps, limit days, corporate actions, rolls and delistings.

import * as fc from 'fast-check';
import { anyTerms, termsOf } from './any-terms.js';
import type { Action, ScenarioAsset } from './scenario.js';

// Ratios whose products with whole quantities are exact decimals; for prices without a tick only those that a double
// divides by exactly, so that a tie of price and limit stays a tie.
const RATIOS = [2, 3, 1.5, 1.1, 1.25, 0.5, 0.2, 0.1];
const EXACT_RATIOS = [2, 0.5];

/** A whole number, both ends included. */
export const between = (min: number, max: number) => fc.integer({ min, max });
/** True in so many per cent of the draws. */
export const chance = (percent: number) => between(1, 100).map((x) => x > 100 - percent);
/** A list of so many. */
export const repeated = <T>(each: fc.Arbitrary<T>, length: number) =>
  fc.array(each, { minLength: length, maxLength: length });

const barShape = fc.record({
  // What the day is: mostly an ordinary one.
  day: fc.oneof(
    { weight: 78, arbitrary: fc.constant('plain') },
    { weight: 7, arbitrary: fc.constant('none') },
    { weight: 5, arbitrary: fc.constant('flat') },
    { weight: 4, arbitrary: fc.constant('limit-up') },
    { weight: 6, arbitrary: fc.constant('limit-down') },
  ),
  gap: fc.oneof({ weight: 3, arbitrary: between(-15, 15) }, { weight: 1, arbitrary: between(-120, 120) }),
  body: between(-40, 40),
  up: between(0, 25),
  down: between(0, 25),
  volume: fc.oneof({ weight: 20, arbitrary: between(1, 60) }, { weight: 1, arbitrary: fc.constant(-1) }),
  action: fc.oneof(
    { weight: 173, arbitrary: fc.constant('none') },
    { weight: 12, arbitrary: fc.constant('split') },
    { weight: 11, arbitrary: fc.constant('dividend') },
    { weight: 2, arbitrary: fc.constant('both') },
    { weight: 2, arbitrary: fc.constant('delisting') },
  ),
  ratio: between(0, RATIOS.length - 1),
  cash: between(1, 15),
  wait: fc.oneof(between(0, 6), fc.constant(Infinity)),
});
type BarShape = typeof barShape extends fc.Arbitrary<infer T> ? T : never;

const assetShape = (rows: number) =>
  fc.record({
    market: between(0, 4),
    future: chance(20),
    listed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: between(0, 5) }),
    price: between(300, 3000),
    terms: anyTerms,
    later: anyTerms,
    change: between(1, 20),
    bars: repeated(barShape, rows),
  });
type AssetShape = ReturnType<typeof assetShape> extends fc.Arbitrary<infer T> ? T : never;

/** Markets, the order in which they open, and the currency of their quotes. */
const MARKETS = ['XSHG', 'XHKG', 'XNYS', 'M', 'none'] as const;
const CURRENCIES = ['CNY', 'HKD', 'USD', 'CNY', 'CNY'] as const;

function actionsOn(bar: BarShape, row: number, shape: AssetShape, ratios: readonly number[], grid: number): Action[] {
  const payRow = row + bar.wait;
  if (shape.future) {
    if (bar.action === 'delisting') return [{ row, kind: 'delisting', value: 1, payRow: row }];
    const value = (bar.cash - 8) / grid;
    return bar.action === 'none' || value === 0 ? [] : [{ row, kind: 'roll', value, payRow: row }];
  }
  const actions: Action[] = [];
  if (bar.action === 'dividend' || bar.action === 'both')
    actions.push({ row, kind: 'dividend', value: bar.cash / grid, payRow });
  if (bar.action === 'split' || bar.action === 'both')
    actions.push({ row, kind: 'split', value: ratios[bar.ratio % ratios.length], payRow: row });
  if (bar.action === 'delisting') actions.push({ row, kind: 'delisting', value: bar.cash, payRow });
  return actions;
}

/** A sum of decimals as the decimal that it is, and not the double beside it. */
export const decimal = (x: number): number => Math.round(x * 1e9) / 1e9;

/** Where the price of a bar may lie, in steps of the grid: the day's limit where there is one. */
function bandOn(reference: number, limit: number): readonly [number, number] {
  if (Number.isNaN(limit)) return [1, Infinity];
  const percent = Math.round(limit * 100);
  const near = Math.round(reference);
  const rounded = (x: number) => Math.floor((near * x + 50) / 100);
  return [Math.max(1, Math.min(rounded(100 - percent), near - 1)), Math.max(rounded(100 + percent), near + 1)];
}

/** Prices walk on a grid of hundredths or thousandths; `open` says on which rows the asset's market is open. */
function assetOf(shape: AssetShape, index: number, place: Place, open: (row: number) => boolean): ScenarioAsset {
  const terms = termsOf(shape.terms, shape.later, shape.change, shape.future);
  const [{ tick, ticks, lot, priceLimit }] = terms;
  const grid = tick === 0.001 ? 1000 : 100;
  const ratios = Number.isNaN(tick) && ticks.length === 0 ? EXACT_RATIOS : RATIOS;
  const columns = { open: [], high: [], low: [], close: [], volume: [] } as Record<string, number[]>;
  const hasBar: boolean[] = [];
  const actions: Action[] = [];
  const listed = index === 0 || place.isEarly ? 0 : shape.listed;
  let last = (shape.price * grid) / 100;
  let mark = NaN;
  let isGone = false;
  const push = (o: number, h: number, l: number, c: number, v: number) =>
    [o, h, l, c, v].forEach((x, i) => Object.values(columns)[i].push(x));
  shape.bars.forEach((bar, row) => {
    // A price of a few ticks would make the dividends larger than it.
    const acts = mark * grid > 60 && !isGone ? actionsOn(bar, row, shape, ratios, grid) : [];
    for (const { kind, value } of acts) {
      if (kind === 'split') mark /= value;
      if (kind === 'dividend') mark = decimal(mark - value);
      if (kind === 'roll') mark = decimal(mark + value);
      isGone ||= kind === 'delisting';
    }
    if (acts.length > 0) last = Math.max(20, Math.round(mark * grid));
    actions.push(...acts);
    hasBar.push(row >= listed && bar.day !== 'none' && open(row) && !isGone);
    if (!hasBar[row]) return push(NaN, NaN, NaN, mark, 0);
    const [floor, ceiling] = bandOn(Number.isNaN(mark) ? last : mark * grid, priceLimit);
    const within = (x: number) => Math.max(20, Math.min(ceiling, Math.max(floor, x)));
    const step = (x: number) => Math.round((x * last) / 1000);
    const isFlat = bar.day !== 'plain';
    const atLimit = bar.day === 'limit-up' ? ceiling : bar.day === 'limit-down' ? floor : last;
    const flat = within(ceiling === Infinity ? last : atLimit);
    const o = isFlat ? flat : within(Math.max(20, last + step(bar.gap)));
    const c = isFlat ? flat : within(Math.max(20, o + step(bar.body)));
    const h = isFlat ? flat : within(Math.max(o, c) + step(bar.up));
    const l = isFlat ? flat : within(Math.max(20, Math.min(o, c) - step(bar.down)));
    last = c;
    mark = c / grid;
    // A share of it is never a whole number of lots, so that no decision hangs on the last digit.
    push(o / grid, h / grid, l / grid, mark, bar.volume < 0 ? NaN : bar.volume * Math.max(10, lot) + 7);
  });
  return {
    symbol: `S${index}`,
    market: MARKETS[shape.market],
    currency: place.isForeign ? CURRENCIES[shape.market] : place.base,
    kind: shape.future ? 'future' : 'etf',
    multiplier: shape.future ? 10 : 1,
    terms,
    open: columns.open,
    high: columns.high,
    low: columns.low,
    close: columns.close,
    volume: columns.volume,
    hasBar,
    actions,
  };
}

/** What all instruments of a scenario share. */
export interface Place {
  readonly base: string;
  /** Whether instruments are quoted in the currencies of their markets, and not all in base. */
  readonly isForeign: boolean;
  /** Whether all trade on one market. */
  readonly isAlone: boolean;
  /** Whether all are listed from the first row on. */
  readonly isEarly: boolean;
}

/** One to four assets in one to five markets, each market with its own holidays, over a number of rows. */
export const anyAssets = (rows: number): fc.Arbitrary<(place: Place) => ScenarioAsset[]> =>
  fc
    .record({
      shapes: fc.array(assetShape(rows), { minLength: 1, maxLength: 4 }),
      holidays: repeated(repeated(chance(8), rows), MARKETS.length),
    })
    .map(
      ({ shapes, holidays }) =>
        (place: Place) =>
          shapes
            .map((shape) => (place.isAlone ? { ...shape, market: shapes[0].market } : shape))
            .map((shape, index) => assetOf(shape, index, place, (row) => !holidays[shape.market][row])),
    );

/** What one unit of each foreign currency is worth in base, on each row. */
export const anyRates = (rows: number) =>
  fc
    .record({ steps: repeated(repeated(between(-12, 12), rows), 3) })
    .map(({ steps }) => (base: string): Record<string, number[]> => {
      const worth: Record<string, number> = { CNY: 1, HKD: 0.9, USD: 7 };
      const rates: Record<string, number[]> = {};
      Object.keys(worth).forEach((currency, k) => {
        let units = Math.round((worth[currency] / worth[base]) * 10_000);
        if (currency === base) return;
        rates[currency] = steps[k].map((step) => {
          units += Math.round((units * step) / 1000);
          return units / 10_000;
        });
      });
      return rates;
    });
