// Where a run stands.

/** The current row of the feed; -1 before the first. Only the simulation moves it. */
export interface Clock {
  bar: number;
  /** What has to be brought up to a row before a decision is taken on it: the indicators that a strategy steps itself. */
  readonly followers: ((row: number) => void)[];
  /** Makes the series that are not written yet ready for the clock to move; null once the run is prepared, when nothing is left to wait for. */
  unwritten: (() => void)[] | null;
}

/** A clock that has not begun. */
export const newClock = (): Clock => ({ bar: -1, followers: [], unwritten: [] });

/** Makes all series ready for the clock to move. */
export function makeReady({ unwritten }: Clock): void {
  if (unwritten !== null) for (const ready of unwritten.splice(0)) ready();
}

/** Ends the preparation: a series that somebody else still makes of the run's own, as who opened a paper account can, is ready at once. */
export function endPreparation(clock: Clock): void {
  makeReady(clock);
  clock.unwritten = null;
}

const DAY = 86_400_000;

/** The ISO date (UTC) of a time in ms UTC. Arithmetic, so that no locale or time zone can reach it. */
export function isoDate(time: number): string {
  return new Date(Math.floor(time / DAY) * DAY).toISOString().slice(0, 10);
}

/** Days since 1970 of a time in ms UTC. */
export const utcDay = (time: number): number => Math.floor(time / DAY);

/** Days of 400 years, after which the calendar repeats, and those from 0000-03-01 to 1970-01-01. */
const ERA = 146_097;
const TO_1970 = 719_468;

/** Months since the year 0 of a time in ms UTC (Gregorian calendar; NaN of NaN). Years that begin in March have their leap day at their end, so
 *  that it is arithmetic: a date object for each row of a schedule took a tenth of a cold run. */
export function utcMonth(time: number): number {
  const day = Math.floor(time / DAY) + TO_1970;
  const era = Math.floor(day / ERA);
  const inEra = day - era * ERA;
  // Without the leap days that came before: every 4 years, but not every 100, and again at the last day of the 400.
  const leaps = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096);
  const year = Math.floor((inEra - leaps) / 365);
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  // Months from March on have 153 days in each five.
  const sinceMarch = Math.floor((5 * inYear + 2) / 153);
  return (era * 400 + year) * 12 + sinceMarch + 2;
}
