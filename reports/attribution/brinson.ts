// Brinson attribution of one period: what the weights of the segments did, and what was chosen within them.

import { UserError } from '../../engine/index.js';

/** By which weights may miss 1: textbooks round them. */
const ROUNDING = 1e-3;

type Column = Float64Array | readonly number[];

/** A portfolio and its benchmark over one period, one entry for each segment. Weights are those at its beginning, as fractions that add up to 1;
 *  returns are fractions. */
export interface BrinsonColumns {
  readonly portfolioWeight: Column;
  readonly benchmarkWeight: Column;
  /** NaN where the portfolio does not hold the segment: it counts as the benchmark's. */
  readonly portfolioReturn: Column;
  /** NaN where the benchmark does not hold the segment: it counts as the portfolio's, so that holding it at all is allocation. */
  readonly benchmarkReturn: Column;
}

/** `brinson-fachler` measures a segment's return against that of the whole benchmark when it judges its weight (G. P. Brinson and N. Fachler,
 *  Measuring Non-US Equity Portfolio Performance, Journal of Portfolio Management 11(3), 1985); `brinson-hood-beebower` against nothing
 *  (G. P. Brinson, L. R. Hood and G. L. Beebower, Determinants of Portfolio Performance, Financial Analysts Journal 42(4), 1986). The sums are equal. */
export type BrinsonModel = 'brinson-fachler' | 'brinson-hood-beebower';

/** The effects of each segment, as fractions. All of them together are the portfolio's return less the benchmark's. */
export interface BrinsonEffects {
  /** (wp - wb) (rb - B), or (wp - wb) rb in the model of Brinson, Hood and Beebower. */
  readonly allocation: Float64Array;
  /** wb (rp - rb). */
  readonly selection: Float64Array;
  /** (wp - wb) (rp - rb). */
  readonly interaction: Float64Array;
}

/** Room for the effects of some segments. */
export const brinsonRoom = (segments: number): BrinsonEffects => ({
  allocation: new Float64Array(segments),
  selection: new Float64Array(segments),
  interaction: new Float64Array(segments),
});

/** Return of what weighs: a segment of weight 0 may have a return that is not known. */
const weighted = (weight: number, rate: number): number => (weight === 0 ? 0 : weight * rate);

/** Weights in percent, or of which one is left out, would give effects that add up to nothing. */
function assertWhole(whose: string, weights: Column): void {
  let [sum, gross] = [0, 0];
  for (let s = 0; s < weights.length; s++) {
    sum += weights[s];
    gross += Math.abs(weights[s]);
  }
  // What is no number makes the effects NaN and is not refused.
  if (weights.length > 0 && Math.abs(sum - 1) > ROUNDING * Math.max(1, gross) && Number.isFinite(sum))
    throw new UserError(
      `The weights of the ${whose} add up to ${sum} and not to 1; give fractions (0.4 is 40 percent), with cash a segment of its own.`,
    );
}

/** The effects of each segment in one period: see `BrinsonModel` for the sources. A segment that neither holds has none; one that is held at a
 *  return of NaN makes its effects NaN. Written into `out` where that is given. Fails with one sentence where weights
 *  do not add up to 1. */
export function brinson(
  { portfolioWeight, benchmarkWeight, portfolioReturn, benchmarkReturn }: BrinsonColumns,
  model: BrinsonModel = 'brinson-fachler',
  out: BrinsonEffects = brinsonRoom(portfolioWeight.length),
): BrinsonEffects {
  const segments = portfolioWeight.length;
  assertWhole('portfolio', portfolioWeight);
  assertWhole('benchmark', benchmarkWeight);
  let whole = 0;
  for (let s = 0; s < segments; s++) whole += weighted(benchmarkWeight[s], benchmarkReturn[s]);
  const hurdle = model === 'brinson-fachler' ? whole : 0;
  for (let s = 0; s < segments; s++) {
    const held = portfolioWeight[s];
    const neutral = benchmarkWeight[s];
    const isOutside = neutral === 0 && Number.isNaN(benchmarkReturn[s]);
    const theirs = isOutside ? portfolioReturn[s] : benchmarkReturn[s];
    const ours = held === 0 && Number.isNaN(portfolioReturn[s]) ? theirs : portfolioReturn[s];
    out.allocation[s] = weighted(held - neutral, theirs - hurdle);
    out.selection[s] = weighted(neutral, ours - theirs);
    // What is not held by the one and not known of the other differs in nothing.
    out.interaction[s] = isOutside ? 0 : weighted(held - neutral, ours - theirs);
  }
  return out;
}
