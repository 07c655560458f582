// A sampler that learns: the tree-structured Parzen estimator. Source: J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl, "Algorithms for
// hyper-parameter optimization", NIPS 2011, section 4; several objectives: Y. Ozaki et al., "Multiobjective tree-structured Parzen
// estimator", JAIR 73 (2022) 1209-1250.

import { type Draw, int, random } from '../../engine/index.js';
import { pointSet } from '../space/point.js';
import type { Point, Space } from '../space/space.js';
import { better } from './better.js';
import { sampler } from './declare.js';
import { type Parzen, parzenOf } from './parzen.js';
import { shuffled } from './shuffled.js';

/** Batches that are drawn at random before anything is learnt. */
const BLIND = 2;

/** Points that are drawn for each one that is tried: that which is likeliest among the better and least likely among the others. */
const CANDIDATES = 24;

/** Draws in search of them, where most do not go together or were tried. */
const DRAWS = 20 * CANDIDATES;

/** Tries points near the better ones and far from the others, in batches: the first two at random, each later one by what came of all before. */
export const tpe = sampler({
  about:
    'Learns from the trials before where the better points lie, batch by batch (tree-structured Parzen estimator).',
  params: { batch: int(16, { min: 1, max: 1_000_000, about: 'points that are tried before it learns again' }) },
  learns: true,
  trials: 256,
  make({ space, trials, seed }, { batch }) {
    const blind = shuffled(space, seed);
    const next = random(seed, 'tpe');
    const seen = pointSet(space);
    const tried: Point[] = [];
    const scores: (readonly number[])[] = [];

    function unseen(): Point | undefined {
      for (;;) {
        const { done, value } = blind.next();
        if (done) return undefined;
        if (!seen.has(value)) return value;
      }
    }

    return {
      ask() {
        if (scores.length < tried.length)
          throw new RangeError('tpe is told of a batch before it is asked for the next one');
        const model = tried.length >= BLIND * batch ? modelOf(space, tried, scores) : null;
        const isNew = (point: Point) => space.isValid(point) && !seen.has(point);
        const points: Point[] = [];
        while (points.length < batch && tried.length < trials) {
          const point = model?.propose(next, isNew) ?? unseen();
          if (point === undefined) break;
          seen.add(point);
          tried.push(point);
          points.push(point);
          model?.expect(point);
        }
        return points;
      },
      tell(told) {
        if (scores.length + told.length !== tried.length)
          throw new RangeError('tpe is told of its whole batch, and of it only');
        scores.push(...told);
      },
    };
  },
});

/** What was learnt from some trials. */
interface Model {
  /** The best of some points that are drawn near the better trials; undefined where none of them will do. */
  propose(next: Draw, willDo: (point: Point) => boolean): Point | undefined;
  /** Counts a point whose score is not known yet as one of the others, so that a batch is not all in one place. */
  expect(point: Point): void;
}

/** Null where no trial has scores. */
function modelOf({ dimensions }: Space, tried: readonly Point[], scores: readonly (readonly number[])[]): Model | null {
  const good = new Set(better(scores));
  if (good.size === 0) return null;
  const densities = (points: readonly Point[]): readonly Parzen[] =>
    dimensions.map((dimension, k) =>
      parzenOf(
        dimension,
        points.map((point) => point[k]),
      ),
    );
  const near = densities(tried.filter((_, trial) => good.has(trial)));
  const far = densities(tried.filter((_, trial) => !good.has(trial)));
  const gain = (point: Point) =>
    point.reduce((sum, level, k) => sum + Math.log(near[k].density(level) / far[k].density(level)), 0);
  return {
    propose(next, willDo) {
      let best: Point | undefined;
      let most = Number.NEGATIVE_INFINITY;
      for (let draws = 0, found = 0; draws < DRAWS && found < CANDIDATES; draws++) {
        const point = near.map((density) => density.draw(next));
        if (!willDo(point)) continue;
        found++;
        const gained = gain(point);
        if (gained > most) [best, most] = [point, gained];
      }
      return best;
    },
    expect: (point) => point.forEach((level, k) => far[k].add(level)),
  };
}
