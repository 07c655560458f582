// A run says which outside series its strategy read, those of its paper accounts too.

import { expect, it } from 'vitest';
import { simulate, strategy } from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';

const reader = (names: readonly string[], also?: Parameters<typeof simulate>[0]) =>
  strategy({
    about: 'Reads.',
    params: {},
    prepare(_, { series, has, paper, assets: [fund] }) {
      for (const name of names) series(name);
      has('unread', fund);
      if (also) paper(also);
      return () => undefined;
    },
  });

it('names each once, in the order of the first asking, and none that was only looked for', () => {
  const flat = marketOf([made([10, 10, 10])]);
  const observations = [{ about: 0, from: 0, value: 1 }];
  const series = ['late', 'unread', 'early', 'on-paper'].map((name) => ({ name, symbol: '', observations }));
  const feed = feedOf({ ...flat, series });
  const read = (names: readonly string[], also?: Parameters<typeof simulate>[0]) =>
    simulate(reader(names, also), feed, { cash: 1 }).series;
  expect(read([])).toEqual([]);
  expect(read(['late', 'early', 'late'])).toEqual(['late', 'early']);
  expect(read(['early'], reader(['on-paper', 'early']))).toEqual(['early', 'on-paper']);
});
