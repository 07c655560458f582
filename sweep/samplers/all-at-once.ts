// Samplers that do not learn: all of their points are one answer, made as it is read.

import type { Point } from '../space/space.js';
import type { Sampler } from './sampler.js';

/** A sampler that yields these points, at most `trials` of them, at the first call and none afterwards. */
export function allAtOnce(points: Iterable<Point>, trials: number): Sampler {
  const all = first(points, trials);
  return { ask: () => all, tell() {} };
}

function* first(points: Iterable<Point>, trials: number): Generator<Point> {
  let left = trials;
  if (left <= 0) return;
  for (const point of points) {
    yield point;
    // The next point is not looked for where nobody wants it.
    if (--left <= 0) return;
  }
}
