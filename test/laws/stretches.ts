// What is looked through a stretch at a time and never written is found as in columns.

import fc from 'fast-check';

import { ColumnCache, crosses, type Settings, simulate, sma, strategy } from '../../engine/index.js';
import { made, marketOf } from '../engine/made.js';
import { type Law, law } from '../kit/law.js';
import { feedOf } from '../kit/market.js';
import { assertSame } from '../kit/transcript.js';

/** Prices that turn often, from a seed: fast-check would take longer to draw them than the run to read them. */
function turning(seed: number, rows: number): number[] {
  let [state, level] = [seed, 1000];
  return Array.from({ length: rows }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (level = Math.max(1, level + Math.round(10 * (state / 2 ** 32 - 0.5))));
  });
}

/** A run that keeps its columns for no other finds the crossings that one finds which keeps them. */
export const stretchesAreColumns: Law = law({
  about: 'A run with a cache of its own waits for the crossings that one finds in columns, over several stretches.',
  mutants: [
    { file: 'engine/indicators/crosses.ts', find: 'let side = held;', replace: 'let side = 0;' },
    { file: 'engine/indicators/crosses.ts', find: 'at.push(from + k);', replace: 'at.push(k);' },
    { file: 'engine/indicators/window.ts', find: 'k >= n - 1 && missing', replace: 'k - at >= n - 1 && missing' },
    { file: 'engine/indicators/window.ts', find: 'out[a - at] =', replace: 'out[a - start] =' },
    { file: 'engine/fold.ts', find: 'columns[k].subarray(from, to)', replace: 'columns[k]' },
    { file: 'engine/fold.ts', find: 'parts[k], from, to)', replace: 'parts[k], 0, to - from)' },
  ],
  runs: 100,
  cases: fc.record({
    seed: fc.nat(),
    rows: fc.integer({ min: 1, max: 3500 }),
    few: fc.integer({ min: 1, max: 20 }),
    // Short ones cross on every third bar, on the first of a stretch too.
    many: fc.oneof(
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 6, max: 200 }),
      fc.integer({ min: 500, max: 2500 }),
    ),
    isOfPrice: fc.boolean(),
  }),
  check({ seed, rows, few, many, isOfPrice }) {
    const feed = feedOf(marketOf([made(turning(seed, rows))]));
    const found = (settings: Partial<Settings>): string[] => {
      const seen: string[] = [];
      const watcher = strategy({
        about: 'Looks at crossings.',
        params: {},
        prepare(_, { assets: [{ close }] }) {
          const cross = crosses(isOfPrice ? close : sma(close, few), sma(close, many));
          return { when: cross, decide: ({ bar }) => seen.push(`${bar}: ${cross.now}`) };
        },
      });
      simulate(watcher, feed, { cash: 1, ...settings });
      return seen;
    };
    assertSame('by stretches', found({ columns: new ColumnCache() }), found({}));
  },
});
