// A user's sampler, watched for answers that a search could not use.

import { RunError } from '../../engine/index.js';
import { pointSet } from '../space/point.js';
import type { Point } from '../space/space.js';
import type { Sampler, Search } from './sampler.js';

/** The same sampler, which fails with a sentence that names it where a point is not in the space, does not go together, or came before, and which
 *  ends with the trials that were asked for. */
export function watched(made: Sampler, { space, trials }: Search, name: string): Sampler {
  const seen = pointSet(space);
  let left = trials;
  const isIn = (point: Point) =>
    Array.isArray(point) &&
    point.length === space.dimensions.length &&
    space.dimensions.every(({ size }, k) => Number.isInteger(point[k]) && point[k] >= 0 && point[k] < size);
  function* checked(points: Iterable<Point>): Generator<Point> {
    for (const point of points) {
      if (left <= 0) return;
      left--;
      const wrong = (what: string, remedy: string) =>
        new RunError(`${name} asks for the point ${JSON.stringify(point)}, which ${what}; ${remedy}.`);
      if (!isIn(point)) throw wrong('is not in the space', 'yield one level for each dimension, from 0');
      if (!space.isValid(point)) throw wrong('does not go together', 'ask space.isValid before');
      if (!seen.add(point)) throw wrong('came before', 'yield each point once');
      yield point;
    }
  }
  return {
    ask: () => checked(made.ask()),
    tell: (scores) => made.tell(scores),
  };
}
