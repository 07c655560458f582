// How sure the ratio of two medians is: a bootstrap over pairs.

import { type Draw, random } from 'tidemark';

import { median } from '../measure.js';

/** An interval of a ratio, and the ratio itself. */
export interface RatioInterval {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** What of the interval can be chosen. */
export interface Resampling {
  /** Between 0 and 1. */
  readonly confidence: number;
  readonly resamples: number;
  /** Names the stream of the resamples: same name, same interval. */
  readonly seed: string;
}

/** Interval of median(after) / median(before), where what stands at one place in both was measured as a pair: pairs are drawn with
 *  replacement, and the interval lies between two quantiles of the ratios. Source: Efron and Tibshirani, An Introduction to the Bootstrap,
 *  1993, chapter 13 (percentile interval). */
export function ratioInterval(
  before: readonly number[],
  after: readonly number[],
  { confidence, resamples, seed }: Resampling,
): RatioInterval {
  const { length } = before;
  const next = random(seed, 'bench compare');
  const ratios = new Float64Array(resamples);
  for (let k = 0; k < resamples; k++) {
    const drawn = drawPairs(length, next);
    ratios[k] = median(drawn.map((at) => after[at])) / median(drawn.map((at) => before[at]));
  }
  ratios.sort();
  // Outwards where the quantile lies between two: an interval that is a little too wide accuses nobody.
  const out = Math.floor(((1 - confidence) / 2) * (resamples - 1));
  return { ratio: median(after) / median(before), low: ratios[out], high: ratios[resamples - 1 - out] };
}

const drawPairs = (length: number, next: Draw): number[] => Array.from({ length }, () => Math.floor(next() * length));
