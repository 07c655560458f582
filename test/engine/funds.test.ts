// Net subscriptions and premiums of a fund that splits, whose counts and net asset values are published late: against the fund that never
// split, against a second definition, and without a look ahead.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ColumnCache,
  type Feed,
  type Series,
  type Universe,
  netSubscription,
  premium,
  simulate,
  strategy,
  upTo,
} from '../../engine/index.js';
import { type Market, feedOf } from '../kit/market.js';
import { anyFund, type Fund, inOrder, marketOf, ROWS } from './any-fund.js';

/** What money, share and premium read on each row. */
function readingsOf(feed: Feed, columns = new ColumnCache()): number[][] {
  const seen: number[][] = [];
  const reader = strategy({
    about: 'Reads.',
    params: {},
    prepare(_, { assets: [asset], series }) {
      const { money, share } = netSubscription(series('fund-shares', asset), series('nav', asset));
      const over = premium(asset.raw.close, series('nav', asset));
      const all: Series[] = [money, share, over];
      return () => void seen.push([...all.map(({ now }) => now), money.ago(1), over.ago(1)]);
    },
  });
  simulate(reader, feed, { cash: 1, columns });
  return seen;
}

const readings = (market: Market): number[][] => readingsOf(feedOf(market));

const isNear = (a: number, b: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-6;

function expectNear(found: readonly number[][], wanted: readonly number[][]): void {
  found.forEach((values, row) =>
    values.forEach((value, k) => {
      if (!isNear(value, wanted[row][k])) throw new Error(`row ${row}, ${k}: ${value}, should be ${wanted[row][k]}`);
    }),
  );
}

/** What a row should read, by the docstrings, of a fund that never splits: from what was public by then, in the order of publication. */
function secondDefinition({ days }: Fund): number[][] {
  type Known = { readonly about: number; readonly from: number; readonly value: number };
  const counted = (which: 0 | 1): readonly Known[] => {
    const all = inOrder(
      days.flatMap(({ units, nav, late: waits }, about) =>
        waits[which] === null ? [] : [{ about, from: about + waits[which], value: which === 0 ? units : nav }],
      ),
    );
    return all.filter(({ about }, k) => all.slice(0, k).every((before) => before.about < about));
  };
  const [counts, navs] = [counted(0), counted(1)];
  return days.map((_, row) => {
    const shares = counts.filter(({ from }) => from <= row);
    const share = shares.length < 2 ? NaN : shares.at(-1)!.value / shares.at(-2)!.value - 1;
    const flows = shares.flatMap(({ about, value, from }, k) => {
      if (k === 0) return [];
      const known = navs.find((nav) => nav.about >= about);
      const nav = navs.findLast((one) => one.about <= about);
      if (!known || known.from > row || !nav) return [];
      return [{ row: Math.max(from, known.from), value: (value - shares[k - 1].value) * nav.value }];
    });
    flows.sort((a, b) => a.row - b.row);
    const bars = days.flatMap(({ halted }, bar) => (halted || bar > row ? [] : [bar]));
    const over = (bar: number | undefined) => {
      const nav = navs.findLast(({ from }) => bar !== undefined && from <= bar);
      return nav ? (days[bar!].nav * (1 + days[bar!].premium)) / nav.value - 1 : NaN;
    };
    return [flows.at(-1)?.value ?? NaN, share, over(bars.at(-1)), flows.at(-2)?.value ?? NaN, over(bars.at(-2))];
  });
}

describe('net subscription and premium', () => {
  it('of a fund that never splits are what their second definition says', () => {
    fc.assert(
      fc.property(anyFund, (fund) => {
        const plain = { ...fund, splits: [] };
        expectNear(readings(marketOf(plain)), secondDefinition(plain));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('are the same whatever splits the fund has, and whether its books have them on the evening before', () => {
    let flows = 0;
    fc.assert(
      fc.property(anyFund, (fund) => {
        // Bars and publications stay where they are; only the units change.
        const eves = fund.isEarly ? fund.splits.map(([ex]) => ex - 1) : [];
        const days = fund.days.map((one, row) =>
          eves.includes(row)
            ? {
                ...one,
                halted: false,
                late: one.late.map((wait) => (wait === null ? null : Math.max(1, wait))) as [number, number],
              }
            : one,
        );
        // A first count on the eve itself has nothing before it that would tell its basis.
        const firstCount = days.findIndex(({ late: [wait] }) => wait !== null);
        fc.pre(!eves.some((eve) => eve <= firstCount));
        const wanted = readings(marketOf({ ...fund, days, splits: [] }));
        flows += wanted.filter(([money]) => money === money).length * fund.splits.length;
        expectNear(readings(marketOf({ ...fund, days })), wanted);
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(flows).toBeGreaterThan(1000);
  });

  it('show nothing of what comes later, to the bit, even where books are ahead of the market', () => {
    fc.assert(
      fc.property(anyFund, fc.integer({ min: 1, max: ROWS }), (fund, any) => {
        // Half of the cuts fall between the evening on which books are divided and the ex-date.
        const rows = any % 2 === 0 ? any : Math.min(ROWS, fund.splits[0]?.[0] ?? any);
        expect(readings(marketOf(fund, false, rows))).toEqual(readings(marketOf(fund, false)).slice(0, rows));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('are the same where runs over parts of a feed share their columns', () => {
    fc.assert(
      fc.property(anyFund, fc.integer({ min: 1, max: ROWS }), (fund, rows) => {
        const feed = feedOf(marketOf(fund));
        const columns = new ColumnCache();
        const alone = readingsOf(feed);
        expect(readingsOf(upTo(feed, rows), columns)).toEqual(alone.slice(0, rows));
        expect(readingsOf(feed, columns)).toEqual(alone);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('by hand', () => {
  const bar = (close: number) => ({ open: close, high: close, low: close, close, volume: 1 });
  const hand = (closes: readonly number[], rest: Partial<Market['assets'][0]>, series: Market['series']): Market => ({
    rows: closes.length,
    assets: [
      { symbol: 'A', market: 'XSHG', multiplier: 1, terms: [{ row: 0 }], bars: closes.map(bar), actions: [], ...rest },
    ],
    series,
  });
  const observed = (name: string, ...values: readonly (readonly [about: number, from: number, value: number])[]) => ({
    name,
    symbol: 'A',
    observations: values.map(([about, from, value]) => ({ about, from, value })),
  });

  it('a distribution takes its part of a net asset value of the day before', () => {
    const paid = [{ row: 1, kind: 'dividend' as const, value: 0.1, payRow: 1 }];
    const market = hand([2, 1.9, 1.9], { actions: paid }, [
      observed('nav', [0, 1, 2], [1, 2, 1.9]),
      observed('fund-shares'),
    ]);
    expect(readings(market).map(([, , over]) => Math.abs(over) < 1e-12)).toEqual([false, true, true]);
  });

  it('a net asset value of more than fifteen days ago says nothing', () => {
    const days = [0, 1, 15, 16];
    const market = { ...hand([2.2, 2.2, 2.2, 2.2], {}, [observed('nav', [0, 0, 2]), observed('fund-shares')]), days };
    expect(readings(market).map(([, , over]) => Number(over.toFixed(6)))).toEqual([0.1, 0.1, 0.1, Number.NaN]);
  });

  it('units out of none are money, and no share', () => {
    const market = hand([2, 2, 2], {}, [
      observed('nav', [0, 0, 2], [1, 1, 2], [2, 2, 2]),
      observed('fund-shares', [0, 0, 0], [1, 1, 50], [2, 2, 40]),
    ]);
    expect(readings(market).map(([money, share]) => [money, share])).toEqual([
      [NaN, NaN],
      [100, NaN],
      [-20, -0.2],
    ]);
  });

  it('what was made from a published series is refused, and so are two funds and an adjusted price', () => {
    const asked = (look: (universe: Universe) => unknown) => () => {
      const one = strategy({ about: 'Asks.', params: {}, prepare: (_, universe) => (look(universe), () => {}) });
      const paid = [{ row: 1, kind: 'dividend' as const, value: 0.1, payRow: 1 }];
      const market = hand([2, 1.9], { actions: paid }, [
        observed('nav', [0, 0, 2]),
        observed('fund-shares', [0, 0, 9]),
      ]);
      const two = { ...market, assets: [...market.assets, { ...market.assets[0], symbol: 'B' }] };
      simulate(one, feedOf(two), { cash: 1 });
    };
    const nav = (universe: Universe) => universe.series('nav', universe.assets[0]);
    expect(asked((u) => netSubscription(u.assets[0].raw.close, nav(u)))).toThrow('a published series is wanted');
    expect(asked((u) => premium(u.assets[0].close, nav(u)))).toThrow('give asset.raw.close');
    expect(asked((u) => premium(u.assets[1].raw.close, nav(u)))).toThrow('of the same asset');
    expect(asked((u) => premium(u.assets[0].raw.close, nav(u)))).not.toThrow();
  });
});
