// Strategies made of others: how the params of their parts are called, what fails in them, and the laws of any strategy.

import { describe, expect, test } from 'vitest';
import { int, strategy, type Strategy } from '../../../engine/index.js';
import { blend, guard, overlay } from '../../../strategies/compose/index.js';
import { STRATEGIES } from '../../../strategies/index.js';
import { lawsOf } from '../../kit/index.js';
import { flat, market, run } from '../market.js';
import { fills, swings } from './made.js';

describe('params', () => {
  const sma = STRATEGIES['sma-cross'];
  const named = (...names: string[]) =>
    strategy({
      about: 'Does nothing.',
      params: Object.fromEntries(names.map((name) => [name, int(5, { min: 1, about: 'nothing' })])),
      prepare: () => () => {},
    });

  test('of a blend bear the names of their parts', () => {
    const { params } = blend({ trend: { share: 0.6, strategy: sma, params: { fast: 7 } } });
    expect(params.trendFast).toMatchObject({ default: 7 });
    expect(Object.keys(params)).toEqual(expect.arrayContaining(['followBand', 'trendShare', 'trendFast', 'trendSlow']));
  });

  test('reach the part', () => {
    const composed = blend({ one: { share: 1, strategy: swings } });
    expect(fills(composed, undefined, { followBand: 0, oneDays: 3 })).toEqual(fills(swings, undefined, { days: 3 }));
  });

  test.each<[string, Strategy, string[]]>([
    [
      'a guard of a blend',
      guard(blend({ trend: { share: 1, strategy: sma } })),
      ['followBand', 'guardDrawdown', 'innerFollowBand', 'trendShare', 'trendFast'],
    ],
    [
      'a guard of a guard of a guard',
      guard(guard(guard(sma))),
      ['guardWait', 'innerGuardWait', 'innerInnerGuardWait', 'fast'],
    ],
    [
      'an overlay of overlays',
      overlay(overlay(sma, sma), overlay(sma, sma)),
      ['hedgeShare', 'innerHedgeShare', 'hedgeHedgeShare', 'hedgeHedgeFast', 'hedgeFast', 'innerHedgeFast', 'fast'],
    ],
    [
      'a blend of a part that has a share itself',
      blend({ trend: { share: 1, strategy: named('share') } }),
      ['trendShare', 'innerTrendShare'],
    ],
  ])('that share a word are told apart: %s', (_, { params }, words) =>
    expect(Object.keys(params)).toEqual(expect.arrayContaining(words)),
  );

  test('reach each of the compositions that lie in each other', () => {
    const twice = guard(guard(swings, { drawdown: 1 }), { drawdown: 1 });
    const exact = { followBand: 0, innerFollowBand: 0 };
    expect(fills(twice, undefined, { ...exact, days: 3 })).toEqual(fills(swings, undefined, { days: 3 }));
    const stopped = fills(twice, undefined, { ...exact, innerGuardDrawdown: 0.1 });
    expect(stopped).toEqual(fills(guard(swings), undefined, { followBand: 0 }));
    expect(fills(twice, undefined, { ...exact, guardDrawdown: 0.1 })).toEqual(stopped);
  });

  test.each<[string, () => Strategy, string]>([
    ['an unknown param of a part', () => guard(sma, { params: { quick: 3 } }), 'There is no param "quick"'],
    ['shares above the whole', () => blend({ a: { share: 1.5, strategy: sma } }), 'is not a number from 0 to 1'],
    ['no parts', () => blend({}), 'A blend needs parts'],
    [
      'a name that stands twice',
      () => blend({ a: { share: 0.5, strategy: named('bDays') }, aB: { share: 0.5, strategy: named('days') } }),
      'are called "aBDays"',
    ],
  ])('refused: %s', (_, make, says) => expect(make).toThrow(says));

  test.each<[string, Record<string, number>, string]>([
    ['shares that add up to more than the whole', { aShare: 0.7 }, 'more than the whole'],
    ['values that do not go together inside a part', { aFast: 90, aSlow: 10 }, 'a: '],
  ])('refused: %s', (_, params, says) => {
    const both = blend({ a: { share: 0.5, strategy: sma }, b: { share: 0.5, strategy: sma } });
    expect(() => run(both, market({ A: { close: flat(1, 9) } }), params)).toThrow(says);
  });
});

test('a part whose code fails says on which date', () => {
  const fails = strategy({
    about: 'Fails.',
    params: {},
    prepare: () => (ctx) => {
      if (ctx.bar === 2) throw new Error('no idea');
    },
  });
  const feed = market({ A: { close: flat(1, 9) } });
  expect(() => run(guard(fails), feed)).toThrow('The strategy failed on 2020-01-03: no idea');
});

test('a paper account is read at decisions only', () => {
  const early = strategy({
    about: 'Reads too early.',
    params: {},
    prepare(_, { paper }) {
      return void paper(swings).equity as never;
    },
  });
  const late = strategy({
    about: 'Opens too late.',
    params: {},
    prepare:
      (_, { paper }) =>
      () =>
        void paper(swings),
  });
  const feed = market({ A: { close: flat(1, 9) } });
  expect(() => run(early, feed)).toThrow('is read when deciding');
  expect(() => run(late, feed)).toThrow('is opened once, inside prepare');
});

const composed = {
  blend: blend({
    swing: { share: 0.5, strategy: swings },
    hold: { share: 0.4, strategy: STRATEGIES['buy-and-hold'] },
  }),
  overlay: overlay(swings, STRATEGIES['buy-and-hold'], { share: 0.3 }),
  guard: guard(swings, { drawdown: 0.02, wait: 2, recovery: 0.01 }),
};
describe.each(Object.entries(composed))('the laws of a strategy hold for a composition: %s', (_, one) => {
  test.each(lawsOf(one).map((law) => [law.name, law] as const))('%s', (__, law) => law.run({ runs: 15 }));
});
