// How sure the ratio of two medians is: a bootstrap over pairs.

import { random } from 'tidemark';

import { median, medianOfSorted } from '../measure.js';

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
  const [left, right] = [new Float64Array(length), new Float64Array(length)];
  for (let k = 0; k < resamples; k++) {
    for (let place = 0; place < length; place++) {
      const drawn = Math.floor(next() * length);
      left[place] = before[drawn];
      right[place] = after[drawn];
    }
    ratios[k] = medianOfSorted(right.sort()) / medianOfSorted(left.sort());
  }
  ratios.sort();
  // Outwards where the quantile lies between two: an interval that is a little too wide accuses nobody.
  const out = Math.floor(((1 - confidence) / 2) * (resamples - 1));
  return { ratio: median(after) / median(before), low: ratios[out], high: ratios[resamples - 1 - out] };
}
