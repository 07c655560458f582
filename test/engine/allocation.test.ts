// A bar on which nothing trades allocates nothing.

import { expect, it } from 'vitest';

import { strategy } from '../../engine/index.js';
import { wander } from '../bench/market.js';
import { median } from '../bench/measure.js';
import { bytesOf } from '../bench/memory.js';
import { idle } from '../bench/strategies.js';

/** The least that a run took where no collection came in between: what the engine itself cannot do without. */
const least = (taken: readonly number[]): number => Math.min(...taken.filter((bytes) => bytes >= 0));

/** Many, so that what a run takes once, and what it takes before it is compiled, is little beside them. */
const BARS = 2_000_000;
/** So few that even an object each is collected in few runs, if in any. */
const SEEN = 20_000;
/** Few enough that no collection comes in between. */
const FEW = 100_000;

it('a run without orders allocates under one byte a bar', () => {
  const perBar = least(bytesOf(idle, wander(BARS), 25)) / BARS;
  console.log(`${perBar.toFixed(4)} bytes a bar over ${BARS} bars`);
  expect(perBar).toBeLessThan(1);
  // So much allocation that collections hide it would show here, beside what any run takes once.
  expect(least(bytesOf(idle, wander(FEW), 25)) / FEW).toBeLessThan(5);
});

it('one object a bar would be seen', () => {
  let last: object | null = null;
  const wasteful = strategy({
    about: 'Makes an object of each bar.',
    params: {},
    prepare(_, { assets: [asset] }) {
      return (ctx) => {
        last = { bar: ctx.bar, close: asset.close.now };
      };
    },
  });
  const perBar = median(bytesOf(wasteful, wander(SEEN), 25)) / SEEN;
  console.log(`${perBar.toFixed(1)} bytes a bar with an object each`);
  expect(last).not.toBe(null);
  expect(perBar).toBeGreaterThan(10);
});
