// What the times are like: a scenario's way through calm, falls and recoveries, weekday by weekday.

/** How the times are for the assets of one market: equal-length columns over the weekdays of the course. */
export interface Times {
  /** Log return of the day, beside what an asset earns in ordinary times; spread over the closes of the market. */
  readonly drift: Float64Array;
  /** Multiple of ordinary volatility: 1 in ordinary times. */
  readonly volatility: Float64Array;
  /** How far all move as one: 0 in ordinary times, 1 where almost nothing is left of what is an asset's or a market's own. */
  readonly unison: Float64Array;
  /** Log return that arrives at once, before the open of the day; 0 on nearly all days. */
  readonly jump: Float64Array;
}

/** A course: the weekdays, and the times of each market by its code; a market that is not named has ordinary times. */
export interface Course {
  /** Weekdays, ms UTC at midnight, rising. */
  readonly days: Float64Array;
  readonly markets: Readonly<Record<string, Times>>;
}

/** What is said of a stretch of a course; what is left out is ordinary. */
export interface Stretch {
  /** Index of the first weekday and of the first one after it. */
  readonly from: number;
  readonly to: number;
  /** Log return over the whole stretch, in equal parts. */
  readonly move?: number;
  readonly volatility?: number;
  readonly unison?: number;
  /** Log return at once on the first day. */
  readonly jump?: number;
}

/** Ordinary times of a length. */
export const ordinary = (length: number): Times => ({
  drift: new Float64Array(length),
  volatility: new Float64Array(length).fill(1),
  unison: new Float64Array(length),
  jump: new Float64Array(length),
});

/** Times that are as the stretches say and ordinary elsewhere; stretches may overlap, see `together`. */
export const timesOf = (length: number, stretches: readonly Stretch[]): Times =>
  stretches.map((stretch) => timesIn(length, stretch)).reduce(together, ordinary(length));

function timesIn(length: number, { from, to, move = 0, volatility = 1, unison = 0, jump = 0 }: Stretch): Times {
  const times = ordinary(length);
  for (let day = Math.max(0, from); day < Math.min(to, length); day++) {
    times.drift[day] = move / (to - from);
    times.volatility[day] = volatility;
    times.unison[day] = unison;
  }
  if (from >= 0 && from < length) times.jump[from] = jump;
  return times;
}

/** Two times at once: drifts and jumps add, volatilities multiply, and what either leaves of independence is left of the other's. The order
 *  does not matter. */
export const together = (one: Times, other: Times): Times => ({
  drift: one.drift.map((value, day) => value + other.drift[day]),
  volatility: one.volatility.map((value, day) => value * other.volatility[day]),
  unison: one.unison.map((value, day) => 1 - (1 - value) * (1 - other.unison[day])),
  jump: one.jump.map((value, day) => value + other.jump[day]),
});
