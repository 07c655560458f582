// Each rule of defensive-hedge, firing and not firing.

import { describe, expect, test } from 'vitest';
import strategy from '../../strategies/defensive-hedge.js';
import { flat, market, run, trades, weightOf } from './market.js';

const LENGTH = 360;
const CALM = 280;

/** A rising market that wiggles a little, and from day 280 to day 320 what a test makes of it. */
const equity = (shock: (day: number) => number, recovery = 0.01): number[] => {
  let price = 100;
  return Array.from({ length: LENGTH }, (_, day) => {
    const wiggle = day % 2 === 0 ? 0.003 : -0.002;
    return (price *= 1 + (day < CALM ? wiggle : day < CALM + 40 ? shock(day) : day % 2 === 0 ? recovery : 0));
  });
};
const calmly = (day: number) => (day % 2 === 0 ? 0.003 : -0.002);
/** A fall of 3 % on every other day: below the mean soon, and volatile. */
const crash = (day: number) => (day % 2 === 0 ? -0.03 : 0);

const gauge = (calm: number, shock: number): number[] =>
  Array.from({ length: LENGTH }, (_, day) => (day >= CALM && day < CALM + 40 ? shock : calm));

const market4 = (close: number[], series = {}) =>
  market(
    {
      SPY: { close },
      GLD: { close: flat(50, LENGTH) },
      TLT: { close: flat(80, LENGTH) },
      VIXY: { close: flat(20, LENGTH) },
    },
    series,
  );
const CALM_GAUGES = { vix: gauge(15, 15), 'put-call': gauge(0.5, 0.5) };

/** The days on which the equity was cut and taken back, told by its weight; the first purchase is left out. */
function turns(feed: ReturnType<typeof market>, params = {}) {
  const result = run(strategy, feed, { every: LENGTH + 1, ...params });
  return trades(feed, result)
    .filter((trade) => trade.includes('SPY') && !trade.startsWith('1 '))
    .map((trade) => trade.replace(/ SPY.*$/, ''));
}

describe('signs', () => {
  test('none in calm: the weights are those of the params', () => {
    const feed = market4(equity(calmly, 0.002), CALM_GAUGES);
    const result = run(strategy, feed, { every: 1, band: 0 });
    const at = (symbol: string) => weightOf(feed, result, symbol, 300);
    expect([at('SPY'), at('GLD'), at('TLT'), at('VIXY')].map((weight) => weight.toFixed(2))).toEqual([
      '0.70',
      '0.10',
      '0.15',
      '0.00',
    ]);
  });

  test('one alone is not enough, two are', () => {
    const fear = { vix: gauge(15, 30), 'put-call': gauge(0.5, 0.5) };
    const feed = market4(equity(calmly, 0.002), fear);
    expect(turns(feed)).toEqual([]);
    expect(turns(feed, { enter: 1 })[0]).toBe(`${CALM + 1} sell`);
    const both = market4(equity(calmly, 0.002), { ...fear, 'put-call': gauge(0.5, 0.9) });
    expect(turns(both)[0]).toBe(`${CALM + 1} sell`);
  });

  test('a VIX that jumps within a week counts before it is high for its year', () => {
    const before = Array.from({ length: LENGTH }, (_, day) => (day < 100 ? 40 : day < CALM ? 15 : 21));
    const feed = market4(equity(calmly, 0.002), { vix: before });
    expect(turns(feed, { enter: 1 })[0]).toBe(`${CALM + 1} sell`);
    expect(turns(feed, { enter: 1, jump: 0.5 })).toEqual([]);
  });

  test('a put/call ratio counts as a mean of a week, so that one wild day is none', () => {
    const lasting = gauge(0.5, 0.9);
    expect(turns(market4(equity(calmly, 0.002), { 'put-call': lasting }), { enter: 1 })[0]).toMatch(/sell$/);
    // A slow wave with its trough on the day of the shock, so that the mean is low there.
    const wave = Array.from({ length: LENGTH }, (_, day) => 0.5 - 0.1 * Math.cos(((day - CALM) * Math.PI) / 20));
    const wild = wave.map((ratio, day) => (day === CALM ? 0.7 : ratio));
    expect(turns(market4(equity(calmly, 0.002), { 'put-call': wild }), { enter: 1, least: 1 })).not.toContain(
      `${CALM + 1} sell`,
    );
  });

  test('prices alone give two: below the long mean, and more volatile than bearable', () => {
    const feed = market4(equity(crash));
    expect(turns(feed)[0]).toMatch(/sell$/);
    expect(turns(feed, { bearable: 10 })).toEqual([]);
    expect(turns(feed, { bearable: 10, enter: 1 })[0]).toMatch(/sell$/);
    // The mean of 2 bars lies above the price on every other day of the calm market too.
    expect(turns(feed, { trend: 2, bearable: 10, enter: 1 })[0]).not.toBe(turns(feed, { bearable: 10, enter: 1 })[0]);
  });

  test('series that are not there are named at the end', () => {
    const { notes } = run(strategy, market4(equity(calmly), { vix: gauge(15, 15) }));
    expect(notes).toEqual(['There is no series put-call in the data: stress was judged without it.']);
  });
});

