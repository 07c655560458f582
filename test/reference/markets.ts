// Arbitrary markets: a few instruments with holidays, suspensions, gaps, flat bars, splits and dividends.

import * as fc from 'fast-check';
import type { Action, ScenarioAsset, Terms } from './scenario.js';

// Ratios whose products with whole quantities are exact decimals; for prices without a tick only those that a double
// divides by exactly, so that a tie of price and limit stays a tie.
const RATIOS = [2, 3, 1.5, 1.1, 1.25, 0.5, 0.2, 0.1];
const EXACT_RATIOS = [2, 0.5];

/** A whole number, both ends included. */
export const between = (min: number, max: number) => fc.integer({ min, max });
/** True in so many per cent of the draws. */
export const chance = (percent: number) => between(1, 100).map((x) => x <= percent);
const repeated = <T>(each: fc.Arbitrary<T>, length: number) => fc.array(each, { minLength: length, maxLength: length });

const termsShape = fc.record({
  commission: fc.constantFrom(0, 0.0003, 0.0005, 0.003),
  commissionMinimum: fc.constantFrom(0, 0, 5, 20),
  buyTax: fc.constantFrom(0, 0, 0.001),
  sellTax: fc.constantFrom(0, 0.0005, 0.0013),
});

const barShape = fc.record({
  bar: chance(93),
  flat: chance(12),
  gap: fc.oneof({ weight: 3, arbitrary: between(-15, 15) }, { weight: 1, arbitrary: between(-120, 120) }),
  body: between(-40, 40),
  up: between(0, 25),
  down: between(0, 25),
  action: fc.oneof(
    { weight: 88, arbitrary: fc.constant('none') },
    { weight: 6, arbitrary: fc.constant('split') },
    { weight: 5, arbitrary: fc.constant('dividend') },
    { weight: 1, arbitrary: fc.constant('both') },
  ),
  ratio: between(0, RATIOS.length - 1),
  cash: between(1, 15),
  wait: fc.oneof(between(0, 6), fc.constant(Infinity)),
});
type BarShape = typeof barShape extends fc.Arbitrary<infer T> ? T : never;

const assetShape = (rows: number) =>
  fc.record({
    market: between(0, 2),
    lot: fc.constantFrom(1, 100, 100, 200),
    tick: fc.constantFrom(0.01, 0.001, NaN),
    multiplier: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(10) }),
    listed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: between(0, 6) }),
    price: between(300, 3000),
    shorts: fc.constantFrom(NaN, NaN, 0.5, 0.3, 1),
    terms: termsShape,
    later: termsShape,
    change: between(1, 60),
    bars: repeated(barShape, rows),
  });
type AssetShape = ReturnType<typeof assetShape> extends fc.Arbitrary<infer T> ? T : never;

function termsOf(shape: AssetShape): Terms[] {
  const fixedPart = { lot: shape.lot, tick: shape.tick, shortMargin: shape.shorts };
  return [
    { fromRow: 0, ...fixedPart, ...shape.terms },
    { fromRow: shape.change, ...fixedPart, ...shape.later },
  ];
}

function actionsOn(shape: BarShape, row: number, ratios: readonly number[], ticks: number): Action[] {
  const actions: Action[] = [];
  if (shape.action === 'dividend' || shape.action === 'both')
    actions.push({ row, kind: 'dividend', value: shape.cash / ticks, payRow: row + shape.wait });
  if (shape.action === 'split' || shape.action === 'both')
    actions.push({ row, kind: 'split', value: ratios[shape.ratio % ratios.length], payRow: row });
  return actions;
}

/** Prices walk on a grid of hundredths or thousandths; `open` says on which rows the asset's market is open. */
function assetOf(shape: AssetShape, index: number, open: (row: number) => boolean): ScenarioAsset {
  const grid = shape.tick === 0.001 ? 1000 : 100;
  const ratios = Number.isNaN(shape.tick) ? EXACT_RATIOS : RATIOS;
  const columns = { open: [], high: [], low: [], close: [], volume: [] } as Record<string, number[]>;
  const hasBar: boolean[] = [];
  const actions: Action[] = [];
  const listed = index === 0 ? 0 : shape.listed;
  let last = (shape.price * grid) / 100;
  let mark = NaN;
  const push = (o: number, h: number, l: number, c: number, v: number) =>
    [o, h, l, c, v].forEach((x, i) => Object.values(columns)[i].push(x));
  shape.bars.forEach((bar, row) => {
    // A price of a few ticks would make the dividends larger than it; a multiplier is a future's, which has none.
    const acts = row > listed && shape.multiplier === 1 && last > 60 ? actionsOn(bar, row, ratios, grid) : [];
    for (const { kind, value } of acts) {
      last = Math.max(20, Math.round(kind === 'split' ? last / value : last - value * grid));
      mark = kind === 'split' ? mark / value : mark - value;
    }
    actions.push(...acts);
    hasBar.push(row >= listed && bar.bar && open(row));
    if (!hasBar[row]) return push(NaN, NaN, NaN, mark, 0);
    const step = (x: number) => Math.round((x * last) / 1000);
    const o = bar.flat ? last : Math.max(20, last + step(bar.gap));
    const c = bar.flat ? o : Math.max(20, o + step(bar.body));
    const h = bar.flat ? o : Math.max(o, c) + step(bar.up);
    const l = bar.flat ? o : Math.max(1, Math.min(o, c) - step(bar.down));
    last = c;
    mark = c / grid;
    push(o / grid, h / grid, l / grid, mark, 1000);
  });
  return {
    symbol: `S${index}`,
    market: `M${shape.market}`,
    sessionOrder: shape.market,
    multiplier: shape.multiplier,
    terms: termsOf(shape),
    open: columns.open,
    high: columns.high,
    low: columns.low,
    close: columns.close,
    volume: columns.volume,
    hasBar,
    actions,
  };
}

/** One to four assets in one to three markets, each market with its own holidays, over a number of rows. */
export const anyAssets = (rows: number): fc.Arbitrary<ScenarioAsset[]> =>
  fc
    .record({
      shapes: fc.array(assetShape(rows), { minLength: 1, maxLength: 4 }),
      holidays: repeated(repeated(chance(8), rows), 3),
    })
    .map(({ shapes, holidays }) =>
      shapes.map((shape, index) => assetOf(shape, index, (row) => !holidays[shape.market][row])),
    );
