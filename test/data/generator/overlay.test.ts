// A scenario laid over a history changes what its course says, from its first day on, and nothing else.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../data/dataset.js';
import { type Course, type Stretch, timesOf } from '../../../data/generator/economy/course.js';
import { overlay } from '../../../data/generator/overlay.js';
import { weekdays } from '../../../data/generator/sessions.js';
import { feedOf } from '../../../data/index.js';
import { SCENARIOS } from '../../../data/scenarios/index.js';
import { type Action, resolveParams } from '../../../engine/index.js';

const made = (name: string, params: Readonly<Record<string, unknown>>) =>
  SCENARIOS[name].make(resolveParams(SCENARIOS[name].params, params));
const us = made('random-walk', { years: 3, assets: 3, market: 'XNYS', seed: 5 });
const mainland = made('random-walk', { years: 3, assets: 2, seed: 5 });
const days = weekdays('2024-01-02');

const course = (stretches: readonly Stretch[], markets = ['XNYS', 'XSHG']): Course => ({
  days,
  markets: Object.fromEntries(markets.map((market) => [market, timesOf(days.length, stretches)])),
});
const stepsOf = ({ close }: { readonly close: Float64Array }) =>
  close.map((x, k) => (k === 0 ? 0 : Math.log(x / close[k - 1])));
const firstDay = (data: Dataset) => data.bars[0].time.findIndex((time) => time >= days[0]);

describe('a course laid over a history', () => {
  it('changes nothing where times are ordinary, before its first day, and of what it does not name', () => {
    expect(overlay(us, course([])).bars).toEqual(us.bars);
    expect(overlay(us, course([{ from: 0, to: 50, move: -1 }], ['XHKG'])).bars).toEqual(us.bars);
    const { bars } = overlay(us, course([{ from: 0, to: 50, move: -1, volatility: 3, unison: 0.9 }]));
    const first = firstDay(us);
    for (const name of ['open', 'high', 'low', 'close', 'volume'] as const) {
      expect(bars[1][name].slice(0, first)).toEqual(us.bars[1][name].slice(0, first));
      expect(bars[1][name]).not.toEqual(us.bars[1][name]);
    }
    const bonds = { ...us, instruments: us.instruments.map((one) => ({ ...one, class: 'bond' })) };
    expect(overlay(bonds, course([{ from: 0, to: 50, move: -1 }])).bars).toEqual(us.bars);
  });

  it('reaches Shenzhen as it reaches Shanghai, and Nasdaq as New York, unless it says something else of them', () => {
    const stretches = [{ from: 0, to: 50, move: -0.5, volatility: 2 }];
    for (const [data, market, other] of [
      [us, 'XNYS', 'XNAS'],
      [mainland, 'XSHG', 'XSHE'],
    ] as const) {
      const elsewhere = { ...data, instruments: data.instruments.map((one) => ({ ...one, market: other })) };
      const laid = overlay(elsewhere, course(stretches, [market])).bars;
      expect(laid).toEqual(overlay(data, course(stretches, [market])).bars);
      expect(laid).not.toEqual(data.bars);
      expect(
        overlay(elsewhere, { days, markets: { ...course(stretches).markets, ...course([], [other]).markets } }).bars,
      ).toEqual(data.bars);
    }
  });

  it('adds its drift and jumps to the returns, whatever lies between, and keeps bars whole', () => {
    const stretch = fc.record({
      from: fc.integer({ min: 0, max: 300 }),
      length: fc.integer({ min: 1, max: 90 }),
      move: fc.double({ min: -0.8, max: 0.5, noNaN: true }),
      jump: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    });
    fc.assert(
      fc.property(stretch, ({ from, length, move, jump }) => {
        const after = overlay(us, course([{ from, to: from + length, move, jump }]));
        after.bars.forEach(({ open, high, low, close }, k) => {
          const last = close.length - 1;
          expect(Math.log(close[last] / us.bars[k].close[last])).toBeCloseTo(move + jump, 2);
          for (let at = 0; at < close.length; at++) {
            expect(low[at]).toBeLessThanOrEqual(Math.min(open[at], close[at]));
            expect(high[at]).toBeGreaterThanOrEqual(Math.max(open[at], close[at]));
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('multiplies volatility and draws all to one', () => {
    const spread = (steps: Float64Array) => Math.sqrt(steps.reduce((sum, x) => sum + x * x, 0) / steps.length);
    const window = ([from, to]: readonly number[], data: Dataset, k: number) => stepsOf(data.bars[k]).slice(from, to);
    const span = [firstDay(us), firstDay(us) + 200];
    const wild = overlay(us, course([{ from: 0, to: 400, volatility: 2 }]));
    expect(spread(window(span, wild, 0)) / spread(window(span, us, 0))).toBeCloseTo(2, 1);
    const alike = overlay(us, course([{ from: 0, to: 400, unison: 0.98 }]));
    const correlation = (data: Dataset) => {
      const [a, b] = [window(span, data, 0), window(span, data, 1)];
      return a.reduce((sum, x, k) => sum + x * b[k], 0) / (spread(a) * spread(b) * a.length);
    };
    expect(correlation(us)).toBeLessThan(0.3);
    expect(correlation(alike)).toBeGreaterThan(0.9);
  });

  it('passes no price limit, and makes up on later days for what a limit held back', () => {
    const { bars } = overlay(mainland, course([{ from: 5, to: 6, jump: -0.5 }]));
    for (const one of bars) {
      const steps = stepsOf(one);
      expect(Math.min(...steps)).toBeGreaterThan(Math.log(0.9) - 0.001);
      expect(Math.log(one.close.at(-1)! / mainland.bars[bars.indexOf(one)].close.at(-1)!)).toBeCloseTo(-0.5, 1);
    }
  });

  it('keeps splits and the share of distributions: what a holder gets moves as the course says and no more', () => {
    const [symbol, at] = ['WALK1', firstDay(us) + 100];
    const time = us.bars[0].time[at];
    const split = (values: Float64Array) => values.map((x, k) => (k < at ? x : Math.round(x * 50) / 100));
    const [bar, ...others] = us.bars;
    const halved = {
      ...bar,
      open: split(bar.open),
      high: split(bar.high),
      low: split(bar.low),
      close: split(bar.close),
    };
    const actions: Action[] = [
      { symbol, kind: 'split', exTime: time, value: 2, payTime: NaN },
      { symbol, kind: 'dividend', exTime: us.bars[0].time[at + 30], value: 0.2, payTime: NaN },
    ];
    const data = { ...us, bars: [halved, ...others], actions };
    const laid = overlay(data, course([{ from: 0, to: 60, move: -0.6 }]));
    const total = (each: Dataset) => {
      const { close } = feedOf(each, [], {}).assets[0].adjusted;
      return Math.log(close[close.length - 1] / close[0]);
    };
    expect(total(laid) - total(data)).toBeCloseTo(-0.6, 2);
    expect(laid.actions[0]).toEqual(actions[0]);
    expect(laid.actions[1].value).toBeCloseTo(0.2 * Math.exp(-0.6), 3);
  });
});
