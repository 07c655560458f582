// A bar on which nothing trades allocates nothing.

import { expect, it } from 'vitest';

import { wander } from '../bench/market.js';
import { bytesOf } from '../bench/memory.js';
import { idle } from '../bench/strategies.js';

it('a run without orders allocates under one byte a bar', () => {
  const [few, many] = [50_000, 550_000].map((bars) => bytesOf(idle, wander(bars)));
  const perBar = (many - few) / 500_000;
  console.log(`${few} bytes over 50,000 bars, ${many} over 550,000: ${perBar.toFixed(4)} a bar`);
  expect(perBar).toBeLessThan(1);
});
