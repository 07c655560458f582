// What the limit loops write is what the engine writes: the equity of each bar, not only the last.

import { RunBuffer, simulate, type Strategy } from 'tidemark';
import { expect, test } from 'vitest';

import { cross } from './limits/cross.js';
import type { Ended } from './limits/ended.js';
import { orders } from './limits/orders.js';
import { rotation as rotate } from './limits/rotation.js';
import { COMMISSION, wander } from './market.js';
import { busy, byHand, declared, everyBar, ROTATION, rotation } from './strategies.js';

const BARS = 3000;
const one = wander(BARS);
const many = wander(BARS, 20);
const [{ raw }] = one.assets;

type Limit = (equity: Float64Array) => Ended;
const crossing: Limit = (equity) => cross(raw.open, raw.close, BARS, 20, 50, equity);
const ordering: Limit = (equity) => orders(raw.open, raw.close, BARS, 1e9, equity);
const rotating: Limit = (equity) =>
  rotate(
    many.time,
    many.assets.map((asset) => asset.raw.open),
    many.assets.map((asset) => asset.raw.close),
    { ...ROTATION, cash: 1e6, commission: COMMISSION },
    equity,
  );

const CASES: readonly (readonly [name: string, Strategy, number, typeof one, Limit])[] = [
  ['with when', declared, 1e6, one, crossing],
  ['every bar', everyBar, 1e6, one, crossing],
  ['by hand', byHand, 1e6, one, crossing],
  ['rotation', rotation, 1e6, many, rotating],
  ['orders', busy, 1e9, one, ordering],
];

test.each(CASES)('%s: the equity of each bar, into a buffer or not', (_, strategy, cash, feed, limit) => {
  const wanted = new Float64Array(BARS);
  expect(limit(wanted).fills).toBeGreaterThan(20);
  const buffer = new RunBuffer();
  for (const settings of [{ cash }, { cash, buffer }, { cash, buffer }]) {
    const { equity } = simulate(strategy, feed, settings);
    const apart = wanted.findIndex((worth, bar) => !(Math.abs(equity[bar] - worth) <= 1e-9 * worth));
    expect({ apart, length: equity.length }).toEqual({ apart: -1, length: BARS });
  }
});
