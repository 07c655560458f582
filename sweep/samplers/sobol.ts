// Points of a Sobol sequence.

import { random, UserError } from '../../engine/index.js';
import type { Point } from '../space/space.js';
import { allAtOnce } from './all-at-once.js';
import { sampler } from './declare.js';
import { distinct } from './distinct.js';
import { SOBOL_DIMENSIONS, sobolSequence } from './sobol-sequence.js';

/** Each point of the sequence stands for the levels that it lies in; the seed shifts the sequence. */
export const sobol = sampler({
  about: 'Spreads points evenly over all dimensions together, by a shifted Sobol sequence.',
  params: {},
  learns: false,
  trials: 256,
  make({ space, trials, seed }) {
    const { dimensions } = space;
    if (dimensions.length > SOBOL_DIMENSIONS) {
      throw new UserError(
        `--sampler sobol takes at most ${SOBOL_DIMENSIONS} dimensions and here are ${dimensions.length}; give --sampler latin-hypercube.`,
      );
    }
    const next = random(seed, 'sobol');
    const shift = Uint32Array.from(dimensions, () => next() * 2 ** 32);
    function* levels(): Generator<Point> {
      for (const point of sobolSequence(shift)) {
        yield dimensions.map(({ size }, k) => Math.floor((point[k] / 2 ** 32) * size));
      }
    }
    return allAtOnce(distinct(levels(), space, seed), trials);
  },
});
