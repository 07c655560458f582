// A finding of a check.

import { dayOf } from '../day.js';
import { type Finding, datesOfFinding } from '../finding.js';

/** What a check says; the file is named as a whole, for a check looks at many rows. */
export type Words = Pick<Finding, 'severity' | 'file' | 'symbol' | 'what' | 'remedy'> &
  Partial<Pick<Finding, 'picture' | 'repair' | 'column' | 'value'>>;

/** A finding about days, ms UTC. */
export const foundOn = (check: string, days: Iterable<number>, words: Words): Finding => ({
  check,
  line: 0,
  column: '',
  value: '',
  repair: '',
  ...datesOfFinding(Array.from(days, dayOf)),
  ...words,
});

/** A number as it is told: four digits that count. */
export const told = (value: number): string => String(Number(value.toPrecision(4)));

/** A fraction in percent, two digits that count. */
export const percent = (value: number): string => `${Number((value * 100).toPrecision(2))} %`;

/** A count and its noun. */
export const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
