// Points as numbers and as text.

import type { Point, Space } from './space.js';

/** Most points of a space whose points can be numbered without rounding. */
export const MOST_NUMBERED = Number.MAX_SAFE_INTEGER;

/** The point with a number, in the order of the space, from 0; of spaces of at most 2^53 - 1 points. */
export function pointAt({ dimensions }: Pick<Space, 'dimensions'>, index: number): number[] {
  const point = Array.from({ length: dimensions.length }, () => 0);
  let rest = index;
  for (let k = dimensions.length - 1; k >= 0; k--) {
    const { size } = dimensions[k];
    point[k] = rest % size;
    rest = (rest - point[k]) / size;
  }
  return point;
}

/** The number of a point in the order of the space, from 0; of spaces of at most 2^53 - 1 points. */
export function indexOf({ dimensions }: Pick<Space, 'dimensions'>, point: Point): number {
  return point.reduce((index, level, k) => index * dimensions[k].size + level, 0);
}

/** Points that were seen: `add` says whether one is new. A number is kept of each where the space can be numbered, else a text. */
export function pointSet(space: Space): { has(point: Point): boolean; add(point: Point): boolean } {
  const key: (point: Point) => number | string =
    space.size <= MOST_NUMBERED ? (point) => indexOf(space, point) : (point) => point.join();
  const seen = new Set<number | string>();
  return {
    has: (point) => seen.has(key(point)),
    add(point) {
      const before = seen.size;
      return seen.add(key(point)).size > before;
    },
  };
}
