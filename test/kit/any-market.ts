// Arbitrary markets: a few instruments with holidays, suspensions, gaps, flat bars, splits and dividends, and outside series.

import * as fc from 'fast-check';

import type { RowAction } from '../../engine/index.js';
import type { MadeAsset, MadeBar, MadeSeries, Market } from './market.js';

/** What a law asks of its markets. */
export interface MarketShape {
  /** Least and most rows; 2 to 40 by default. */
  readonly rows?: readonly [number, number];
  /** Most assets; 4 by default. */
  readonly assets?: number;
  /** Most markets, of 3; 3 by default. */
  readonly markets?: number;
  /** Splits and dividends; yes by default. */
  readonly actions?: boolean;
  /** Commissions, taxes, minima; yes by default. */
  readonly costs?: boolean;
  /** Whole prices, ticks of a half and short sales everywhere, so that mirrored prices are exact; no by default. */
  readonly mirrored?: boolean;
  /** Names of the outside series; `flow` by default. Each comes for the whole market and for the first asset. */
  readonly series?: readonly string[];
  /** Symbols of the first assets, which every market then holds; S0, S1 ... by default. */
  readonly symbols?: readonly string[];
}

/** A whole number, both ends included. */
export const between = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const chance = (percent: number) => between(1, 100).map((x) => x <= percent);
const list = <T>(each: fc.Arbitrary<T>, length: number) => fc.array(each, { minLength: length, maxLength: length });

const RATIOS = [2, 0.5, 3, 1.5, 1.1, 0.2, 0.1];
const MARKETS = ['XSHG', 'XHKG', 'XNYS'];

const anyTerms = fc.record({
  commission: fc.constantFrom(0, 0.0003, 0.001),
  commissionMinimum: fc.constantFrom(0, 0, 5),
  buyTax: fc.constantFrom(0, 0, 0.001),
  sellTax: fc.constantFrom(0, 0.0005, 0.0013),
});

/** Moves in thousandths of the price before them. */
const anyDay = fc.record({
  isBar: chance(92),
  isFlat: chance(10),
  gap: fc.oneof({ weight: 4, arbitrary: between(-15, 15) }, { weight: 1, arbitrary: between(-90, 90) }),
  body: between(-30, 30),
  up: between(0, 20),
  down: between(0, 20),
  volume: between(0, 9),
  action: fc.oneof(
    { weight: 92, arbitrary: fc.constant('none') },
    { weight: 8, arbitrary: fc.constantFrom('split', 'dividend', 'both') },
  ),
  ratio: between(0, RATIOS.length - 1),
  cash: between(1, 20),
  wait: fc.oneof(between(0, 6), fc.constant(Infinity)),
});
type Day = typeof anyDay extends fc.Arbitrary<infer T> ? T : never;

const anyPaper = fc.record({
  market: between(0, 2),
  lot: fc.constantFrom(1, 100, 200),
  tick: fc.constantFrom(0.01, 0.01, NaN),
  multiplier: fc.constantFrom(1, 1, 1, 10),
  listed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: between(0, 8) }),
  price: between(500, 3000),
  shortMargin: fc.constantFrom(NaN, 0.5, 1),
  terms: anyTerms,
  later: anyTerms,
  change: between(1, 40),
});
type Paper = typeof anyPaper extends fc.Arbitrary<infer T> ? T : never;

const anyObservation = fc.record({ about: between(0, 39), lag: between(0, 3), value: between(-50, 50) });

/** All that is drawn for a market; days and observations may be exchanged from a row on, which leaves the rows before it as they
 *  were. */
interface Draft {
  readonly papers: readonly Paper[];
  readonly holidays: readonly (readonly boolean[])[];
  readonly days: readonly (readonly Day[])[];
  readonly observations: readonly (typeof anyObservation extends fc.Arbitrary<infer T> ? T : never)[];
}

const MOST_ROWS = 60;

const anyDraft = ({ assets: most = 4, symbols = [] }: MarketShape, rows: number): fc.Arbitrary<Draft> =>
  fc.record({
    papers: fc.array(anyPaper, { minLength: Math.max(1, symbols.length), maxLength: Math.max(most, symbols.length) }),
    holidays: list(list(chance(8), rows), MARKETS.length),
    days: list(list(anyDay, rows), Math.max(most, symbols.length)),
    observations: fc.array(anyObservation, { maxLength: 30 }),
  });

function termsOf(paper: Paper, { costs = true, mirrored = false }: MarketShape): MadeAsset['terms'] {
  const free = { commission: 0, commissionMinimum: 0, buyTax: 0, sellTax: 0 };
  const fixed = {
    lot: paper.lot,
    tick: mirrored ? 0.5 : paper.tick,
    shortMargin: mirrored ? 1 : paper.shortMargin,
  };
  return [
    { row: 0, ...fixed, ...(costs ? paper.terms : free) },
    { row: paper.change, ...fixed, ...(costs ? paper.later : free) },
  ];
}

