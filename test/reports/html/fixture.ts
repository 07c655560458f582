// Small reports for the page's tests, built by hand from plain objects: no engine runs, so that each figure is known.

import type {
  Asset,
  Feed,
  Fill,
  Terms,
  Holding,
  Order,
  Prices,
  Refusal,
  Rows,
  Run,
  CashFlow,
} from '../../../engine/index.js';
import { everyRow, PLAIN_TERMS } from '../../../engine/index.js';
import { buildReport } from '../../../reports/build.js';
import type { Configuration, Report } from '../../../reports/report.js';

const DAY = 86_400_000;

/** What a test report is made of; everything has a plain default. */
export interface Sketch {
  readonly equity: readonly number[];
  readonly symbols?: readonly string[];
  readonly names?: readonly string[];
  readonly fills?: readonly Partial<Fill>[];
  readonly refusals?: readonly Partial<Refusal>[];
  readonly benchmark?: readonly number[] | null;
  readonly generated?: boolean;
  readonly configuration?: Partial<Configuration>;
  /** Consecutive sessions from this date on, weekends left out. */
  readonly start?: string;
  readonly intraday?: boolean;
  /** Rows of warm-up before the first evaluated one; bars of fills and refusals count from the first evaluated row. */
  readonly lead?: number;
  /** Share of the equity that is held in the first instrument at each close. */
  readonly held?: number;
  /** Orders beside those of the fills and refusals; ids from 2001. */
  readonly orders?: readonly Partial<Order>[];
  /** Terms of every instrument, over plain ones. */
  readonly terms?: Partial<Terms>;
  /** Bars in doubt. */
  readonly ambiguity?: number;
  /** The curve that the other reading of the bars in doubt gives, on the same rows. */
  readonly other?: readonly number[];
}

const rowsOf = <T>(items: readonly T[]): Rows<T> => ({
  length: items.length,
  at: (index: number) => items[index],
  [Symbol.iterator]: () => items[Symbol.iterator](),
});

function sessions(start: string, count: number, intraday: boolean): Float64Array {
  const out = new Float64Array(count);
  let time = Date.parse(`${start}T21:00:00Z`);
  for (let row = 0; row < count; time += intraday ? 60_000 : DAY) {
    const day = new Date(time).getUTCDay();
    if (!intraday && (day === 0 || day === 6)) continue;
    out[row++] = time;
  }
  return out;
}

function assetOf(symbol: string, name: string, index: number, equity: readonly number[], terms: Partial<Terms>): Asset {
  const close = Float64Array.from(equity, (value) => Math.max(0.01, (value / 1000) * (1 + index / 10)));
  const raw: Prices = { open: close, high: close, low: close, close, volume: new Float64Array(close.length).fill(1e6) };
  return {
    symbol,
    name,
    index,
    market: 'XNYS',
    currency: 'USD',
    kind: 'etf',
    class: '',
    multiplier: 1,
    spread: NaN,
    periodsPerYear: 252,
    terms: [{ ...PLAIN_TERMS, tick: 0.01, commission: 0.0005, source: 'test', ...terms }],
    raw,
    adjusted: raw,
    factor: new Float64Array(0),
    axis: everyRow(close.length),
    actions: [],
  };
}

