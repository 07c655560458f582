// Where in a dimension some points lie: a density over its levels. Source: J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl, "Algorithms for
// hyper-parameter optimization", NIPS 2011, section 4, here on levels.

import type { Draw } from '../../engine/index.js';
import type { Dimension } from '../space/space.js';

/** Most cells that the levels of an ordered dimension are gathered in, so that what an estimate costs does not grow with them. */
const MOST_CELLS = 256;

/** A density over the levels of one dimension. */
export interface Parzen {
  /** Relative probability of a level; above 0 everywhere. */
  density(level: number): number;
  /** A level that is as probable as that. */
  draw(next: Draw): number;
  /** Counts another point. */
  add(level: number): void;
}

/** The density around some levels, mixed with an even one that counts as one of them. Around each level of an ordered dimension lies a logistic
 *  bell that is cut off at the ends, all of one width; names count for themselves alone. */
export function parzenOf({ size, scale }: Pick<Dimension, 'size' | 'scale'>, levels: readonly number[]): Parzen {
  const cells = scale === 'names' ? size : Math.min(size, MOST_CELLS);
  const cellOf = (level: number) => Math.floor(((level + 0.5) / size) * cells);
  const counts = new Float64Array(cells);
  for (const level of levels) counts[cellOf(level)]++;
  const addBell = bellsOf(cells, scale === 'names' || levels.length === 0 ? 0 : widthOf(counts, levels.length));
  const mass = new Float64Array(cells).fill(1 / cells);
  counts.forEach((count, cell) => count > 0 && addBell(mass, cell, count));
  let total = levels.length + 1;
  return {
    density: (level) => mass[cellOf(level)] / total,
    draw(next) {
      let left = next() * total;
      let cell = 0;
      while (cell < cells - 1 && left >= mass[cell]) left -= mass[cell++];
      // The levels whose middle lies in the cell.
      const from = Math.ceil((cell / cells) * size - 0.5);
      const to = Math.ceil(((cell + 1) / cells) * size - 0.5);
      return Math.min(from + Math.floor(next() * Math.max(1, to - from)), size - 1);
    },
    add(level) {
      addBell(mass, cellOf(level), 1);
      total++;
    },
  };
}

/** Width of the bells in cells: half of Scott's rule, as the better points of a search often lie in more than one place, but at least the share
 *  of the range that so few points can tell apart, or a search would settle where it happened to begin. Sources: D. W. Scott, "Multivariate
 *  density estimation", 1992; J. Bergstra, D. Yamins, D. D. Cox, "Making a science of model search", ICML 2013. */
function widthOf(counts: Float64Array, total: number): number {
  const mean = counts.reduce((sum, count, cell) => sum + count * cell, 0) / total;
  const variance = counts.reduce((sum, count, cell) => sum + count * (cell - mean) * (cell - mean), 0) / total;
  const scott = Math.sqrt(variance) * Math.exp(-Math.log(total) / 5);
  return Math.max(scott / 2, counts.length / Math.min(100, 1 + total), 0.5);
}

/** Adds mass around the middle of a cell: a bell that is cut off at the ends; of no width it is all in the cell. */
type AddBell = (mass: Float64Array, at: number, times: number) => void;

function bellsOf(cells: number, width: number): AddBell {
  if (width === 0) return (mass, at, times) => void (mass[at] += times);
  // A logistic distribution of this scale has that standard deviation.
  const scale = (width * Math.sqrt(3)) / Math.PI;
  // What lies below each edge, by its distance from the cell of the bell.
  const below = Float64Array.from({ length: 2 * cells }, (_, k) => 1 / (1 + Math.exp((cells - k - 0.5) / scale)));
  return (mass, at, times) => {
    const first = cells - at - 1;
    const share = times / (below[first + cells] - below[first]);
    for (let cell = 0; cell < cells; cell++) mass[cell] += share * (below[first + cell + 1] - below[first + cell]);
  };
}
