// How a run is set up.

import type { ColumnCache } from './column-cache.js';
import { UserError } from './errors.js';
import type { FillModel } from './fill-models/fill-model.js';
import type { PreTradeLimit } from './limits/limit.js';
import type { FillTime } from './run.js';

/** How a strategy is run. Two runs with equal settings, feed and strategy are equal to the byte. */
export interface Settings {
  /** Starting cash, in base currency. */
  readonly cash: number;
  /** Values of the strategy's params; what is missing takes its default. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** First row that is evaluated; what lies before it only warms the indicators. 0 by default. */
  readonly first?: number;
  /** When market orders are filled; `next-open` by default. `same-close` is optimistic, and refused for several markets. */
  readonly fill?: FillTime;
  /** Fraction by which fills are worse than the market's price, or a model of it. 0 by default. */
  readonly slippage?: number | FillModel;
  /** Largest share of a bar's volume that is traded: of its own at a close and inside it, of the one before at an open. NaN, the default:
   *  no cap. */
  readonly volumeCap?: number;
  /** Which reading of a bar is taken where its prices do not say what happened first; `pessimistic` by default. */
  readonly intrabar?: 'pessimistic' | 'optimistic';
  /** `margin`, the default: unsettled cash buys, and what the terms allow may be sold short; `cash`: neither, but where a market lets
   *  the proceeds of a sale buy at once. */
  readonly account?: 'cash' | 'margin';
  /** How many times its own money a margin account may hold; 1, the default: no credit. */
  readonly leverage?: number;
  /** `automatic`, the default: foreign cash is converted as it arises; `held`: it stays, and only what is missing is converted. */
  readonly conversion?: 'automatic' | 'held';
  /** Fraction by which a conversion is worse than the rate. 0 by default. */
  readonly conversionSpread?: number;
  /** Interest on cash, and on cash that is owed, as fractions a year. 0 by default. */
  readonly creditRate?: number;
  readonly debitRate?: number;
  /** Limits that each order has to pass. */
  readonly limits?: readonly PreTradeLimit[];
  /** Seed of `ctx.random`. 1 by default. */
  readonly seed?: string | number;
  /** Derived columns to share between runs over the same feed. */
  readonly columns?: ColumnCache;
  /** A column to write the equity into, at least as long as the evaluated rows; made if it is missing. */
  readonly equity?: Float64Array;
}

/** Fails with one sentence on settings that make no sense for a feed of `length` rows. JavaScript users have no compiler to do so. */
export function assertSettings({ cash, first = 0, slippage = 0, seed = 1, equity }: Settings, length: number): void {
  if (!(isNumber(cash) && cash > 0 && cash < Number.POSITIVE_INFINITY)) {
    throw new UserError(`Starting cash is ${String(cash)}; give a positive amount.`);
  }
  if (!(Number.isInteger(first) && first >= 0)) {
    throw new UserError(`The first row is ${String(first)}; give a whole number, 0 or more.`);
  }
  if (first >= length) throw new UserError(`There are no rows to evaluate: the data has ${length}.`);
  if (!(isNumber(slippage) && slippage >= 0 && slippage < 1)) {
    throw new UserError(`Slippage is ${String(slippage)}; give a fraction from 0 to below 1.`);
  }
  if (!(isNumber(seed) ? Number.isFinite(seed) : typeof seed === 'string' && seed !== '')) {
    throw new UserError(`The seed is ${String(seed) || 'empty'}; give a finite number or a text.`);
  }
  if (equity !== undefined && equity.length < length - first) {
    throw new UserError(`The equity column has ${equity.length} places; ${length - first} rows are evaluated.`);
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
