// Brinson attribution of runs: whatever is traded, the effects add up to the run's return less its benchmark's; by hand each is what it says.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Feed, type Run, UserError } from '../../../engine/index.js';
import {
  type Attribution,
  attribution,
  brinson,
  carinoFactors,
  GROUPINGS,
  type RunBrinson,
} from '../../../reports/attribution/index.js';
import type { Benchmark } from '../../../reports/benchmark.js';
import { benchmarkOf } from '../../../reports/benchmark-equity.js';
import { simpleReturns } from '../../../reports/metrics/index.js';
import { made, marketOf } from '../../engine/made.js';
import { type Conduct, PLAIN_CONDUCT } from '../../kit/conduct.js';
import { feedOf, type MadeAsset, type Market } from '../../kit/market.js';
import { type Play, type PlayShape, anyPlay, run } from '../../kit/play.js';
import type { Script, ScriptOrder } from '../../kit/script.js';

interface Case {
  readonly play: Play;
  readonly feed: Feed;
  readonly result: Run;
  readonly benchmark: Benchmark;
  readonly parts: Attribution;
  readonly brinson: RunBrinson;
}

function caseOf(play: Play, typed: string): Case {
  const feed = feedOf(play.market);
  const result = run(play);
  const benchmark = benchmarkOf(feed, typed, result.first, play.cash, result.equity.length);
  const parts = attribution(feed, result, { benchmark, periodsPerYear: 252 });
  return { play, feed, result, benchmark, parts, brinson: parts.brinson! };
}

/** Shares that add up to 1, of the first instruments. */
function typedOf({ market }: Play, shares: readonly number[]): string {
  const chosen = market.assets.slice(0, shares.length).map(({ symbol }, k) => [symbol, shares[k]] as const);
  const whole = chosen.reduce((sum, [, share]) => sum + share, 0);
  return chosen.map(([symbol, share]) => `${symbol}=${share / whole}`).join(',');
}

const anyShares = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 });

/** Checks cases of any run whose benchmark has prices from its first row on, and says how many there were. */
function always(shape: PlayShape, check: (one: Case) => void, runs = 150): void {
  let checked = 0;
  fc.assert(
    fc.property(anyPlay(shape), anyShares, (play, shares) => {
      let one: Case;
      try {
        one = caseOf(play, typedOf(play, shares));
      } catch (error) {
        if (error instanceof UserError) return;
        throw error;
      }
      checked++;
      check(one);
    }),
    { numRuns: runs, seed: 1 },
  );
  expect(checked).toBeGreaterThan(runs / 3);
}

const near = (actual: number, expected: number, size: number, what: string): void => {
  const isNear = Number.isNaN(expected) ? Number.isNaN(actual) : Math.abs(actual - expected) <= 1e-12 * size;
  if (!isNear) throw new Error(`${what} is ${actual}, should be ${expected}`);
};

const EFFECTS = ['allocation', 'selection', 'interaction', 'trading'] as const;

