// Drawdowns a second time.

import { DAY_MS, type Given } from './given.js';
import { avg } from './lists.js';

/** Chekhlov, Uryasev and Zabarankin's minimum over z of z + Σ max(d - z, 0) / ((1 - level) n); it lies at one of the depths. */
function conditional(depths: number[], level: number): number {
  const at = (z: number) => z + depths.reduce((sum, d) => sum + Math.max(d - z, 0), 0) / ((1 - level) * depths.length);
  return depths.length === 0 ? NaN : Math.min(...Array.from(new Set(depths), at));
}

export function drawdownFamily({ time, equity, falls, depths, under }: Given) {
  const last = equity.length - 1;
  const days = falls.map(({ from, back }) => (time[back < 0 ? last : back] - time[from]) / DAY_MS);
  const worst = depths.indexOf(Math.min(...depths));
  const fall = falls[worst];
  return {
    maxDrawdown: fall ? depths[worst] : 0,
    maxDrawdownStart: fall ? time[fall.from] : NaN,
    maxDrawdownValley: fall ? time[fall.bottom] : NaN,
    maxDrawdownEnd: fall && fall.back >= 0 ? time[fall.back] : NaN,
    maxDrawdownDays: fall ? days[worst] : 0,
    timeUnderWater: equity.filter((x, row) => equity.some((y, at) => at < row && y > x)).length / equity.length,
    longestUnderWaterDays: Math.max(0, ...days),
    averageDrawdown: falls.length ? avg(depths) : NaN,
    averageDrawdownDays: falls.length ? avg(days) : NaN,
    conditionalDrawdown: conditional(under, 0.95),
    ulcerIndex: Math.sqrt(avg(under.map((d) => d ** 2))),
    painIndex: avg(under),
  };
}
