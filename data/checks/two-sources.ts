// What two sources of one symbol say differently, and which price basis explains it.

import { median } from './robust.js';

/** Closes of the days that both sources have. */
export interface Common {
  readonly days: Float64Array;
  readonly one: Float64Array;
  readonly other: Float64Array;
}

/** Why two sources differ: `same` but for single days; `factor`: one is a multiple of the other; `splits`, `distributions` (multiplied) or
 *  `subtractive` (taken off): in steps; `prices`: without any rule. */
export type Cause = 'same' | 'factor' | 'splits' | 'distributions' | 'subtractive' | 'prices';

/** A day from which the one is moved against the other. */
export interface Step {
  readonly day: number;
  /** Change of the quotient other / one, a factor; for `subtractive` the change of other - one, in money. */
  readonly by: number;
}

/** How two sources compare. */
export interface Comparison {
  readonly cause: Cause;
  /** For `factor` other / one. */
  readonly factor: number;
  readonly steps: readonly Step[];
  /** Days on which closes differ by more than is allowed once the cause is taken out, and by how much at most, as a fraction. */
  readonly apart: readonly number[];
  readonly most: number;
  readonly worst: number;
  /** Days on which the returns differ by more than 0.3 percentage points. */
  readonly returns: readonly number[];
}

/** Closes within this of each other are the same. */
const APART = 0.002;
const RETURNS = 0.003;
/** A level of splits, in logarithms: no distribution is so large. */
const SPLIT = 0.25;
/** Steps of the quotient below this, in logarithms, are no distributions. */
const NOISE = 8e-4;
/** Steps on more than this part of the days are no steps. */
const FEW = 0.04;

/** Digits after the point that a column of prices has, at most 6: what a price may be off by rounding. */
function unitOf(prices: Float64Array): number {
  for (let digits = 0; digits < 6; digits++) {
    const scale = 10 ** digits;
    if (prices.every((price) => Math.abs(price * scale - Math.round(price * scale)) < 1e-5 * Math.sqrt(scale)))
      return 1 / scale;
  }
  return 1e-6;
}

/** Each value, or the one that its neighbours have in common where it stands alone. */
const smooth = (values: Float64Array): Float64Array =>
  values.map((value, at) =>
    at === 0 || at === values.length - 1 ? value : median([values[at - 1], value, values[at + 1]]),
  );

/** A quantity that stays within its tolerance but for steps. */
function stepsOf(values: Float64Array, tolerance: Float64Array): readonly number[] {
  const level = smooth(values);
  const steps: number[] = [];
  let from = 0;
  for (let at = 1; at < level.length; at++) {
    const stretch = level.subarray(from, Math.min(at, from + 9));
    if (Math.abs(level[at] - median(stretch)) > tolerance[at] + tolerance[from]) {
      steps.push(at);
      from = at;
    }
  }
  return steps;
}

/** The quantity without its steps: what is left is the disagreement of single days. */
function withoutSteps(values: Float64Array, steps: readonly number[]): Float64Array {
  const bounds = [0, ...steps, values.length];
  const left = new Float64Array(values.length);
  for (let k = 0; k + 1 < bounds.length; k++) {
    const level = median(values.subarray(bounds[k], bounds[k + 1]));
    for (let at = bounds[k]; at < bounds[k + 1]; at++) left[at] = values[at] - level;
  }
  return left;
}

