// Points of a Latin hypercube. Source: M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21 (1979) 239-245.

import { type Draw, random } from '../../engine/index.js';
import type { Point, Space } from '../space/space.js';
import { allAtOnce } from './all-at-once.js';
import { sampler } from './declare.js';
import { distinct } from './distinct.js';
import { permutation } from './permutation.js';

/** Each dimension is cut into as many strata of levels as there are points, and each stratum has one; where a dimension has fewer levels than
 *  there are points, its levels have as many points each, or one more. What falls out, as it came before or does not go together, is
 *  replaced from a further hypercube. */
export const latinHypercube = sampler({
  about: 'Spreads points so that each dimension alone is covered evenly.',
  params: {},
  learns: false,
  trials: 256,
  make({ space, trials, seed }) {
    const next = random(seed, 'latin-hypercube');
    let wanted = Math.min(trials, space.size, Number.MAX_SAFE_INTEGER);
    function* cubes(): Generator<Point> {
      for (;;) yield* cube(space, Math.max(1, wanted), next);
    }
    function* points(): Generator<Point> {
      for (const point of distinct(cubes(), space, seed)) {
        wanted--;
        yield point;
      }
    }
    return allAtOnce(points(), trials);
  },
});

/** `rows` points of one hypercube; the order of strata in each dimension is computed, so that a cube of any size costs nothing. */
function* cube({ dimensions }: Space, rows: number, next: Draw): Generator<Point> {
  const orders = dimensions.map(() => permutation(rows, next));
  for (let row = 0; row < rows; row++) {
    yield dimensions.map(({ size }, k) => {
      const stratum = orders[k](row);
      // The product first: 1 / 49 × 49 is less than 1.
      const from = Math.floor((stratum * size) / rows);
      const to = Math.floor(((stratum + 1) * size) / rows);
      return Math.min(from + Math.floor(next() * Math.max(1, to - from)), size - 1);
    });
  }
}
