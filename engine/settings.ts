// How a run is set up.

import type { ColumnCache } from './column-cache.js';
import { UserError } from './errors.js';
import type { FillModel } from './fill-models/fill-model.js';
import { fillModelOf } from './fill-models/index.js';
import type { PreTradeLimit } from './limits/limit.js';
import type { RunBuffer } from './run-buffer.js';
import { FILL_TIMES, type FillTime } from './run.js';

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
  /** Room to write the run into, which the next run that is given it overwrites; made if it is missing. */
  readonly buffer?: RunBuffer;
}

// prettier-ignore
const NAMES = Object.keys({
  cash: 0, params: 0, first: 0, fill: 0, slippage: 0, volumeCap: 0, intrabar: 0, account: 0, leverage: 0, conversion: 0,
  conversionSpread: 0, creditRate: 0, debitRate: 0, limits: 0, seed: 0, columns: 0, buffer: 0,
} satisfies Record<keyof Settings, 0>) as (keyof Settings)[];

/** The same settings as values of a new object, which can be copied and changed. Objects that begin with a spread, as settings of sweeps do,
 *  have a hidden class each in the V8 of Node 20: to read twenty properties of one took 3 µs, and a copy has none of that. */
export function plainly(given: Settings): Settings {
  // What else there is inherits settings, or may: JSON can have a property `__proto__`, which a copy would take for its prototype.
  const isPlain = Object.getPrototypeOf(given) === Object.prototype && !Object.hasOwn(given, '__proto__');
  return isPlain
    ? Object.assign({}, given)
    : (Object.fromEntries(NAMES.map((name) => [name, given[name]])) as unknown as Settings);
}

/** The settings of a run that say how it trades, with their defaults. */
export interface Conditions {
  readonly fill: FillTime;
  readonly model: FillModel;
  /** The fraction where slippage is one, so that no model need be asked; NaN otherwise. */
  readonly fraction: number;
  /** NaN: no cap. */
  readonly volumeCap: number;
  readonly isOptimistic: boolean;
  /** Whether only settled cash buys, and nothing is sold short. */
  readonly isCashAccount: boolean;
  readonly leverage: number;
  readonly conversion: 'automatic' | 'held';
  readonly conversionSpread: number;
  readonly creditRate: number;
  readonly debitRate: number;
  readonly limits: readonly PreTradeLimit[];
}

// A model may be a function too.
const fractionOf = (slippage: Settings['slippage'] = 0): number =>
  typeof slippage === 'number' ? slippage : Number.NaN;

/** How a run trades, by its settings. */
export const conditionsOf = (settings: Settings): Conditions => ({
  fill: settings.fill ?? 'next-open',
  model: fillModelOf(settings.slippage ?? 0),
  fraction: fractionOf(settings.slippage),
  volumeCap: settings.volumeCap ?? Number.NaN,
  isOptimistic: settings.intrabar === 'optimistic',
  isCashAccount: settings.account === 'cash',
  leverage: settings.leverage ?? 1,
  conversion: settings.conversion ?? 'automatic',
  conversionSpread: settings.conversionSpread ?? 0,
  creditRate: settings.creditRate ?? 0,
  debitRate: settings.debitRate ?? 0,
  limits: settings.limits ?? [],
});

/** Fails with one sentence on settings that make no sense for a feed of `length` rows. JavaScript users have no compiler to do so. */
export function assertSettings(settings: Settings, length: number): void {
  const { cash, first = 0, slippage = 0, seed = 1 } = settings;
  if (!(isNumber(cash) && cash > 0 && cash < Number.POSITIVE_INFINITY)) {
    throw new UserError(`Starting cash is ${String(cash)}; give a positive amount.`);
  }
  if (!(Number.isInteger(first) && first >= 0)) {
    throw new UserError(`The first row is ${String(first)}; give a whole number, 0 or more.`);
  }
  if (first >= length) throw new UserError(`There are no rows to evaluate: the data has ${length}.`);
  if (isNumber(slippage) ? !(slippage >= 0 && slippage < 1) : typeof slippage?.cost !== 'function') {
    throw new UserError(`Slippage is ${String(slippage)}; give a fraction from 0 to below 1, or a fill model.`);
  }
  assertConditions(settings);
  if (!(isNumber(seed) ? Number.isFinite(seed) : typeof seed === 'string' && seed !== '')) {
    throw new UserError(`The seed is ${String(seed) || 'empty'}; give a finite number or a text.`);
  }
}

const INTRABAR = ['pessimistic', 'optimistic'];
const ACCOUNTS = ['cash', 'margin'];
const CONVERSIONS = ['automatic', 'held'];

function assertConditions(settings: Settings): void {
  assertWord('fill', settings.fill, FILL_TIMES);
  assertWord('intrabar', settings.intrabar, INTRABAR);
  assertWord('account', settings.account, ACCOUNTS);
  assertWord('conversion', settings.conversion, CONVERSIONS);
  const { volumeCap, leverage = 1, conversionSpread = 0, account } = settings;
  if (volumeCap !== undefined && !(volumeCap > 0) && !Number.isNaN(volumeCap)) {
    throw new UserError(`The volume cap is ${String(volumeCap)}; give a share of the volume above 0, or leave it out.`);
  }
  if (!(leverage >= 1 && leverage <= 100)) {
    throw new UserError(`The leverage is ${String(leverage)}; give a number from 1, which is no credit, to 100.`);
  }
  if (leverage > 1 && account === 'cash') {
    throw new UserError('A cash account has no credit; leave the leverage at 1, or make it a margin account.');
  }
  if (!(conversionSpread >= 0 && conversionSpread < 1)) {
    throw new UserError(`The conversion spread is ${String(conversionSpread)}; give a fraction from 0 to below 1.`);
  }
  assertRate('creditRate', settings.creditRate);
  assertRate('debitRate', settings.debitRate);
}

function assertRate(name: string, rate = 0): void {
  if (rate > -1 && rate < 10) return;
  throw new UserError(`The ${name} is ${String(rate)}; give a fraction a year: 0.03 is 3 percent.`);
}

function assertWord(name: string, given: string | undefined, words: readonly string[]): void {
  if (given === undefined || words.includes(given)) return;
  throw new UserError(`The setting "${name}" is "${given}"; give one of ${words.join(', ')}.`);
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
