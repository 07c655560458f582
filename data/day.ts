// Calendar days as times: midnight UTC, so that no machine's time zone can move a date.

/** Milliseconds in a day. */
export const DAY = 86_400_000;

/** Midnight UTC of a calendar day in ms, or NaN where there is no such day (month 13, 30 February). */
export function midnight(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day);
  // Date.UTC rolls 30 February over into March and reads years below 100 as 19xx.
  const back = new Date(time);
  return back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? time : NaN;
}

/** Midnight UTC of an ISO day such as `2023-08-28`, in ms; NaN where it is none. */
export function isoDay(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? midnight(Number(match[1]), Number(match[2]), Number(match[3])) : NaN;
}

/** The UTC day of a time as `YYYY-MM-DD`; NaN prints as "no date". */
export const dayOf = (time: number): string =>
  Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : 'no date';

/** Midnight UTC of the day on which a time falls, in ms. */
export const startOfDay = (time: number): number => Math.floor(time / DAY) * DAY;
