// Spaces and searches to try samplers on.

import * as fc from 'fast-check';

import type { Sampler } from '../../../sweep/samplers/index.js';
import { spaceOf, type Valid } from '../../../sweep/space/make-space.js';
import type { Dimension, Point, Space } from '../../../sweep/space/space.js';

/** A dimension whose values are its levels. */
const dimension = (name: string, size: number, scale: Dimension['scale'] = 'linear'): Dimension => ({
  name,
  of: 'param',
  size,
  scale,
  at: (level) => level,
});

/** A space of dimensions a, b, c … of these sizes. */
export const spaceOfSizes = (sizes: readonly number[], valid?: Valid): Space =>
  spaceOf(
    sizes.map((size, k) => dimension(`d${k}`, size)),
    valid,
  );

/** Small spaces of every kind, of whose points all, many, few or none go together. */
export const anySpace: fc.Arbitrary<Space> = fc
  .record({
    sizes: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('linear', 'log', 'names')), {
      maxLength: 3,
    }),
    one: fc.constantFrom(0, 1, 2, 3, 50),
    salt: fc.nat(),
  })
  .map(({ sizes, one, salt }) =>
    spaceOf(
      sizes.map(([size, scale], k) => dimension(`d${k}`, size, scale)),
      (values) =>
        one === 0 ||
        Object.values(values).reduce<number>((sum, v) => Math.imul(sum + Number(v), 31), salt) % one === 0 ||
        'no',
    ),
  );

/** Scores of a point as a search would tell them. */
export type Score = (point: Point) => readonly number[];

/** All points of a search in order, the sampler told after each batch; never more than `most`. */
export function searched(sampler: Sampler, score: Score, most = Number.POSITIVE_INFINITY): readonly Point[] {
  const points: Point[] = [];
  for (;;) {
    const batch: Point[] = [];
    for (const point of sampler.ask()) {
      batch.push(point);
      if (points.length + batch.length >= most) break;
    }
    points.push(...batch);
    if (batch.length === 0 || points.length >= most) return points;
    sampler.tell(batch.map(score));
  }
}
