// Arbitrary markets: a few instruments in up to three markets and currencies, with holidays that differ, suspensions, limit days, gaps,
// splits, dividends, rolls and delistings, and outside series.

import * as fc from 'fast-check';

import { type Career, type Day, anyDay, between, careerOf } from './any-days.js';
import { type TermsShape, STEPS, anyDrawnTerms, termsFrom } from './any-terms.js';
import type { MadeAsset, MadeSeries, Market } from './market.js';
import { readable } from './readable.js';

export { between };

/** What a law asks of its markets. */
export interface MarketShape extends TermsShape {
  /** Least and most rows; 2 to 40 by default. */
  readonly rows?: readonly [number, number];
  /** Most assets; 4 by default. */
  readonly assets?: number;
  /** Fewest assets; 1 by default. */
  readonly leastAssets?: number;
  /** Classes of the first assets, such as `gold`; what follows from symbol and market by default. */
  readonly classes?: readonly string[];
  /** Most markets, of 3; 3 by default. */
  readonly markets?: number;
  /** Splits, dividends and delistings; yes by default. */
  readonly actions?: boolean;
  /** Instruments in up to two currencies beside the base currency, at rates that move; yes by default. */
  readonly currencies?: boolean;
  /** Futures that roll among the others; yes by default. */
  readonly futures?: boolean;
  /** Volumes that are not known; yes by default. */
  readonly unknownVolumes?: boolean;
  /** Names of the outside series; `flow` by default. Each comes for the whole market and for the first asset. */
  readonly series?: readonly string[];
  /** Whether each series comes for every asset; no by default. */
  readonly everyAsset?: boolean;
  /** Markets as data files can hold them: a bar on every row and of every instrument, no table of price steps, and a first value of each series on the first row; no by
   *  default. */
  readonly readable?: boolean;
  /** Symbols of the first assets, which every market then holds; S0, S1 ... by default. */
  readonly symbols?: readonly string[];
}

const chance = (percent: number) => between(1, 100).map((x) => x > 100 - percent);
const list = <T>(each: fc.Arbitrary<T>, length: number) => fc.array(each, { minLength: length, maxLength: length });

const MARKETS = ['XSHG', 'XHKG', 'XNYS'];
const BASE = 'CNY';
/** Foreign currencies and what one unit is worth at first. */
const FOREIGN: readonly (readonly [string, number])[] = [
  ['HKD', 0.9],
  ['USD', 7.1],
];
/** Days that the calendars reach beyond the last row. */
const AHEAD = 10;

const anyPaper = fc.record({
  market: between(0, 2),
  currency: between(0, 3),
  lot: fc.constantFrom(1, 100, 200),
  step: between(0, STEPS.length),
  multiplier: fc.constantFrom(1, 1, 1, 10),
  isFuture: chance(12),
  listed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: between(0, 8) }),
  ends: fc.oneof({ weight: 5, arbitrary: fc.constant(Infinity) }, { weight: 1, arbitrary: between(3, 40) }),
  price: between(500, 3000),
  spread: fc.constantFrom(NaN, 0.001),
  shortMargin: fc.constantFrom(NaN, 0.5, 1),
  terms: anyDrawnTerms,
  later: anyDrawnTerms,
  change: between(1, 40),
});
type Paper = typeof anyPaper extends fc.Arbitrary<infer T> ? T : never;

const anyObservation = (rows: number) =>
  fc.record({ about: between(0, Math.max(39, rows - 1)), lag: between(0, 3), value: between(-50, 50) });

/** All that is drawn for a market; days, moves of rates and observations may be exchanged from a row on, which leaves the rows before
 *  it as they were. */
interface Draft {
  readonly papers: readonly Paper[];
  /** By market; they are known ahead. */
  readonly holidays: readonly (readonly boolean[])[];
  readonly days: readonly (readonly Day[])[];
  /** Of each foreign currency, in thousandths a row. */
  readonly moves: readonly (readonly number[])[];
  readonly observations: readonly (ReturnType<typeof anyObservation> extends fc.Arbitrary<infer T> ? T : never)[];
}

const MOST_ROWS = 1000;

const anyDraft = (shape: MarketShape, rows: number): fc.Arbitrary<Draft> => {
  const { assets = 4, leastAssets = 1, symbols = [], currencies = true } = shape;
  const least = Math.max(leastAssets, symbols.length);
  const most = Math.max(assets, least);
  // What is asked for by name may be looked at over long windows: without a size only a few values would be drawn.
  const isAskedFor = shape.readable && (shape.series?.length ?? 0) > 0;
  const observations = fc.array(anyObservation(rows), {
    maxLength: Math.max(30, rows - 10),
    ...(isAskedFor && { size: 'max' }),
  });
  return fc.record({
    papers: fc.array(anyPaper, { minLength: least, maxLength: most }),
    holidays: list(list(chance(8), rows + AHEAD), MARKETS.length),
    days: list(list(anyDay, rows), most),
    moves: list(list(between(-20, 20), rows), currencies ? FOREIGN.length : 0),
    observations: shape.readable
      ? fc
          .tuple(
            between(-50, 50).map((value) => ({ about: 0, lag: 0, value })),
            observations,
          )
          .map(([first, others]) => [first, ...others])
      : observations,
  });
};

