// A course as chance makes it: each market has good and bad stretches of its own, now and then all have one together, and there are jumps.

import { type Draw, normal, random } from '../../engine/index.js';
import { type Course, type Stretch, timesOf, together } from '../generator/economy/course.js';

/** Weekdays of a good and of a bad stretch on average, and what they bring a year; over both nothing is added. */
const GOOD = { length: 420, move: 0.06, volatility: 0.9, unison: 0 } as const;
const BAD = { length: 120, move: -0.21, volatility: 1.25, unison: 0.15 } as const;
/** Trouble of all markets: one in six years on average. */
const TROUBLE = { every: 1500, length: 35, move: -0.13, volatility: 1.8, unison: 0.6 } as const;
/** Jumps of a market: one in two years on average, of this mean and deviation. */
const JUMP = { every: 520, mean: -0.01, deviation: 0.025 } as const;
const WEEKDAYS_A_YEAR = 261;

/** The course of the markets by their codes, each from streams of its own. */
export function chanceCourse(seed: number, days: Float64Array, markets: readonly string[]): Course {
  const { length } = days;
  const trouble = timesOf(length, troubles(random(seed, 'economy course trouble'), length));
  const courses = markets.map((market) => {
    const own = timesOf(length, stretches(random(seed, `economy course ${market}`), length));
    const jumps = timesOf(length, jumpsOf(random(seed, `economy course jumps ${market}`), length));
    return [market, [own, jumps, trouble].reduce(together)] as const;
  });
  return { days, markets: Object.fromEntries(courses) };
}

/** A waiting time of days, at least one: exponential. */
const wait = (next: Draw, mean: number): number => 1 + Math.floor(-mean * Math.log(next() + 2 ** -33));

function stretches(next: Draw, length: number): Stretch[] {
  const found: Stretch[] = [];
  let isGood = next() < GOOD.length / (GOOD.length + BAD.length);
  for (let from = 0; from < length; isGood = !isGood) {
    const { length: mean, move, volatility, unison } = isGood ? GOOD : BAD;
    const to = from + wait(next, mean);
    found.push({ from, to, move: (move * (to - from)) / WEEKDAYS_A_YEAR, volatility, unison });
    from = to;
  }
  return found;
}

function troubles(next: Draw, length: number): Stretch[] {
  const found: Stretch[] = [];
  const { every, length: days, move, volatility, unison } = TROUBLE;
  for (let from = wait(next, every); from < length; from += wait(next, every)) {
    const size = 0.5 + next();
    const to = from + days;
    // What is lost comes back over a year, so that trouble changes the road and not the growth.
    found.push({ from, to, move: size * move, volatility, unison }, { from: to, to: to + 261, move: -size * move });
  }
  return found;
}

function jumpsOf(next: Draw, length: number): Stretch[] {
  const found: Stretch[] = [];
  const { every, mean, deviation } = JUMP;
  for (let from = wait(next, every); from < length; from += wait(next, every)) {
    found.push({ from, to: from, jump: mean + deviation * normal(next) });
  }
  return found;
}