/** A report from a sketch. */
export function reportOf(sketch: Sketch): Report {
  const { equity, symbols = ['SPY'], start = '2020-01-01', intraday = false, held = 0, lead = 0 } = sketch;
  const time = sessions(start, lead + equity.length, intraday);
  const priced = [...Array.from({ length: lead }, () => equity[0]), ...equity];
  const feed: Feed = {
    time,
    frequency: intraday ? 'intraday' : 'daily',
    assets: symbols.map((symbol, index) =>
      assetOf(symbol, sketch.names?.[index] ?? symbol, index, priced, sketch.terms ?? {}),
    ),
    base: 'USD',
    rates: new Map(),
    calendars: new Map(),
    series: new Map(),
    generated: sketch.generated ?? false,
    notes: [],
  };
  const blank = { asset: 0, side: 1 as const, quantity: 100, price: NaN, commission: 0, tax: 0, slippage: 0, bar: 0 };
  const fills = (sketch.fills ?? []).map((given, index): Fill => {
    const fill = { ...blank, seq: index + 1, order: index + 1, cash: 0, ...given, bar: (given.bar ?? 0) + lead };
    const price = given.price ?? feed.assets[fill.asset].raw.close[fill.bar];
    return { ...fill, price, cash: -fill.side * fill.quantity * price - fill.commission - fill.tax };
  });
  const refusals = (sketch.refusals ?? []).map((given, index): Refusal => ({
    order: 1001 + index,
    quantity: 100,
    reason: 'not enough cash',
    ...given,
    bar: (given.bar ?? 0) + lead,
  }));
  const order = {
    side: 1 as const,
    limit: NaN,
    stop: NaN,
    trail: NaN,
    trailRate: NaN,
    group: 0,
    origin: 'strategy' as const,
    type: 'market' as const,
    tif: 'day' as const,
    until: NaN,
  };
  const orders: Order[] = [
    ...fills.map((fill) => ({
      ...order,
      id: fill.order,
      asset: fill.asset,
      side: fill.side,
      quantity: fill.quantity,
      bar: fill.bar - 1,
      status: 'filled' as const,
      filled: fill.quantity,
    })),
    ...refusals.map((refusal) => ({
      ...order,
      id: refusal.order,
      asset: 0,
      quantity: refusal.quantity,
      bar: refusal.bar,
      status: 'refused' as const,
      filled: 0,
    })),
    ...(sketch.orders ?? []).map((given, index) => ({
      ...order,
      id: 2001 + index,
      asset: 0,
      quantity: 100,
      status: 'filled' as const,
      filled: 100,
      ...given,
      bar: (given.bar ?? 0) + lead,
    })),
  ].map((one) => {
    const { quantity, limit, trail } = one;
    const stop = one.type === 'trailing-stop' ? NaN : one.stop;
    return { ...one, ordered: { quantity, notional: NaN, limit, stop, trail, unpaid: 0 } };
  });
  // In the units that `quantities` has: a run tells both.
  const holdings = equity.map((value, row): Holding => {
    const bar = lead + row;
    const price = feed.assets[0].raw.close[bar];
    const quantity = (value * held) / price;
    return { bar, asset: 0, kind: 'position', currency: 'USD', quantity, price, value: value * held };
  });
  const run: Run = {
    first: lead,
    equity: Float64Array.from(equity),
    cash: Float64Array.from(equity, (value) => value * (1 - held)),
    orders: rowsOf(orders),
    fills: rowsOf(fills),
    refusals: rowsOf(refusals),
    // As on every tape the deposit comes first, so that a posting stands at its seq.
    cashflows: rowsOf<CashFlow>([
      { seq: 0, bar: lead, asset: -1, kind: 'deposit', currency: 'USD', amount: equity[0] },
      ...fills.map(({ seq, bar, asset, cash }) => ({
        seq,
        bar,
        asset,
        kind: 'fill' as const,
        currency: 'USD',
        amount: cash,
      })),
    ]),
    positions: feed.assets.map(() => ({
      quantity: 0,
      sellable: 0,
      averagePrice: NaN,
      realized: 0,
      realizedFifo: 0,
      lots: [],
    })),
    ambiguity: sketch.ambiguity ?? 0,
    notes: [],
    series: [],
    holdings: () => (held === 0 ? [] : holdings),
    quantities: rowsOf(
      equity.map((value, row) => ({
        bar: lead + row,
        asset: 0,
        quantity: (value * held) / feed.assets[0].raw.close[lead + row],
      })),
    ),
  };
  const iso = (row: number) => new Date(time[row]).toISOString().slice(0, 10);
  const configuration: Configuration = {
    strategy: 'test-strategy',
    about: 'Buys and sells by hand.',
    params: { window: 20 },
    from: iso(lead),
    to: iso(lead + equity.length - 1),
    cash: equity[0],
    base: 'USD',
    benchmark: sketch.benchmark ? 'SPY' : '',
    riskFree: 0,
    fill: 'next-open',
    intrabar: 'pessimistic',
    doubt: false,
    costs: 'market',
    commission: null,
    slippage: 5,
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
    data: ['data/us'],
    lenient: [],
    ...sketch.configuration,
  };
  const benchmark = sketch.benchmark ? { name: 'SPY total return', equity: Float64Array.from(sketch.benchmark) } : null;
  const otherReading = sketch.other && {
    ...run,
    equity: Float64Array.from(sketch.other),
    ambiguity: run.ambiguity + 2,
  };
  return buildReport({
    configuration,
    feed,
    run,
    otherReading,
    benchmark,
    fingerprint: 'ab'.repeat(32),
    version: '0.0.0-test',
  });
}

/** A path that wanders by a fixed rule, about one percent a step, so that pictures look like markets. */
export function path(length: number, seed: number, drift = 0.0004, start = 100_000): number[] {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  let value = start;
  return Array.from({ length }, (_, row) => (row === 0 ? value : (value *= 1 + drift + 0.02 * (next() + next()))));
}

/** Ten years of daily bars with a benchmark, trades and refusals. */
export function tenYears(length = 2520): Report {
  const equity = path(length, 7, 0.0005);
  const fills = Array.from({ length: 60 }, (_, index) => ({
    bar: 20 + Math.floor((index * (length - 40)) / 60),
    side: (index % 2 === 0 ? 1 : -1) as 1 | -1,
    asset: Math.floor(index / 2) % 3,
    commission: 5,
    slippage: 3,
  }));
  return reportOf({
    equity,
    benchmark: path(length, 99, 0.0003),
    symbols: ['SPY', 'TLT', 'GLD'],
    names: ['SPDR S&P 500', '20+ Year Treasury', 'Gold <Trust>'],
    fills,
    refusals: [
      { bar: 300, reason: 'not enough cash', quantity: 40 },
      { bar: 900, reason: 'expired unfilled', quantity: 100 },
      { bar: length, reason: 'the run ended', quantity: 10 },
    ],
    held: 0.8,
    start: '2014-01-02',
  });
}
