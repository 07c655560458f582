// The valid points of a space in random order.

import { random } from '../../engine/index.js';
import { MOST_NUMBERED, pointAt, pointSet } from '../space/point.js';
import type { Point, Space } from '../space/space.js';
import { permutation } from './permutation.js';

/** After so many points in a row of which none goes together, no more are looked for. Smaller spaces are looked through to their end. */
const PATIENCE = 1_000_000;

/** Each valid point once, in an order that depends on the seed alone. Where a space can be numbered nothing of what was seen is kept; larger ones
 *  are drawn from. It ends where a million points in a row do not go together. */
export function* shuffled(space: Space, seed: string | number): Generator<Point> {
  let misses = 0;
  for (const point of space.size <= MOST_NUMBERED ? inOrder(space, seed) : drawn(space, seed)) {
    if (space.isValid(point)) {
      misses = 0;
      yield point;
    } else if (++misses >= PATIENCE) return;
  }
}

function* inOrder(space: Space, seed: string | number): Generator<Point> {
  const order = permutation(space.size, random(seed, 'order of points'));
  for (let k = 0; k < space.size; k++) yield pointAt(space, order(k));
}

function* drawn(space: Space, seed: string | number): Generator<Point> {
  const next = random(seed, 'points');
  const seen = pointSet(space);
  for (;;) {
    const point = space.dimensions.map(({ size }) => Math.floor(next() * size));
    if (seen.add(point)) yield point;
  }
}