describe('of any run the effects', () => {
  it('add up to its return less that of its benchmark, however they are grouped and linked', () =>
    always(
      {},
      ({ result, benchmark, brinson: found }) => {
        const { equity } = result;
        const isLost = equity.some((worth) => !(worth > 0));
        expect(found.lost === '').toBe(!isLost);
        expect(found.periods).toBe(equity.length - 1);
        const active = equity.at(-1)! / equity[0] - benchmark.equity.at(-1)! / benchmark.equity[0];
        const size = equity.reduce((most, worth) => Math.max(most, worth / equity[0]), 3);
        for (const by of GROUPINGS) {
          const { segments, total, menchero, years } = found.by[by];
          const expected = isLost && equity.length > 1 ? NaN : active;
          near(total.total, expected, size, `Carino by ${by}`);
          near(menchero.total, expected, size, `Menchero by ${by}`);
          for (const effect of [...EFFECTS, 'total'] as const) {
            near(
              segments.reduce((sum, each) => sum + each[effect], 0),
              total[effect],
              size,
              effect,
            );
          }
          for (const each of [...segments, total, menchero, ...years]) {
            near(
              EFFECTS.reduce((sum, effect) => sum + each[effect], 0),
              each.total,
              size,
              `a total by ${by}`,
            );
          }
          if (isLost) continue;
          for (const each of years) {
            near(each.total, each.portfolioReturn - each.benchmarkReturn, size, `${each.year} by ${by}`);
          }
          const weights = segments.reduce((sum, { weight }) => sum + weight, 0);
          if (equity.length > 1) near(weights, 1, size, `the weights by ${by}`);
          near(
            segments.reduce((sum, { benchmarkWeight }) => sum + benchmarkWeight, 0),
            1,
            size,
            'the benchmark',
          );
        }
      },
      200,
    ));

  it('of trading are the same by every grouping', () =>
    always({}, ({ result, brinson: { by } }) => {
      const size = result.equity.reduce((most, worth) => Math.max(most, Math.abs(worth / result.equity[0])), 3);
      for (const each of GROUPINGS) near(by[each].total.trading, by.instrument.total.trading, 10 * size, each);
    }));

  it('sum up the contributions by market, currency and kind', () =>
    always(
      {},
      ({ parts, play, feed }) => {
        for (const by of [parts.byMarket, parts.byCurrency, parts.byKind]) {
          near(
            by.reduce((sum, { total }) => sum + total, 0),
            parts.total.total,
            10 * play.cash,
            'the total',
          );
        }
        const ofMarket = new Map(parts.byMarket.map((each) => [each.name, each.cost]));
        const costs = new Map<string, number>();
        for (const { asset, cost } of parts.contributions) {
          const name = asset < 0 ? 'cash' : feed.assets[asset].market;
          costs.set(name, (costs.get(name) ?? 0) + cost);
        }
        expect(ofMarket).toEqual(costs);
      },
      50,
    ));
});

/** One period by hand, of instruments that have no actions and are quoted in base currency: from what was held and filled, not from the accounts. */
function periodByHand({ feed, result, benchmark }: Case, row: number): Record<(typeof EFFECTS)[number], number> {
  const at = result.first + row;
  const equity = result.equity[row - 1];
  const { assets } = feed;
  const held = assets.map(() => 0);
  for (const { bar, asset, quantity } of result.holdings()) if (bar === at - 1 && asset >= 0) held[asset] = quantity;
  const worth = (asset: number, units: number, when: number) =>
    units === 0 ? 0 : units * assets[asset].multiplier * assets[asset].raw.close[when];
  let trading = 0;
  for (const { bar, asset, side, quantity, cash } of result.fills) {
    if (bar === at) trading += (worth(asset, side * quantity, at) + cash) / equity;
  }
  const weight = assets.map(({ index }) => worth(index, held[index], at - 1) / equity);
  const theirs = assets.map(({ symbol }) => benchmark.weights!.find((each) => each.symbol === symbol));
  const sum = (column: Float64Array) => column.reduce((all, each) => all + each, 0);
  const { allocation, selection, interaction } = brinson({
    portfolioWeight: [...weight, 1 - weight.reduce((all, each) => all + each, 0)],
    portfolioReturn: [
      ...assets.map(({ index }) => worth(index, held[index], at) / worth(index, held[index], at - 1) - 1),
      0,
    ],
    benchmarkWeight: [...theirs.map((part) => part?.weight ?? 0), 0],
    benchmarkReturn: [...theirs.map((part) => (part ? part.growth[row] / part.growth[row - 1] - 1 : NaN)), NaN],
  });
  return { allocation: sum(allocation), selection: sum(selection), interaction: sum(interaction), trading };
}

describe('of a run without actions, futures and interest', () => {
  it('they are those of what was held before each period, and of what its fills came to by its close', () => {
    let traded = 0;
    always({ currencies: false, actions: false, futures: false, fixed: { creditRate: 0, debitRate: 0 } }, (one) => {
      const { result, benchmark, brinson: found } = one;
      const { equity } = result;
      if (equity.some((worth) => !(worth > 0))) return;
      if ([...result.cashflows].some(({ kind }) => kind === 'borrow fee')) return;
      traded += result.fills.length;
      const factors = carinoFactors(simpleReturns(equity), simpleReturns(benchmark.equity));
      const sums = { allocation: 0, selection: 0, interaction: 0, trading: 0 };
      for (let row = 1; row < equity.length; row++) {
        const effects = periodByHand(one, row);
        for (const effect of EFFECTS) sums[effect] += factors[row - 1] * effects[effect];
      }
      for (const effect of EFFECTS) near(found.by.instrument.total[effect], sums[effect], 1000, effect);
    });
    expect(traded).toBeGreaterThan(100);
  });
});

