// What a market is to the data layer: its clock, its currency and its dated terms.

import type { Kind, Terms } from '../../engine/index.js';

/** A market and the terms on which its instruments trade. */
export interface Market {
  /** Market identifier code (ISO 10383). */
  readonly code: string;
  readonly name: string;
  /** ISO currency of its quotes. */
  readonly currency: string;
  /** IANA zone of its local time, for timestamps that carry none. */
  readonly zone: string;
  /** When its session opens and when its last trade of a day is known at the latest, in minutes UTC after midnight of the
   *  date; one figure the year round, summer time included. */
  readonly opens: number;
  readonly decisionTime: number;
  /** Sessions a year, used to annualise. */
  readonly periodsPerYear: number;
  /** Terms of a kind and class of instrument, oldest first, the first from -Infinity; `symbol` where the board decides. */
  terms(kind: Kind, instrumentClass: string, symbol: string): readonly Terms[];
}
