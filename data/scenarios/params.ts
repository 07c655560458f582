// The params that several scenarios have.

import { choice, int, num } from '../../engine/index.js';
import { LAST_DATE } from '../generator/sessions.js';

/** How long it is. */
export const YEARS = int(5, { min: 1, max: 30, about: 'years up to 2025-11-21' });
/** Which history it is. */
export const SEED = int(1, { min: 0, about: 'another seed, another history' });
/** Of all funds, in a year. */
export const VOLATILITY = num(0.2, { min: 0.01, max: 1, about: 'volatility a year, as a fraction' });
/** Whose sessions, costs and rules. */
export const MARKET = choice('XSHG', ['XSHG', 'XNYS'], { about: 'exchange whose sessions, costs and rules hold' });
/** How long a market on real calendars is. */
export const LENGTH = int(5, { min: 1, max: 30, about: 'years up to the last day' });
/** When a market on real calendars ends. */
export const UNTIL = int(Number(LAST_DATE.slice(0, 4)), {
  min: 2006,
  max: 2026,
  about: `year whose ${LAST_DATE.slice(5)} is the last day`,
});

/** First and last date of so many years up to that day of a year, ISO. */
export const spanOf = (years: number, until: number): readonly [first: string, last: string] => [
  `${until - years}${LAST_DATE.slice(4)}`,
  `${until}${LAST_DATE.slice(4)}`,
];