/** Compares the closes of two sources; `one` and `other` are positive. */
export function compareSources({ days, one, other }: Common): Comparison {
  const { length } = days;
  const quotient = one.map((price, at) => Math.log(other[at] / price));
  const difference = one.map((price, at) => other[at] - price);
  const [unit, unitOther] = [unitOf(one), unitOf(other)];
  const rounding = one.map((price, at) => 0.55 * (unit / price + unitOther / other[at]) + 2e-6);
  const money = one.map((price) => 0.55 * (unit + unitOther) + 2e-6 * price);
  const returns = [...days].filter((_, at) => {
    if (at === 0) return false;
    return Math.abs(other[at] / other[at - 1] - one[at] / one[at - 1]) > RETURNS;
  });
  const made = (cause: Cause, left: Float64Array, steps: readonly Step[] = [], factor = 1): Comparison => {
    const places = [...left.keys()].filter((at) => Math.abs(left[at]) > APART);
    const worst = places.reduce((most, at) => (Math.abs(left[at]) > Math.abs(left[most]) ? at : most), places[0] ?? 0);
    const most = places.length === 0 ? 0 : Math.expm1(left[worst]);
    return { cause, factor, steps, apart: places.map((at) => days[at]), most, worst: days[worst], returns };
  };
  const near = quotient.filter((each, at) => Math.abs(each) <= Math.max(rounding[at], APART)).length;
  if (near >= 0.97 * length && returns.length <= Math.max(4, 0.01 * length)) return made('same', quotient);
  const level = median(quotient);
  const constant = quotient.filter((each, at) => Math.abs(each - level) <= rounding[at] * 2).length;
  if (constant >= 0.98 * length && Math.abs(level) < NOISE) return made('same', quotient);
  if (constant >= 0.98 * length) {
    return made(
      'factor',
      quotient.map((each) => each - level),
      [],
      Math.exp(level),
    );
  }
  const sided = (values: Float64Array, at: number): number =>
    median(values.subarray(at, at + 5)) - median(values.subarray(Math.max(0, at - 5), at));
  // Rounding alone may carry a level across its tolerance and back, and vendors differ by less than any distribution.
  const multiplied = stepsOf(quotient, rounding).filter(
    (at) => Math.abs(sided(quotient, at)) > Math.max(2 * rounding[at], NOISE),
  );
  const takenOff = stepsOf(difference, money);
  const fewest = Math.min(multiplied.length, takenOff.length);
  if (fewest > Math.max(2, FEW * length)) return made('prices', quotient);
  if (fewest === 0) return made('same', quotient);
  const left = withoutSteps(difference, takenOff);
  const leftOver = withoutSteps(quotient, multiplied);
  // As many steps: what leaves less is the rule.
  const rest = (values: Float64Array): number => values.reduce((sum, each) => sum + Math.abs(each), 0);
  const isCloser = rest(left.map((each, at) => each / one[at])) < rest(leftOver);
  if (takenOff.length < multiplied.length || (takenOff.length === multiplied.length && isCloser)) {
    const steps = takenOff.map((at) => ({ day: days[at], by: sided(difference, at) }));
    return made(
      'subtractive',
      left.map((each, at) => Math.log1p(each / one[at])),
      steps,
    );
  }
  const steps = multiplied.map((at) => ({ day: days[at], by: Math.exp(sided(quotient, at)) }));
  const large = steps.filter(({ by }) => Math.abs(Math.log(by)) > SPLIT).length;
  return made(large === steps.length ? 'splits' : 'distributions', leftOver, steps);
}

/** Whether it is the other that was adjusted: on the days of the steps the prices as traded show the event, by a jump where units were split and
 *  by a lower return where money was paid. */
export function isOtherAdjusted({ days, one, other }: Common, steps: readonly Step[], cause: Cause): boolean {
  const places = new Map(Array.from(days, (day, at) => [day, at]));
  const moveAt = (prices: Float64Array, day: number): number => {
    const at = places.get(day)!;
    return Math.log(prices[at] / prices[at - 1]);
  };
  const sum = (of: (day: number) => number): number => steps.reduce((all, { day }) => all + of(day), 0);
  if (cause === 'splits') {
    return sum((day) => Math.abs(moveAt(other, day))) < sum((day) => Math.abs(moveAt(one, day)));
  }
  return sum((day) => moveAt(other, day)) > sum((day) => moveAt(one, day));
}
