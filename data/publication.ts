// What a cell says about the time at which a value was published.

import { DAY, startOfDay } from './day.js';
import { isMidnight, momentOf } from './moments.js';
import { toUtc } from './zone.js';

/** A time of publication. */
export interface Publication {
  /** When the value was public, ms UTC; NaN where the cell is no time. */
  readonly time: number;
  /** True where its zone was assumed. */
  readonly assumed: boolean;
  /** True where it lies before the day that the value describes has begun. */
  readonly early: boolean;
}

/** When a value that describes `date` was public: a day counts as its last moment, a time without zone is on the clock of the market, whose
 *  zone is `zone`. The described day begins on that clock, and where it is not known on the clock that the cell names. */
export function publicationOf(text: string, date: number, zone: string | undefined): Publication {
  const { reading, zone: ahead } = momentOf(text);
  const day = startOfDay(date);
  if (!text.includes(':')) {
    return { time: isMidnight(reading) ? reading + DAY - 1 : reading, assumed: false, early: reading < day };
  }
  const local = zone === undefined ? undefined : toUtc(zone);
  if (Number.isNaN(ahead)) {
    return { time: local ? local(reading) : reading, assumed: !local, early: reading < day };
  }
  const time = reading - ahead * 60_000;
  return { time, assumed: false, early: local ? time < local(day) : reading < day };
}
