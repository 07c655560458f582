// Actions from a mainland vendor's factors of prices adjusted back from the first day on ("hfq").

import { type Derived, derived } from './derived.js';
import { unitOf } from './subtractive.js';

/** A column of factors beside the closes as traded: equal length, in order of time. */
export interface HfqFactors {
  readonly symbol: string;
  readonly time: Float64Array;
  /** Adjusted close over close as traded; 1 before the first event. */
  readonly factor: Float64Array;
  readonly close: Float64Array;
}

/** What hfq factors come to. */
export interface HfqReading {
  /** `multiplied`: a factor changes on ex-dates alone. `added`: the adjusted close is A × close + B, where a split multiplies A and a
   *  distribution d adds A × d to B, so that the factor of a payer moves with every price. */
  readonly kind: 'multiplied' | 'added';
  readonly derived: readonly Derived[];
  /** The largest distance of an adjusted close from what the actions make of the close, in price. */
  readonly residue: number;
  /** Events on the last day, ms UTC, which nothing after them confirms and which are left out: often a price of an unfinished session. */
  readonly doubtful: readonly number[];
}

/** Sums of doubles differ by less. */
const EXACT = 1e-9;

/** How many new units for one make an event a split for sure: a distribution of more than a fifth of the price is not one of a fund. */
const SPLIT = 1.25;

/** The actions behind hfq factors. Between events either the factor (Tushare's `adj_factor`, Sina's: price × factor, the product of
 *  k × c / (c − d)) or the sum added to the price (East Money's: price × A + B) keeps still; that with fewer events counts, and of equals that which leaves
 *  less unexplained. A multiplied factor alone
 *  cannot tell a split of less than 1.25 from a distribution, and it is taken for one. Rounding to the price's last decimal is allowed for. */
export function hfqActions(factors: HfqFactors): HfqReading {
  const multiplied = multipliedActions(factors);
  const { factor, close } = factors;
  // Closes may begin long after the factors: what was added before them may be all of it, or none.
  const [fresh, late] = [
    [factor[0], 0],
    [1, (factor[0] - 1) * close[0]],
  ].map(([times, plus]) => addedActions(factors, times, plus));
  return [fresh, late].reduce((best, one) => (explainsBetter(one, best) ? one : best), multiplied);
}

/** Whether a reading needs fewer events than another, or as many with less that is left unexplained. */
function explainsBetter(one: HfqReading, other: HfqReading): boolean {
  if (one.derived.length !== other.derived.length) return one.derived.length < other.derived.length;
  return one.residue < other.residue - EXACT;
}

/** Rounding that a factor made of two rounded prices may have, relative to it. */
const slack = (unit: number, close: number): number => (1.1 * unit) / close;

function multipliedActions({ symbol, time, factor, close }: HfqFactors): HfqReading {
  const unit = unitOf(close);
  const found: Derived[] = [];
  const doubtful: number[] = [];
  let residue = 0;
  let level = factor[0];
  for (let at = 1; at < time.length; at++) {
    const growth = factor[at] / level;
    if (Math.abs(growth - 1) <= slack(unit, close[at])) {
      residue = Math.max(residue, Math.abs(factor[at] - level) * close[at]);
      continue;
    }
    level = factor[at];
    if (at === time.length - 1) doubtful.push(time[at]);
    else if (growth >= SPLIT || growth < 1)
      found.push(derived(symbol, 'split', time[at], growth, growth * slack(unit, close[at])));
    else found.push(derived(symbol, 'dividend', time[at], close[at - 1] * (1 - 1 / growth), unit));
  }
  return { kind: 'multiplied', derived: found, residue, doubtful };
}

function addedActions({ symbol, time, factor, close }: HfqFactors, units: number, sum: number): HfqReading {
  const unit = unitOf(close);
  const found: Derived[] = [];
  const doubtful: number[] = [];
  let residue = 0;
  let times = units;
  let plus = sum;
  for (let at = 1; at < time.length; at++) {
    const level = factor[at] * close[at];
    const apart = level - (times * close[at] + plus);
    const within = 1.1 * unit * times;
    if (Math.abs(apart) <= within) {
      residue = Math.max(residue, Math.abs(apart));
      continue;
    }
    if (at === time.length - 1) {
      doubtful.push(time[at]);
      continue;
    }
    const ratio = (level - plus) / close[at] / times;
    // The next close tells whether the units or the sum has changed, where it is another one and not the last, which may be off.
    const next = factor[at + 1] * close[at + 1];
    const isConfirmed = at + 2 < time.length;
    const bySplit = Math.abs(next - (times * ratio * close[at + 1] + plus));
    const byCash = Math.abs(next - (times * close[at + 1] + plus + apart));
    if (ratio < 1 || ratio >= SPLIT || (isConfirmed && byCash > within && bySplit <= within * ratio)) {
      found.push(derived(symbol, 'split', time[at], ratio, ratio * slack(unit, close[at])));
      times *= ratio;
    } else {
      found.push(derived(symbol, 'dividend', time[at], apart / times, unit));
      plus += apart;
    }
  }
  return { kind: 'added', derived: found, residue, doubtful };
}