describe('the hedge', () => {
  const series = { vix: gauge(15, 30), 'put-call': gauge(0.5, 0.9) };
  const feed = market4(equity(calmly, 0.002), series);

  test('moves what is cut from equity to volatility, gold and treasuries', () => {
    const result = run(strategy, feed, { every: 1, band: 0 });
    const at = (symbol: string) => Number(weightOf(feed, result, symbol, CALM + 5).toFixed(3));
    expect(at('SPY')).toBeCloseTo(0.35, 2);
    expect(at('VIXY')).toBeCloseTo(0.02, 2);
    expect(at('GLD')).toBeCloseTo(0.1 + 0.165, 2);
    expect(at('TLT')).toBeCloseTo(0.15 + 0.165, 2);
  });

  test('gives to what can be bought what would go to instruments that are not listed yet', () => {
    const late = [...flat(Number.NaN, LENGTH - 5), ...flat(20, 5)];
    const at = (missing: string, symbol: string) => {
      const quotes = ['GLD', 'TLT', 'VIXY'].map((name) => [
        name,
        { close: name === missing ? late : flat(20, LENGTH) },
      ]);
      const made = market({ SPY: { close: equity(calmly, 0.002) }, ...Object.fromEntries(quotes) }, series);
      const result = run(strategy, made, { every: 1, band: 0 });
      expect([...result.refusals]).toEqual([]);
      return weightOf(made, result, symbol, CALM + 5);
    };
    expect(at('VIXY', 'GLD')).toBeCloseTo(0.1 + 0.175, 2);
    expect(at('GLD', 'TLT')).toBeCloseTo(0.15 + 0.33, 2);
  });

  test('holds volatility only at its beginning', () => {
    const result = run(strategy, feed, { every: LENGTH + 1, brief: 10 });
    const volatility = trades(feed, result).filter((trade) => trade.includes('VIXY'));
    expect(volatility.map((trade) => trade.split(' ').slice(0, 2).join(' '))).toEqual([
      `${CALM + 1} buy`,
      `${CALM + 11} sell`,
    ]);
  });

  test('stays on while a sign is left, and comes off after the last', () => {
    const [, off] = turns(feed);
    const day = Number.parseInt(off, 10);
    expect(off).toMatch(/buy$/);
    // Both gauges fall back on day 320, the ratio's mean of a week a few days later.
    expect(day).toBeGreaterThan(CALM + 40);
    expect(day).toBeLessThan(CALM + 50);
  });

  test('comes off with one sign left where that is allowed', () => {
    const lasting = market4(equity(calmly, 0.002), {
      ...series,
      vix: gauge(15, 30).map((v, d) => (d < CALM ? v : 15 + d / 10)),
    });
    expect(turns(lasting, { leave: 1 })).toHaveLength(2);
    expect(turns(lasting, { leave: 0 })).toHaveLength(1);
  });

  test('stays on for the least number of rows', () => {
    const short = {
      vix: gauge(15, 15).map((v, d) => (d >= CALM && d < CALM + 3 ? 30 : v)),
      'put-call': gauge(0.5, 0.9),
    };
    const early = market4(equity(calmly, 0.002), short);
    const onAndOff = (least: number) => turns(early, { least, leave: 1 }).map((turn) => Number.parseInt(turn, 10));
    const [on, off] = onAndOff(30);
    expect(off - on).toBe(30);
    expect(onAndOff(5)[1] - on).toBeLessThan(30);
  });

  test('corrects drift only on its days and beyond the band', () => {
    const rising = market4(equity(calmly, 0.002), CALM_GAUGES);
    expect(trades(rising, run(strategy, rising, { every: 10, band: 0 })).length).toBeGreaterThan(20);
    expect(trades(rising, run(strategy, rising, { every: 10, band: 0.3 }))).toHaveLength(3);
  });
});

describe('roles', () => {
  test('a missing one is named with what would fill it', () => {
    const bare = market({ SPY: { close: flat(1, 5) }, TLT: { close: flat(1, 5) } });
    expect(() => run(strategy, bare)).toThrow(
      'defensive-hedge has no gold: add an instrument of class gold or one of GLD, IAU, 518880.',
    );
    expect(() => run(strategy, bare, { gold: 0 })).toThrow('defensive-hedge has no volatility');
    expect(() => run(strategy, bare, { gold: 0, tail: 0 })).not.toThrow();
    const metal = market({ GLD: { close: flat(1, 5) } });
    expect(() => run(strategy, metal, { bond: 0, tail: 0 })).toThrow('defensive-hedge has no equity');
  });

  test('are told by class or by symbol', () => {
    const named = market({
      shelter: { close: flat(1, 5), class: 'gold' },
      fund: { close: flat(1, 5), class: 'bond' },
      index: { close: flat(1, 5) },
      other: { close: flat(1, 5), class: 'equity' },
    });
    const list = trades(named, run(strategy, named, { tail: 0 }));
    expect(list.map((trade) => trade.split(' ').slice(2).join(' '))).toEqual([
      'shelter 0.10',
      'fund 0.15',
      'other 0.70',
    ]);
  });

  test('one that is not listed yet is left out, and comes in when it is', () => {
    const late = [...flat(Number.NaN, 10), ...flat(30, 30)];
    const feed = market({ SPY: { close: flat(10, 40) }, GLD: { close: late }, TLT: { close: flat(20, 40) } });
    const result = run(strategy, feed, { tail: 0 });
    expect([...result.refusals]).toEqual([]);
    expect(weightOf(feed, result, 'GLD', 25)).toBeCloseTo(0.1, 3);
  });
});

test('params that do not go together', () => {
  const feed = market4(flat(1, LENGTH));
  expect(() => run(strategy, feed, { enter: 1, leave: 1 })).toThrow('leave (1) has to be below enter (1)');
  expect(() => run(strategy, feed, { core: 0.9 })).toThrow('more than the whole');
  expect(() => run(strategy, feed, { cut: 0.01 })).toThrow('is more than what is cut from the equity');
});
