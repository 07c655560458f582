// The closes at which several runs can be compared: those that each of them evaluated.

import { calendarYears } from '../metrics/index.js';
import type { Result } from '../saved/result.js';
import { momentOf } from '../saved/moment.js';

/** Where the runs meet. */
export interface CommonWindow {
  /** `same`: every run evaluated these closes and no others; `common`: some evaluated others too; `none`: there are fewer than two that all evaluated. */
  readonly kind: 'same' | 'common' | 'none';
  /** Daily where one of the runs is: of an intraday run the last close of each date is taken. */
  readonly frequency: 'daily' | 'intraday';
  /** ms UTC of the common closes, rising; empty where there are none. */
  readonly time: Float64Array;
  /** For each run, the row of each common close. */
  readonly rows: readonly Int32Array[];
  /** For each run, how many of its own closes lie within the window and are not in it: returns run across them. */
  readonly skipped: readonly number[];
  /** Returns a year, to annualise: what the runs agree on where no close is skipped, else the closes by calendar time; NaN without length. */
  readonly periodsPerYear: number;
}

/** The rows of a run by moment: of its days, the last row of each. */
function rowsByTime({ tables }: Result, daily: boolean): Map<number, number> {
  const { date } = tables['equity.csv'];
  const rows = new Map<number, number>();
  for (let row = 0; row < date.length; row++) rows.set(daily ? momentOf(date[row], 'daily') : date[row], row);
  return rows;
}

/** The common window of runs, at least one. */
export function commonWindow(results: readonly Result[]): CommonWindow {
  const daily = results.some(({ frequency }) => frequency === 'daily');
  const byTime = results.map((result) => rowsByTime(result, daily));
  const shared = [...byTime[0].keys()].filter((time) => byTime.every((rows) => rows.has(time)));
  const time = Float64Array.from(shared.length < 2 ? [] : shared);
  const [from, to] = [time[0], time[time.length - 1]];
  const inside = byTime.map((rows) => [...rows.keys()].filter((each) => each >= from && each <= to).length);
  const skipped = inside.map((count) => count - time.length);
  const whole = results.every(({ tables }) => tables['equity.csv'].date.length === time.length);
  const [{ periodsPerYear }] = results;
  const agree = results.every(
    (each) => each.periodsPerYear === periodsPerYear && each.frequency === results[0].frequency,
  );
  return {
    kind: time.length === 0 ? 'none' : whole ? 'same' : 'common',
    frequency: daily ? 'daily' : 'intraday',
    time,
    rows: byTime.map((rows) => Int32Array.from(time, (each) => rows.get(each)!)),
    skipped,
    periodsPerYear:
      agree && skipped.every((count) => count === 0) ? periodsPerYear : (time.length - 1) / calendarYears(time),
  };
}
