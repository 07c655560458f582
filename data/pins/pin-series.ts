// Outside series moved so that they have given values and sums.

import { UserError } from '../../engine/index.js';
import type { Observations } from '../dataset.js';
import { dayOf } from '../day.js';
import { condition, type Window } from '../generator/condition.js';
import { toDecimals, toDecimalsKeepingSums } from '../generator/to-decimals.js';
import type { SumPin, ValuePin } from './pin.js';

/** Most decimals that are kept of a series whose sum is pinned. */
const DECIMALS = 6;

/** The series with the pins in it. Between two values that are pinned the change goes over evenly from one to the other (in proportion where all
 *  values are positive), before the first and after the last it stays; sums are reached by moving each value of the window alike. A series
 *  may have pins of one kind only. */
export function pinSeries(series: Observations, pins: readonly (SumPin | ValuePin)[]): Observations {
  if (pins.length === 0) return series;
  const values = pins.filter((pin) => pin.what === 'value');
  const sums = pins.filter((pin) => pin.what === 'sum');
  if (values.length > 0 && sums.length > 0) {
    throw new UserError(`The series ${keyOf(series)} has pins of sums and of values; give one kind.`);
  }
  return { ...series, values: values.length > 0 ? throughValues(series, values) : withSums(series, sums) };
}

/** `name`, or `name@symbol`. */
export const keyOf = ({ name, symbol }: Pick<Observations, 'name' | 'symbol'>): string =>
  symbol === '' ? name : `${name}@${symbol}`;

function throughValues(series: Observations, pins: readonly ValuePin[]): Float64Array {
  const { dates, values } = series;
  const positive = values.every((value) => value > 0) && pins.every(({ value }) => value > 0);
  const toScale = positive ? Math.log : (value: number) => value;
  const fromScale = positive ? Math.exp : (value: number) => value;
  const places = pins.map(({ date, value }) => ({ at: dates.indexOf(date), date, value })).sort((a, b) => a.at - b.at);
  for (const { at, date } of places) {
    if (at < 0)
      throw new UserError(
        `The series ${keyOf(series)} has no value on ${dayOf(date)}, on which a pin lies; move the pin.`,
      );
  }
  const twice = places.find(({ at }, k) => k > 0 && at === places[k - 1].at);
  if (twice) throw new UserError(`The series ${keyOf(series)} has two pins on ${dayOf(twice.date)}; give one.`);
  const shifts = places.map(({ at, value }) => ({ at, shift: toScale(value) - toScale(values[at]) }));
  const moved = values.map((value, k) => fromScale(toScale(value) + shiftAt(shifts, k)));
  for (const { at, value } of places) moved[at] = value;
  return moved;
}

function shiftAt(shifts: readonly { readonly at: number; readonly shift: number }[], k: number): number {
  const after = shifts.findIndex(({ at }) => at > k);
  if (after === 0) return shifts[0].shift;
  if (after < 0) return shifts[shifts.length - 1].shift;
  const [a, b] = [shifts[after - 1], shifts[after]];
  return a.shift + ((b.shift - a.shift) * (k - a.at)) / (b.at - a.at);
}

function withSums(series: Observations, pins: readonly SumPin[]): Float64Array {
  const { dates, values } = series;
  const windows = pins.map(({ from, to, value }): Window => {
    const steps = [...dates.keys()].filter((k) => dates[k] >= from && dates[k] <= to);
    if (steps.length === 0) {
      throw new UserError(
        `The series ${keyOf(series)} has no value from ${dayOf(from)} to ${dayOf(to)}, over which a pin adds; move the pin.`,
      );
    }
    return { steps, total: value };
  });
  const decimals = Math.max(decimalsOf(values), ...pins.map(({ value }) => decimalsOf([value])));
  try {
    return toDecimalsKeepingSums(
      condition(
        values,
        values.map(() => 1),
        windows,
      ),
      decimals,
      windows,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      `The pins of ${keyOf(series)} repeat or contradict each other (${error.message.replace(/\.$/, '')}).`,
      {
        cause: error,
      },
    );
  }
}

/** The decimals that values are written with, six at most. */
function decimalsOf(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) while (most < DECIMALS && toDecimals(value, most) !== value) most++;
  return most;
}
