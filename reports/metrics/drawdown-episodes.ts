// The falls from a peak, one by one: where each began, bottomed and ended.

import { DAY, ratio } from '../statistics.js';

/** One fall from a peak and the way back. Rows count from the first evaluated row. */
export interface Drawdown {
  /** Last row at the peak. */
  readonly peak: number;
  /** First row at the deepest point. */
  readonly valley: number;
  /** First row at or above the peak again; -1 where the run ended below it. */
  readonly recovery: number;
  /** ms UTC of the three; `recoveryTime` is NaN where the run ended below the peak. */
  readonly peakTime: number;
  readonly valleyTime: number;
  readonly recoveryTime: number;
  /** equity[valley] / equity[peak] - 1: a negative fraction. */
  readonly depth: number;
  /** Calendar days from the peak to the recovery, or to the last row where there was none. */
  readonly days: number;
}

/** All drawdowns in order of time. They do not overlap: each begins at a peak of the whole run so far. */
export function drawdowns(time: Float64Array, equity: Float64Array): Drawdown[] {
  const out: Drawdown[] = [];
  const last = equity.length - 1;
  let peak = 0;
  let valley = 0;
  const close = (recovery: number) => {
    const end = recovery < 0 ? last : recovery;
    out.push({
      peak,
      valley,
      recovery,
      peakTime: time[peak],
      valleyTime: time[valley],
      recoveryTime: recovery < 0 ? NaN : time[recovery],
      depth: ratio(equity[valley], equity[peak]) - 1,
      days: (time[end] - time[peak]) / DAY,
    });
  };
  for (let row = 1; row <= last; row++) {
    if (equity[row] >= equity[peak]) {
      if (valley > peak) close(row);
      peak = valley = row;
    } else if (valley === peak || equity[row] < equity[valley]) valley = row;
  }
  if (valley > peak) close(-1);
  return out;
}

/** The deepest drawdown, the earliest of equals; undefined where the curve never fell. */
export const deepest = (episodes: readonly Drawdown[]): Drawdown | undefined =>
  episodes.reduce<Drawdown | undefined>(
    (worst, each) => (worst && worst.depth <= each.depth ? worst : each),
    undefined,
  );

/** The `count` deepest drawdowns, deepest first, the earlier of equals first. */
export const worstDrawdowns = (episodes: readonly Drawdown[], count: number): Drawdown[] =>
  [...episodes].sort((a, b) => a.depth - b.depth || a.peak - b.peak).slice(0, count);

/** Calendar days of the longest drawdown, from its peak to its recovery or the last row; 0 where the curve never fell. */
export const longestUnderWaterDays = (episodes: readonly Drawdown[]): number =>
  episodes.reduce((longest, { days }) => Math.max(longest, days), 0);