function actionsOn({ action, ratio, cash, wait }: Day, row: number, last: number): RowAction[] {
  const actions: RowAction[] = [];
  // A price of a few cents would not survive the dividend.
  if ((action === 'dividend' || action === 'both') && last > 60)
    actions.push({ row, kind: 'dividend', value: cash / 100, payRow: row + wait });
  if (action === 'split' || action === 'both') actions.push({ row, kind: 'split', value: RATIOS[ratio], payRow: row });
  return actions;
}

/** Prices walk on a grid of hundredths; whole prices near 100 where they are to be mirrored. */
function assetOf(draft: Draft, index: number, rows: number, shape: MarketShape): MadeAsset {
  const { actions: hasActions = true, mirrored = false, markets = 3, symbols = [] } = shape;
  const paper = draft.papers[index];
  const market = paper.market % markets;
  const grid = mirrored ? 1 : 100;
  const [least, most] = mirrored ? [60, 140] : [20, Infinity];
  const clamp = (price: number) => Math.min(most, Math.max(least, price));
  const listed = index === 0 ? 0 : paper.listed;
  const actions: RowAction[] = [];
  let last = mirrored ? 100 : paper.price;
  const bars = draft.days[index].slice(0, rows).map((day, row): MadeBar | null => {
    if (hasActions && row > listed && paper.multiplier === 1) {
      const today = actionsOn(day, row, last);
      for (const { kind, value } of today)
        last = Math.max(least, Math.round(kind === 'split' ? last / value : last - value * 100));
      actions.push(...today.map((each) => ({ ...each, payRow: each.payRow < rows ? each.payRow : Infinity })));
    }
    if (row < listed || !(day.isBar || row === listed) || (row > listed && draft.holidays[market][row])) return null;
    const step = (thousandths: number) => Math.round((thousandths * last) / 1000);
    const open = clamp(day.isFlat ? last : last + step(day.gap));
    const close = clamp(day.isFlat ? open : open + step(day.body));
    const high = day.isFlat ? open : Math.max(open, close) + step(day.up);
    const low = day.isFlat ? open : Math.max(1, Math.min(open, close) - step(day.down));
    last = close;
    return { open: open / grid, high: high / grid, low: low / grid, close: close / grid, volume: day.volume * 1000 };
  });
  return {
    symbol: symbols[index] ?? `S${index}`,
    market: MARKETS[market],
    multiplier: paper.multiplier,
    terms: termsOf(paper, shape),
    bars,
    actions,
  };
}

function seriesOf(
  { observations }: Draft,
  rows: number,
  symbol: string,
  { series = ['flow'] }: MarketShape,
): MadeSeries[] {
  const seen = observations
    .filter(({ about }) => about < rows)
    .map(({ about, lag, value }) => ({ about, from: about + lag, value }))
    .filter(({ from }) => from < rows)
    .sort((a, b) => a.from - b.from || a.about - b.about);
  return series.flatMap((name) => [
    { name, symbol: '', observations: seen },
    { name, symbol, observations: seen.filter((_, k) => k % 2 === 0) },
  ]);
}

function build(draft: Draft, rows: number, shape: MarketShape): Market {
  const assets = draft.papers.map((_, index) => assetOf(draft, index, rows, shape));
  return { rows, assets, series: seriesOf(draft, rows, assets[0].symbol, shape) };
}

const anyRows = ({ rows: [least, most] = [2, 40] }: MarketShape) => between(least, Math.min(most, MOST_ROWS));

/** One to four instruments in one to three markets, each market with its own holidays. */
export const anyMarket = (shape: MarketShape = {}): fc.Arbitrary<Market> =>
  anyRows(shape).chain((rows) => anyDraft(shape, rows).map((draft) => build(draft, rows, shape)));

/** Two markets that are alike before a row and have nothing in common from it on. */
export interface Fork {
  readonly market: Market;
  readonly other: Market;
  readonly row: number;
}

/** Markets that part at a row. */
export const anyFork = (shape: MarketShape = {}): fc.Arbitrary<Fork> =>
  anyRows(shape).chain((rows) =>
    fc
      .record({ draft: anyDraft(shape, rows), later: anyDraft(shape, rows), row: between(1, rows - 1) })
      .map(({ draft, later, row }) => {
        const splice = <T>(before: readonly T[], after: readonly T[]) => [...before.slice(0, row), ...after.slice(row)];
        const other: Draft = {
          papers: draft.papers,
          holidays: draft.holidays.map((days, k) => splice(days, later.holidays[k])),
          days: draft.days.map((days, k) => splice(days, later.days[k])),
          observations: [
            ...draft.observations.filter(({ about, lag }) => about + lag < row),
            ...later.observations.filter(({ about, lag }) => about + lag >= row),
          ],
        };
        return { market: build(draft, rows, shape), other: build(other, rows, shape), row };
      }),
  );