/** Prices walk on a grid of hundredths; whole prices near 100 where they are to be mirrored. */
function assetOf(draft: Draft, index: number, rows: number, shape: MarketShape): MadeAsset {
  const { actions = true, mirrored = false, markets = 3, symbols = [], currencies = true, futures = true } = shape;
  const paper = draft.papers[index];
  const market = paper.market % markets;
  const isFuture = futures && !mirrored && paper.isFuture;
  // Tables of steps are the last of the list.
  const steps = shape.readable ? STEPS.length - 1 : STEPS.length;
  const basis = { ...paper, isFuture, step: paper.step % steps, lot: isFuture ? 1 : paper.lot };
  const terms = [termsFrom(0, paper.terms, basis, shape), termsFrom(paper.change, paper.later, basis, shape)];
  const multiplier = isFuture ? 10 : paper.multiplier;
  const career: Career = {
    price: mirrored ? 100 : paper.price,
    grid: mirrored ? 1 : 100,
    range: mirrored ? [60, 140] : [20, Infinity],
    listed: index === 0 ? 0 : shape.readable ? Math.min(paper.listed, rows - 1) : paper.listed,
    ends: actions ? paper.ends : Infinity,
    actions: !actions ? 'none' : isFuture ? 'rolls' : 'splits and dividends',
    isHoliday: (row) => draft.holidays[market][row],
    termsOn: (row) => terms[row < paper.change ? 0 : 1],
    unknownVolumes: shape.unknownVolumes ?? true,
  };
  const [currency] = (currencies && FOREIGN[paper.currency - 2]) || [BASE];
  return {
    symbol: symbols[index] ?? `S${index}`,
    market: MARKETS[market],
    ...(currency !== BASE && { currency }),
    ...(isFuture && { kind: 'future' as const }),
    ...(shape.classes?.[index] !== undefined && { class: shape.classes[index] }),
    multiplier,
    spread: paper.spread,
    terms,
    ...careerOf(draft.days[index].slice(0, rows), career),
  };
}

function seriesOf(
  { observations }: Draft,
  rows: number,
  symbols: readonly string[],
  { series = ['flow'], everyAsset = false }: MarketShape,
): MadeSeries[] {
  const seen = observations
    .filter(({ about }) => about < rows)
    .map(({ about, lag, value }) => ({ about, from: about + lag, value }))
    .filter(({ from }) => from < rows)
    .sort((a, b) => a.from - b.from || a.about - b.about);
  return series.flatMap((name) => [
    { name, symbol: '', observations: seen },
    ...symbols.slice(0, everyAsset ? symbols.length : 1).map((symbol, index) => ({
      name,
      symbol,
      observations: seen
        .filter((_, k) => k % (index + 2) === 0)
        .map((one) => (index === 0 ? one : { ...one, value: (one.value * (index + 2)) % 51 })),
    })),
  ]);
}

/** The rates that moves add up to. */
function ratesOf({ moves }: Draft): Record<string, number[]> {
  return Object.fromEntries(
    moves.map((steps, k) => {
      const [currency, start] = FOREIGN[k];
      let rate = start;
      return [currency, steps.map((step) => (rate *= 1 + step / 1000))];
    }),
  );
}

function build(draft: Draft, rows: number, shape: MarketShape): Market {
  const assets = draft.papers.map((_, index) => assetOf(draft, index, rows, shape));
  const calendars = Object.fromEntries(
    MARKETS.map((name, k) => [name, draft.holidays[k].flatMap((isHoliday, day) => (isHoliday ? [] : [day]))]),
  );
  const symbols = assets.map(({ symbol }) => symbol);
  return { rows, assets, series: seriesOf(draft, rows, symbols, shape), rates: ratesOf(draft), calendars };
}

/** A draft as a market of a shape, and where each row that was drawn has come to lie. */
function built(draft: Draft, rows: number, shape: MarketShape): ReturnType<typeof readable> {
  const market = build(draft, rows, shape);
  return shape.readable ? readable(market) : { market, placeOf: (row) => row };
}

const anyRows = ({ rows: [least, most] = [2, 40] }: MarketShape) => between(least, Math.min(most, MOST_ROWS));

/** One to four instruments in one to three markets, each market with its own holidays. */
export const anyMarket = (shape: MarketShape = {}): fc.Arbitrary<Market> =>
  anyRows(shape).chain((rows) => anyDraft(shape, rows).map((draft) => built(draft, rows, shape).market));

/** Two markets that are alike before a row and have nothing in common from it on but what is known ahead. */
export interface Fork {
  readonly market: Market;
  readonly other: Market;
  readonly row: number;
}

/** A row after the first, as often as not the first of a week, where schedules turn. */
const anyTurn = (rows: number): fc.Arbitrary<number> =>
  fc.oneof(
    between(1, rows - 1),
    between(1, 8).map((week) => Math.min(rows - 1, 7 * week)),
  );

/** Markets that part at a row. */
export const anyFork = (shape: MarketShape = {}): fc.Arbitrary<Fork> =>
  anyRows(shape).chain((rows) =>
    fc
      .record({ draft: anyDraft(shape, rows), later: anyDraft(shape, rows), row: anyTurn(rows) })
      .map(({ draft, later, row }) => {
        const splice = <T>(before: readonly T[], after: readonly T[]) => [...before.slice(0, row), ...after.slice(row)];
        const other: Draft = {
          papers: draft.papers,
          holidays: draft.holidays,
          days: draft.days.map((days, k) => splice(days, later.days[k])),
          moves: draft.moves.map((steps, k) => splice(steps, later.moves[k])),
          observations: [
            ...draft.observations.filter(({ about, lag }) => about + lag < row),
            ...later.observations.filter(({ about, lag }) => about + lag >= row),
          ],
        };
        const { market, placeOf } = built(draft, rows, shape);
        return { market, other: built(other, rows, shape).market, row: placeOf(row) };
      })
      // Where all that follows is quiet, and left out, nothing parts.
      .filter(({ market, other, row }) => row < Math.min(market.rows, other.rows)),
  );
