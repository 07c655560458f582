// The data of the charts as a page carries them: columns as short text, unpacked when a chart first asks for them.

import { drawdownColumn } from '../metrics/drawdown.js';
import type { AssetData, FillMark, RefusalMark } from './assets.js';
import type { ChartData } from './data.js';
import { FILL_KINDS } from './fill-kind.js';
import { decimalsOf, type Packed, packed, packedWhole, unpacked } from './pack.js';

/** Decimals of shares and rolling figures, of which a page shows no more than four. */
const RATES = 6;

type Columns<T> = { readonly [Key in keyof T]: T[Key] extends Float64Array ? Packed : T[Key] };

/** Marks by their columns. */
interface PackedAsset extends Omit<Columns<AssetData>, 'fills' | 'refusals'> {
  readonly fills: { readonly count: number } & Readonly<Record<'row' | 'quantity' | 'price' | 'kind', Packed>>;
  readonly refusals: {
    readonly count: number;
    readonly row: Packed;
    readonly quantity: Packed;
    readonly reason: Packed;
    readonly reasons: readonly string[];
  };
}

/** What stands in the page, as JSON. Drawdowns are left out, which follow from the curves. */
export interface Embedded extends Omit<
  Columns<ChartData>,
  'assets' | 'held' | 'rolling' | 'series' | 'drawdown' | 'benchmarkDrawdown' | 'years' | 'distribution'
> {
  readonly rows: number;
  readonly assets: readonly PackedAsset[];
  readonly held: readonly Columns<ChartData['held'][number]>[];
  readonly rolling: Columns<ChartData['rolling']>;
  readonly series: readonly Columns<ChartData['series'][number]>[];
  readonly years: readonly {
    readonly year: number;
    readonly value: number | null;
    readonly benchmark: number | null;
  }[];
  readonly distribution: { readonly [Key in keyof ChartData['distribution']]: ChartData['distribution'][Key] | null };
}

const numbers = <T>(items: readonly T[], of: (item: T) => number): Float64Array => Float64Array.from(items, of);

function packedAsset(asset: AssetData): PackedAsset {
  const { open, high, low, close, fills, refusals } = asset;
  const decimals = decimalsOf([open, high, low, close]);
  const reasons = [...new Set(refusals.map(({ reason }) => reason))];
  return {
    ...asset,
    open: packed(open, decimals),
    high: packed(high, decimals),
    low: packed(low, decimals),
    close: packed(close, decimals),
    fills: {
      count: fills.length,
      row: packedWhole(numbers(fills, ({ row }) => row)),
      quantity: packed(numbers(fills, ({ side, quantity }) => side * quantity)),
      price: packed(numbers(fills, ({ price }) => price)),
      kind: packedWhole(numbers(fills, ({ kind }) => FILL_KINDS.indexOf(kind))),
    },
    refusals: {
      count: refusals.length,
      row: packedWhole(numbers(refusals, ({ row }) => row)),
      quantity: packed(numbers(refusals, ({ quantity }) => quantity)),
      reason: packedWhole(numbers(refusals, ({ reason }) => reasons.indexOf(reason))),
      reasons,
    },
  };
}

/** The data in short. */
export function embedded(data: ChartData): Embedded {
  const { drawdown: _, benchmarkDrawdown: __, rolling, years, ...rest } = data;
  return {
    ...rest,
    rows: data.time.length,
    time: packedWhole(data.time),
    equity: packed(data.equity),
    benchmark: packed(data.benchmark),
    gross: packed(data.gross, RATES),
    net: packed(data.net, RATES),
    assets: data.assets.map(packedAsset),
    held: data.held.map((each) => ({ ...each, shares: packed(each.shares, RATES) })),
    rolling: {
      window: rolling.window,
      sharpe: packed(rolling.sharpe, RATES),
      volatility: packed(rolling.volatility, RATES),
      beta: packed(rolling.beta, RATES),
    },
    years,
    series: data.series.map((each) => ({ ...each, values: packed(each.values) })),
  };
}

function fillsOf({ count, ...columns }: PackedAsset['fills']): FillMark[] {
  const [row, quantity, price, kind] = (['row', 'quantity', 'price', 'kind'] as const).map((name) =>
    unpacked(columns[name], count),
  );
  return Array.from(row, (at, index) => ({
    row: at,
    side: quantity[index] < 0 ? -1 : 1,
    quantity: Math.abs(quantity[index]),
    price: price[index],
    kind: FILL_KINDS[kind[index]],
  }));
}

function refusalsOf({ count, reasons, ...columns }: PackedAsset['refusals']): RefusalMark[] {
  const [row, quantity, reason] = (['row', 'quantity', 'reason'] as const).map((name) =>
    unpacked(columns[name], count),
  );
  return Array.from(row, (at, index) => ({ row: at, quantity: quantity[index], reason: reasons[reason[index]] }));
}

/** An object whose packed columns, of `rows` numbers or none, are unpacked when they are first read. */
function lazily<T extends object>(source: object, rows: number, more: Readonly<Record<string, () => unknown>> = {}): T {
  const out = {};
  const define = (name: string, make: () => unknown) => {
    let made: { value: unknown } | undefined;
    Object.defineProperty(out, name, { enumerable: true, get: () => (made ??= { value: make() }).value });
  };
  for (const [name, value] of Object.entries(source)) {
    if (value !== null && typeof value === 'object' && 'text' in value) {
      const column = value as Packed;
      define(name, () => unpacked(column, column.text === '' ? 0 : rows));
    } else Object.defineProperty(out, name, { enumerable: true, value });
  }
  for (const [name, make] of Object.entries(more)) define(name, make);
  return out as T;
}

/** The data again. */
export function restored(short: Embedded): ChartData {
  const { rows, assets, held, rolling, series, years, distribution, ...rest } = short;
  const data: ChartData = lazily(rest, rows, {
    drawdown: () => drawdownColumn(data.equity),
    benchmarkDrawdown: () => drawdownColumn(data.benchmark),
    assets: () =>
      assets.map(({ fills, refusals, ...asset }) =>
        lazily<AssetData>(asset, rows, { fills: () => fillsOf(fills), refusals: () => refusalsOf(refusals) }),
      ),
    held: () => held.map((each) => lazily(each, rows)),
    rolling: () => lazily(rolling, rows),
    series: () => series.map((each) => lazily(each, rows)),
    years: () =>
      years.map(({ year, value, benchmark }) => ({ year, value: value ?? NaN, benchmark: benchmark ?? NaN })),
    distribution: () => Object.fromEntries(Object.entries(distribution).map(([name, value]) => [name, value ?? NaN])),
  });
  return data;
}
