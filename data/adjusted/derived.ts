// Splits and distributions that were worked out of a vendor's factors.

import type { Action } from '../../engine/index.js';

/** An action that figures imply, and how exactly. */
export interface Derived {
  readonly action: Action;
  /** How far its value may be off by the rounding of the figures it comes from, in its own unit. */
  readonly uncertainty: number;
}

/** An action without a pay date, which factors do not tell. */
export const derived = (
  symbol: string,
  kind: 'split' | 'dividend',
  exTime: number,
  value: number,
  uncertainty: number,
): Derived => ({ action: { symbol, exTime, kind, value, payTime: NaN }, uncertainty });