const order = (row: number, side: 1 | -1, quantity: number): ScriptOrder => ({
  kind: 'order',
  row,
  asset: 0,
  side,
  quantity,
  type: 'market',
  tif: 'day',
});

function byHand(
  assets: readonly MadeAsset[],
  script: Script,
  typed: string,
  conduct: Partial<Conduct> = {},
  more: Partial<Market> = {},
): Case {
  const market = { ...marketOf(assets), ...more };
  return caseOf(
    { ...PLAIN_CONDUCT, market, actor: { script }, cash: 1000, first: 0, slippage: 0, seed: 1, ...conduct },
    typed,
  );
}

const of = ({ by }: RunBrinson, name: string, grouping: (typeof GROUPINGS)[number] = 'instrument') =>
  by[grouping].segments.find((each) => each.name === name)!;

describe('by hand', () => {
  it('holding cash in a market that rises is allocation', () => {
    const one = byHand([made([10, 10, 11])], [], 'A');
    expect(of(one.brinson, 'cash')).toMatchObject({ weight: 1, benchmarkWeight: 0 });
    expect(of(one.brinson, 'A')).toMatchObject({ weight: 0, benchmarkWeight: 1, selection: 0, trading: 0 });
    expect(of(one.brinson, 'cash').allocation).toBeCloseTo(-0.1, 12);
    expect(one.brinson.by.instrument.total.allocation).toBeCloseTo(-0.1, 12);
  });

  it('what a purchase gains by the close of its day, and what it costs, is trading', () => {
    // Fifty at 10, which close at 11; then held at half the equity.
    const one = byHand([made([10, [10, 11, 10, 11], 11], { commission: 0.01 })], [order(0, 1, 50)], 'A');
    expect(of(one.brinson, 'A').trading).toBeCloseTo((50 - 5) / 1000, 12);
    expect(of(one.brinson, 'A').selection).toBe(0);
    expect(one.brinson.by.instrument.total.total).toBeCloseTo(0.045 - 0.1, 12);
  });

  it('a future counts with its underlying, and as much less cash', () => {
    const future = made([100, 100, 110], { longMargin: 0.1, shortMargin: 0.1 }, { kind: 'future' });
    const one = byHand([future], [order(0, 1, 5)], 'A');
    const last = of(one.brinson, 'A');
    expect(last.weight).toBeCloseTo(0.25, 12);
    expect(of(one.brinson, 'cash').weight).toBeCloseTo(0.75, 12);
    expect(last.selection).toBeCloseTo(0, 12);
    expect(last.trading).toBeCloseTo(0, 12);
    expect(one.brinson.by.instrument.total.allocation).toBeCloseTo(-0.05, 12);
  });

  it('of two instruments at shares that are set again at each close', () => {
    // A doubles and falls back by half; B stands still. Half of each is held from the first close on, and never traded again.
    const assets = [made([10, 10, 20, 10]), made([10, 10, 10, 10], {}, { symbol: 'B' })];
    const script = [order(0, 1, 50), { ...order(0, 1, 50), asset: 1 }];
    const one = byHand(assets, script, 'A=0.5,B=0.5');
    // 1000 becomes 1500, then 1500 loses a quarter; the run is back at its start.
    expect([...one.benchmark.equity]).toEqual([1000, 1000, 1500, 1125]);
    expect([...one.result.equity]).toEqual([1000, 1000, 1500, 1000]);
    const { total, years } = one.brinson.by.instrument;
    expect(total.total).toBeCloseTo(-0.125, 12);
    expect(total.allocation).toBeCloseTo(-0.125, 12);
    expect(years).toEqual([expect.objectContaining({ year: 2020, portfolioReturn: 0, benchmarkReturn: 0.125 })]);
    // In the last period two thirds were in A.
    expect(of(one.brinson, 'A').weight).toBeCloseTo((0 + 0.5 + 2 / 3) / 3, 12);
  });

  it('by currency a foreign instrument and its cash are one segment, and rates are in its return', () => {
    const assets = [{ ...made([10, 10, 10]), currency: 'USD' }, made([10, 10, 10], {}, { symbol: 'B' })];
    const one = byHand(
      assets,
      [order(0, 1, 10)],
      'A=0.5,B=0.5',
      { conversion: 'held' },
      { rates: { USD: [7, 7, 7.7] } },
    );
    const { segments } = one.brinson.by.currency;
    expect(segments.map(({ name }) => name)).toEqual(['USD', 'CNY']);
    expect(one.benchmark.equity[2]).toBeCloseTo(1050, 9);
    // Seven tenths in dollars, which gained a tenth.
    expect(one.brinson.portfolioReturn).toBeCloseTo(0.07, 12);
    expect(of(one.brinson, 'USD', 'currency').allocation).toBeCloseTo(0.2 * 0.05, 12);
    expect(one.brinson.by.currency.total.selection).toBeCloseTo(0, 12);
  });

  it('long and short that cancel out have no return of their own: all of it is selection', () => {
    const assets = [
      made([10, 10, 12], { shortMargin: 0.5 }),
      made([10, 10, 11], { shortMargin: 0.5 }, { symbol: 'B' }),
    ];
    const script = [order(0, 1, 50), { ...order(0, -1, 50), asset: 1 }];
    const one = byHand(assets, script, 'A');
    const market = of(one.brinson, 'XNYS', 'market');
    expect(market.selection).toBeCloseTo(0.05, 12);
    expect(market.interaction).toBe(0);
    expect(market.allocation).toBe(0);
    expect(of(one.brinson, 'cash', 'market').allocation).toBeCloseTo(-0.2, 12);
  });

  it('nor have those that nearly do', () => {
    const assets = [
      made([10, 10, 12], { shortMargin: 0.5 }),
      made([10, 10, 11], { shortMargin: 0.5 }, { symbol: 'B' }),
    ];
    const script = [order(0, 1, 55), { ...order(0, -1, 50), asset: 1 }];
    const market = of(byHand(assets, script, 'A').brinson, 'XNYS', 'market');
    // A twentieth is held, and brought 6 % of the equity: above the 1 % that a twentieth of the benchmark brought.
    expect(market.weight).toBeCloseTo(0.025, 12);
    expect(market.selection).toBeCloseTo(0.05, 12);
    expect(market.interaction).toBe(0);
  });

  it('each year is linked by itself', () => {
    // Two periods in the first year, and two in the second; half of the money is in A, which the benchmark is.
    const one = byHand([made([10, 10, 20, 10, 20])], [order(0, 1, 50)], 'A', {}, { days: [0, 1, 2, 366, 367] });
    const { years, total } = one.brinson.by.instrument;
    expect(years.map(({ year }) => year)).toEqual([2020, 2021]);
    expect(years[0].total).toBeCloseTo(1500 / 1000 - 2, 12);
    expect(years[1].total).toBeCloseTo(0, 12);
    expect(total.total).toBeCloseTo(1500 / 1000 - 2, 12);
  });

  it('a total loss leaves the effects undefined and says when it was', () => {
    const lost = made([10, 10, 40, 40], { shortMargin: 0.5, shortMaintenance: 0 });
    const one = byHand([lost, made([10, 10, 10, 10], {}, { symbol: 'B' })], [order(0, -1, 40)], 'B');
    expect(one.result.equity[2]).toBeLessThan(0);
    expect(one.brinson.lost).toBe('2020-01-08');
    expect(one.brinson.by.kind.total.total).toBeNaN();
  });

  it('a benchmark whose parts are not known has no such table', () => {
    const { feed, result, benchmark } = byHand([made([10, 10, 11])], [], 'A');
    expect(attribution(feed, result).brinson).toBeNull();
    const { name, equity } = benchmark;
    expect(attribution(feed, result, { benchmark: { name, equity } }).brinson).toBeNull();
  });
});
