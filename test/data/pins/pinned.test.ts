// A made-up market passes exactly through what it is pinned to, and nothing else of it moves.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinned } from '../../../data/pins/pinned.js';
import type { Pin } from '../../../data/pins/pin.js';
import { SCENARIOS } from '../../../data/scenarios/index.js';
import { dayOf } from '../../../data/day.js';
import { resolveParams, UserError } from '../../../engine/index.js';

const made = (name: string, params: Readonly<Record<string, unknown>>) =>
  SCENARIOS[name].make(resolveParams(SCENARIOS[name].params, params));
const US = { years: 2, assets: 2, market: 'XNYS' };
const walk = made('random-walk', { ...US, seed: 3 });
const demo = made('demo', { market: 'us' });
const days = walk.bars[0].time;

/** Rising places of bars, none twice. */
const places = (least: number, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: days.length - 1 }), { minLength: least, maxLength: most })
    .map((list) => list.toSorted((a, b) => a - b));

describe('prices', () => {
  it('close exactly at the levels, on any days and of any size', () => {
    fc.assert(
      fc.property(places(1, 5), fc.array(fc.integer({ min: 500, max: 2000 }), { minLength: 5 }), (at, cents) => {
        const pins = at.map((k, n): Pin => ({ what: 'level', symbol: 'WALK1', date: days[k], value: cents[n] / 100 }));
        const { bars } = pinned(walk, pins);
        expect(at.map((k) => bars[0].close[k])).toEqual(pins.map(({ value }) => value));
        expect(bars[0].close[0]).toBe(walk.bars[0].close[0]);
        expect(bars[1]).toBe(walk.bars[1]);
        const { open, high, low, close } = bars[0];
        const wrong = [...close.keys()].filter(
          (k) => !(low[k] > 0 && low[k] <= Math.min(open[k], close[k]) && high[k] >= Math.max(open[k], close[k])),
        );
        expect(wrong).toEqual([]);
        for (const price of [...open, ...high, ...low, ...close]) expect(Math.round(price * 100) / 100).toBe(price);
      }),
      { numRuns: 50 },
    );
  });

  it('return what they are pinned to, an index to the last digits, in windows that nest', () => {
    const { bars, instruments } = demo;
    const k = instruments.findIndex(({ symbol }) => symbol === 'SPX');
    fc.assert(
      fc.property(
        places(4, 4),
        fc.tuple(fc.double({ min: -0.4, max: 0.6, noNaN: true }), fc.double({ min: -0.2, max: 0.2, noNaN: true })),
        ([a, b, c, d], [outer, inner]) => {
          const { time } = bars[k];
          const pin = (from: number, to: number, value: number): Pin => ({
            what: 'return',
            symbol: 'SPX',
            from: time[from],
            to: time[to],
            value,
          });
          const { close } = pinned(demo, [pin(a, d, outer), pin(b, c, inner)]).bars[k];
          expect(close[d] / close[a] - 1).toBeCloseTo(outer, 9);
          expect(close[c] / close[b] - 1).toBeCloseTo(inner, 9);
          const after = (path: Float64Array) => path[path.length - 1] / path[d];
          expect(after(close)).toBeCloseTo(after(bars[k].close), 9);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('move most on the days that were least calm', () => {
    const value = walk.bars[0].close[400] * 1.5;
    const { close } = pinned(walk, [
      { what: 'level', symbol: 'WALK1', date: days[400], value: Math.round(value * 100) / 100 },
    ]).bars[0];
    const added = [...close.keys()]
      .slice(1, 401)
      .map((k) => Math.log((close[k] / close[k - 1] / walk.bars[0].close[k]) * walk.bars[0].close[k - 1]));
    expect(added.reduce((sum, x) => sum + x, 0)).toBeCloseTo(Math.log(1.5), 2);
    expect(Math.min(...added)).toBeGreaterThan(-0.002);
    expect(Math.max(...added)).toBeLessThan(0.02);
  });
});

describe('series', () => {
  const key = 'net-subscription@SPX';
  const series = demo.observations.find(({ name, symbol }) => `${name}@${symbol}` === key)!;

  it('add up to their sums to the last decimal, and pass through their values', () => {
    const { dates } = series;
    const at = demo.observations.indexOf(series);
    const sum = pinned(demo, [{ what: 'sum', series: key, from: dates[10], to: dates[40], value: 123.45 }])
      .observations[at];
    expect(Math.round(sum.values.slice(10, 41).reduce((total, value) => total + value, 0) * 1e6)).toBe(123_450_000);
    expect(sum.values.slice(0, 10)).toEqual(series.values.slice(0, 10));
    const value = pinned(demo, [{ what: 'value', series: 'vix', date: dates[25], value: 61.5 }]).observations.find(
      ({ name }) => name === 'vix',
    )!;
    expect(value.values[value.dates.indexOf(dates[25])]).toBe(61.5);
    expect(value.values.every((each) => each > 0)).toBe(true);
  });
});

describe('what cannot be', () => {
  const refused = (pins: readonly Pin[], sentence: RegExp, data = walk) => {
    expect(() => pinned(data, pins)).toThrow(UserError);
    expect(() => pinned(data, pins)).toThrow(sentence);
  };
  const level = (date: number, value: number, symbol = 'WALK1'): Pin => ({ what: 'level', symbol, date, value });

  it('is one sentence', () => {
    refused([level(days[5], 10, 'SPY')], /names the instrument SPY.*WALK1, WALK2/);
    refused(
      [{ what: 'sum', series: 'flow', from: days[1], to: days[2], value: 1 }],
      /names the series flow.*there is none/,
    );
    refused([level(days[5] + 1, 10)], /no bar on/);
    refused([level(days[5], -1)], /positive level/);
    refused([level(days[5], 10.001)], /not on its price step; give 10\./);
    refused([level(days[5], 10), level(days[5], 11)], /repeat or contradict/);
    refused([{ what: 'return', symbol: 'WALK1', from: days[9], to: days[5], value: 0.1 }], /exchange them/);
    const mainland = made('random-walk', { years: 1, assets: 1 });
    const at = mainland.bars[0].time[1];
    refused([level(at, 20)], new RegExp(`price limit on ${dayOf(at)}`), mainland);
  });
});
