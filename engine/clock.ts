// Where a run stands.

/** The current row of the feed; -1 before the first. Only the simulation moves it. */
export interface Clock {
  bar: number;
  /** What has to be brought up to a row before a decision is taken on it: the indicators that a strategy steps itself. */
  readonly followers: ((row: number) => void)[];
  /** Writes out the series of events that nobody has waited for. To be done before the clock moves. */
  readonly unwritten: (() => void)[];
}

/** A clock that has not begun. */
export const newClock = (): Clock => ({ bar: -1, followers: [], unwritten: [] });

/** Makes all series ready for the clock to move. */
export function writeOut({ unwritten }: Clock): void {
  for (const write of unwritten.splice(0)) write();
}

const DAY = 86_400_000;

/** The ISO date (UTC) of a time in ms UTC. Arithmetic, so that no locale or time zone can reach it. */
export function isoDate(time: number): string {
  return new Date(Math.floor(time / DAY) * DAY).toISOString().slice(0, 10);
}

/** Days since 1970 of a time in ms UTC. */
export const utcDay = (time: number): number => Math.floor(time / DAY);

/** Months since the year 0 of a time in ms UTC. */
export function utcMonth(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
