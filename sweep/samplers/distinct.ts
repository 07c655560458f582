// Candidates that may come twice or not go together, made into points that do.

import { pointSet } from '../space/point.js';
import type { Point, Space } from '../space/space.js';
import { shuffled } from './shuffled.js';

/** After so many candidates in a row that are of no use, the points that are left are taken in random order. */
const PATIENCE = 1_000;

/** The candidates that are valid and new, as long as there are; then all other valid points, so that a small space is tried to its end. */
export function* distinct(candidates: Iterable<Point>, space: Space, seed: string | number): Generator<Point> {
  const seen = pointSet(space);
  let misses = 0;
  for (const point of candidates) {
    if (space.isValid(point) && seen.add(point)) {
      misses = 0;
      yield point;
    } else if (++misses >= PATIENCE) break;
  }
  for (const point of shuffled(space, seed)) if (seen.add(point)) yield point;
}
