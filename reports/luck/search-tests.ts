// The two statistics that look at all trials together, fed from the sums that are kept of each.

import { pboOfBlocks, type Pbo } from './pbo-of-blocks.js';
import { superiority, type Superiority } from './superiority.js';
import type { LuckInput } from './verdict.js';

/** Cross-validation over the blocks; null where the window is too short for them. */
export function overfitting(input: LuckInput): Pbo | null {
  const blocks = input.squares(0).length;
  const rows = input.moments(input.best)[0];
  if (rows < 2 * blocks) return null;
  const start = (block: number): number => Math.ceil((block * rows) / blocks);
  const counts = Array.from(input.counts ?? Array.from({ length: blocks }, (_, b) => start(b + 1) - start(b)));
  if (counts.some((count) => count < 1)) return null;
  const sums = new Float64Array(blocks);
  return pboOfBlocks({
    trials: input.count,
    counts,
    sums(trial) {
      const cells = input.cells(trial);
      const each = cells.length / blocks;
      for (let b = 0; b < blocks; b++) {
        sums[b] = 0;
        for (let c = b * each; c < (b + 1) * each; c++) sums[b] += cells[c];
      }
      return sums;
    },
    squares: (trial) => input.squares(trial),
  });
}

/** How the tests are resampled. */
interface Means {
  /** Mean block of the winner's returns, in periods. */
  readonly block: number;
  readonly resamples: number;
}

/** Tests of some trials against the benchmark over the cells; null where there are none, or the window is too short. */
export function superior(input: LuckInput, tested: readonly number[], { block, resamples }: Means): Superiority | null {
  const { best, benchmark, seed } = input;
  const cells = input.cells(best).length;
  const rows = input.moments(best)[0];
  if (rows < 16 || tested.length === 0) return null;
  // In a short window some cells are empty, and the others are its returns.
  const used = Array.from({ length: Math.min(cells, rows) }, (_, i) =>
    rows < cells ? Math.floor((i * cells) / rows) : i,
  );
  const above = new Float64Array(used.length);
  const column = (k: number): Float64Array => {
    const sums = input.cells(tested[k]);
    for (let i = 0; i < used.length; i++) above[i] = sums[used[i]] - (benchmark ? benchmark[used[i]] : 0);
    return above;
  };
  // Cells are too few to tell how long their blocks have to be, and the winner's returns are not.
  const cellBlock = Math.max(1, (block * used.length) / rows);
  return superiority(
    { trials: tested.length, length: used.length, column },
    { resamples, seed, block: cellBlock, corrected: true },
  );
}
