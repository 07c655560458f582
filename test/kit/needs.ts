// What a strategy asks of its market: found out by trying it on a quiet one.

import { ColumnCache, type ColumnStore, type Strategy, type Universe, simulate, strategy } from '../../engine/index.js';
import { type MadeAsset, type MadeBar, type Market, feedOf } from './market.js';

/** What a market has to have for a strategy to have something to decide. */
export interface Needs {
  /** Names of outside series, and whether it asked for one of an asset. */
  readonly series: readonly string[];
  readonly everyAsset: boolean;
  /** Symbols that it asked for by name. */
  readonly symbols: readonly string[];
  /** Fewest instruments with which it does not fail. */
  readonly assets: number;
  /** Rows after which all its indicators have a value; 1 without any. */
  readonly warmUp: number;
}

const LENGTHS = [150, 800];
const MOST_ASSETS = 6;
/** Names and symbols that are found one after the other: each is an error until it is there. */
const ROUNDS = 40;

/** A number from -1 to 1 that depends on two others alone. */
const swing = (row: number, index: number): number => Math.sin(row * (0.7 + 0.13 * index)) * Math.cos(row / 11 + index);

function barOn(row: number, index: number): MadeBar {
  const close = Math.round(100 * (10 + 2 * swing(row, index))) / 100;
  const open = Math.round(100 * (10 + 2 * swing(row - 0.5, index))) / 100;
  const [high, low] = [Math.max(open, close) + 0.05, Math.min(open, close) - 0.05];
  return { open, high, low, close, volume: 1000 + 10 * ((row * 7 + index) % 13) };
}

interface Asked {
  readonly series: Set<string>;
  readonly symbols: Set<string>;
  everyAsset: boolean;
}

/** A market on which everything trades every day, and every series has a value on every day. */
function quiet({ series, symbols }: Asked, classes: readonly string[], count: number, rows: number): Market {
  const names = [...symbols];
  const all = Array.from({ length: Math.max(count, names.length) }, (_, k) => k);
  const assets = all.map((index): MadeAsset => ({
    symbol: names[index] ?? `S${index}`,
    market: 'XNYS',
    currency: 'CNY',
    ...(classes[index] !== undefined && { class: classes[index] }),
    multiplier: 1,
    terms: [{ row: 0 }],
    bars: Array.from({ length: rows }, (_, row) => barOn(row, index)),
    actions: [],
  }));
  const observations = (index: number) =>
    Array.from({ length: rows }, (_, row) => ({ about: row, from: row, value: 20 + 10 * swing(row, index + 7) }));
  return {
    rows,
    assets,
    series: [...series].flatMap((name) =>
      ['', ...assets.map(({ symbol }) => symbol)].map((symbol, k) => ({ name, symbol, observations: observations(k) })),
    ),
  };
}

/** The strategy with somebody who takes down what it asks for. */
function listening(inner: Strategy, also: (universe: Universe) => void, asked: Asked): Strategy {
  return strategy({
    about: inner.about,
    params: inner.params,
    prepare(params, universe) {
      const note = (name: string, asset: unknown) => {
        asked.series.add(name);
        if (asset !== undefined) asked.everyAsset = true;
      };
      const heard: Universe = {
        ...universe,
        series: (name, asset) => (note(name, asset), universe.series(name, asset)),
        has: (name, asset) => (note(name, asset), universe.has(name, asset)),
        asset(symbol) {
          if (universe.assets.every((asset) => asset.symbol !== symbol)) asked.symbols.add(symbol);
          return universe.asset(symbol);
        },
      };
      also(heard);
      return inner.prepare(params as never, heard);
    },
  });
}

/** Rows before the first value of the column that is the last to have one; NaN where one has none. */
function warmUpOf(columns: readonly Float64Array[]): number {
  const firsts = columns.map((column) => column.findIndex((value) => !Number.isNaN(value)));
  return firsts.includes(-1) ? NaN : Math.max(0, ...firsts) + 1;
}

/** Runs the strategy twice, so that the cache hands out what was derived. Yields its columns; what it throws is passed on. */
function columnsOf(
  heard: Strategy,
  params: Readonly<Record<string, unknown>>,
  market: Market,
): readonly Float64Array[] {
  const columns: Float64Array[] = [];
  const store: ColumnStore = { find: () => null, offer: (_, __, { column }) => void columns.push(column) };
  const cache = new ColumnCache({ store });
  const feed = feedOf(market);
  for (const _ of [1, 2]) simulate(heard, feed, { cash: 1_000_000, params, columns: cache });
  return columns;
}

/** What is known before it is tried. */
export interface Known {
  readonly params: Readonly<Record<string, unknown>>;
  readonly series: readonly string[];
  readonly symbols: readonly string[];
  readonly classes: readonly string[];
  /** What asks for more than the strategy does, such as laws about it. */
  also(universe: Universe): void;
}

/** Tries a strategy on quiet markets until it lacks nothing, or until nothing helps: then the laws show its failure. */
export function needsOf(inner: Strategy, { params, series, symbols, classes, also }: Known): Needs {
  const asked: Asked = { series: new Set(series), symbols: new Set(symbols), everyAsset: false };
  const heard = listening(inner, also, asked);
  // With several instruments it may ask for more than with the fewest.
  for (let round = 0; round < ROUNDS; round++) {
    const before = asked.series.size + asked.symbols.size;
    try {
      simulate(heard, feedOf(quiet(asked, classes, MOST_ASSETS, 30)), { cash: 1_000_000, params });
    } catch {
      // What it lacks is told by what it asked for, and any other failure by the laws.
    }
    if (asked.series.size + asked.symbols.size === before) break;
  }
  let count = 1;
  let length = 0;
  let warmUp = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const before = asked.series.size + asked.symbols.size;
    try {
      const found = warmUpOf(columnsOf(heard, params, quiet(asked, classes, count, LENGTHS[length])));
      if (asked.series.size + asked.symbols.size > before) continue;
      if (!Number.isNaN(found)) {
        warmUp = found;
        break;
      }
      if (++length === LENGTHS.length) break;
    } catch {
      if (asked.series.size + asked.symbols.size > before) continue;
      if (++count > MOST_ASSETS) break;
    }
  }
  return {
    series: [...asked.series],
    everyAsset: asked.everyAsset,
    symbols: [...asked.symbols],
    assets: count > MOST_ASSETS ? 1 : count,
    warmUp,
  };
}
