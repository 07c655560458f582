// Which market answers first, and what a day is, by hand.

import { describe, expect, it } from 'vitest';

import { isoDate } from '../../engine/clock.js';
import { simulate } from '../../engine/index.js';
import { sessionsOf } from '../../engine/sessions.js';
import { feedOf } from '../kit/market.js';
import { type ScriptOrder, scriptStrategy } from '../kit/script.js';
import { made, marketOf } from './made.js';

describe('markets', () => {
  it('open in the order of the day: the mainland, Hong Kong, New York, then what is not known, by name', () => {
    const names = ['zzz', 'XNAS', 'XHKG', 'XSHE', 'aaa', 'XNYS', 'XSHG'];
    const feed = feedOf(marketOf(names.map((market) => made([1, 1], {}, { market, symbol: market }))));
    const { markets, marketOf: numbers } = sessionsOf(feed);
    expect(markets).toBe(5);
    expect(Object.fromEntries(names.map((name, k) => [name, numbers[k]]))).toEqual({
      XSHG: 0,
      XSHE: 0,
      XHKG: 1,
      XNYS: 2,
      XNAS: 2,
      aaa: 3,
      zzz: 4,
    });
  });

  it('hold a session where any of their instruments has a bar', () => {
    const one = made([1, null, null], {}, { market: 'XSHG' });
    const two = made([1, 1, null], {}, { market: 'XSHE' });
    const three = made([1, 1, 1], {}, { market: 'XNYS' });
    const { held } = sessionsOf(feedOf(marketOf([one, two, three])));
    expect([0, 1, 2].map((row) => [held(0, row), held(2, row)])).toEqual([
      [true, true],
      [true, true],
      [false, true],
    ]);
  });

  it('settle in that order: a sale in New York pays for nothing in Shanghai on the same date', () => {
    const order = (row: number, asset: number, side: 1 | -1): ScriptOrder => {
      return { kind: 'order', row, asset, side, quantity: 100, type: 'market', tif: 'day' };
    };
    const shanghai = made([10, 10, 10], {}, { market: 'XSHG', symbol: 'CN' });
    const newYork = made([10, 10, 10], {}, { market: 'XNYS', symbol: 'US' });
    const script = [order(0, 0, 1), order(1, 0, -1), order(1, 1, 1)];
    const sells = (assets: readonly ReturnType<typeof made>[]) =>
      [...simulate(scriptStrategy(script), feedOf(marketOf(assets)), { cash: 1000 }).fills].map(({ asset }) => asset);
    expect(sells([newYork, shanghai])).toEqual([0, 0]);
    expect(sells([shanghai, newYork])).toEqual([0, 0, 1]);
  });
});

describe('a day order', () => {
  const wait = { kind: 'order', row: 0, asset: 0, side: 1, quantity: 1, type: 'limit', limit: 5, tif: 'day' } as const;

  it.each([
    ['expires at the end of the next session', [10, 10, 10], [10, 10, 10], 1, 'expired unfilled'],
    ['dies where its instrument alone is suspended', [10, null, 10], [10, 10, 10], 1, 'suspended in its session'],
    ['outlives a holiday of its market', [10, null, 10], [10, null, 10], 2, 'expired unfilled'],
  ] as const)('%s', (_, own, other, bar, reason) => {
    const assets = [
      made(own),
      made(other, {}, { symbol: 'B' }),
      made([10, 10, 10], {}, { symbol: 'C', market: 'XSHG' }),
    ];
    const run = simulate(scriptStrategy([wait]), feedOf(marketOf(assets)), { cash: 1000 });
    expect([...run.refusals]).toEqual([{ order: 1, quantity: 1, reason, bar }]);
  });
});

describe('isoDate', () => {
  it('is the UTC date', () => {
    expect(isoDate(Date.UTC(2024, 1, 29, 23, 59, 59, 999))).toBe('2024-02-29');
    expect(isoDate(-1)).toBe('1969-12-31');
  });
});
