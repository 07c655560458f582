// What `tidemark run` was asked for, as values.

import type { Continuous } from '../data/index.js';
import { FILL_TIMES, type FillTime, UserError } from '../engine/index.js';
import { continuousOf } from './continuous.js';
import { numberOf } from './numbers.js';
import type { Given } from './option.js';
import { choiceOf } from './param-options.js';

/** The settings of a run, read from its options. */
export interface RunSettings {
  /** Paths; none where there is a scenario. */
  readonly data: readonly string[];
  /** Made-up market in place of data, as it was typed; undefined: none. */
  readonly scenario: string | undefined;
  /** Symbols; empty: all that the data hold. */
  readonly assets: readonly string[];
  readonly continuous: readonly Continuous[];
  /** ISO dates; undefined: from the first, to the last. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly cash: number;
  /** Currency of the account; undefined: that of the data. */
  readonly base: string | undefined;
  /** A symbol, or symbols with weights, as typed; empty: none. */
  readonly benchmark: string;
  /** Annual rate, as a fraction, or the name of a series of such rates. */
  readonly riskFree: number | string;
  readonly fill: FillTime;
  readonly intrabar: 'pessimistic' | 'optimistic';
  /** Whether the run is repeated with the other reading. */
  readonly doubt: boolean;
  /** `market`, `zero`, or the path of a file of rules. */
  readonly costs: string;
  /** Fraction of the traded value, or the name of a preset; undefined: the table's. */
  readonly commission: number | string | undefined;
  /** Basis points, or a fill model as it was typed. */
  readonly slippage: number | string;
  /** Fraction of a bar's volume; undefined: no cap. */
  readonly volumeCap: number | undefined;
  readonly account: 'cash' | 'margin';
  readonly leverage: number;
  readonly conversion: 'automatic' | 'held';
  /** Basis points. */
  readonly conversionSpread: number;
  /** Annual rates, as fractions. */
  readonly creditRate: number;
  readonly debitRate: number;
  /** Limits as they were typed, in the order in which an order passes them. */
  readonly limits: readonly string[];
  readonly lot: number | undefined;
  readonly seed: number;
  readonly lenient: readonly string[];
}

const text = (given: Given, name: string): string | undefined => given[name] as string | undefined;
const many = (given: Given, name: string): readonly string[] => (given[name] as readonly string[] | undefined) ?? [];

const FRACTION = 'as a fraction: 0.03 is 3 percent';
/** Annual rates; more is a mistake in the unit. */
const RATE = { min: -0.1, max: 0.5, meaning: FRACTION };

/** Reads the options of a run; fails on the first that makes no sense. */
export function runSettings(given: Given): RunSettings {
  const number = (name: string, bounds: Parameters<typeof numberOf>[2]) => {
    const value = text(given, name);
    return value === undefined ? undefined : numberOf(name, value, bounds);
  };
  const positive = (name: string) => {
    const value = number(name, {});
    if (value === undefined || value > 0) return value;
    throw new UserError(`--${name} is "${text(given, name)}"; give a number above zero.`);
  };
  /** A number, or a word that stands for something else. */
  const numberOrWord = (name: string, bounds: Parameters<typeof numberOf>[2]) => {
    const value = text(given, name);
    return value === undefined || !isNumeric(value) ? value : numberOf(name, value, bounds);
  };
  const [from, to] = [dateOf('from', text(given, 'from')), dateOf('to', text(given, 'to'))];
  if (from !== undefined && to !== undefined && from > to) {
    throw new UserError(`--from ${from} is after --to ${to}; swap them.`);
  }
  const account = choiceOf('account', text(given, 'account') ?? 'margin', ['margin', 'cash']);
  const leverage = number('leverage', { min: 1, max: 100 }) ?? 1;
  if (account === 'cash' && leverage > 1) {
    throw new UserError(
      `--leverage is ${leverage}, and a cash account has no credit; leave it out or use --account margin.`,
    );
  }
  const volumeCap = number('volume-cap', {
    min: 0,
    max: 1,
    meaning: "as a fraction of a bar's volume: 0.1 is a tenth",
  });
  if (volumeCap === 0)
    throw new UserError('--volume-cap is "0", so that nothing could trade; give a fraction such as 0.1.');
  const data = many(given, 'data');
  const assets = many(given, 'assets').flatMap((names) => names.split(','));
  const scenario = text(given, 'scenario');
  assertSource(data, scenario, given);
  return {
    data,
    scenario,
    assets,
    continuous: continuousOf(many(given, 'continuous'), assets),
    from,
    to,
    cash: positive('cash') ?? 1_000_000,
    base: text(given, 'base'),
    benchmark: text(given, 'benchmark') ?? '',
    riskFree: riskFreeOf(text(given, 'risk-free') ?? '0'),
    fill: choiceOf('fill', text(given, 'fill') ?? 'next-open', FILL_TIMES),
    intrabar: choiceOf('intrabar', text(given, 'intrabar') ?? 'pessimistic', ['pessimistic', 'optimistic']),
    doubt: given.doubt === true,
    costs: text(given, 'costs') ?? 'market',
    commission: numberOrWord('commission', { min: 0, max: 0.5 }),
    slippage: numberOrWord('slippage', { min: 0, max: 5000, meaning: 'in basis points, or a model' }) ?? 0,
    volumeCap,
    account,
    leverage,
    conversion: choiceOf('conversion', text(given, 'conversion') ?? 'automatic', ['automatic', 'held']),
    conversionSpread: number('conversion-spread', { min: 0, max: 5000, meaning: 'in basis points' }) ?? 0,
    creditRate: number('credit-rate', RATE) ?? 0,
    debitRate: number('debit-rate', { ...RATE, min: 0 }) ?? 0,
    limits: many(given, 'limit'),
    lot: positive('lot'),
    seed: number('seed', { min: 0, whole: true }) ?? 1,
    lenient: many(given, 'lenient').flatMap((names) => names.split(',')),
  };
}

/** A rate, or the name of a series, which may begin with a digit: 3m, 10-years. */
const riskFreeOf = (typed: string): number | string =>
  typed === '' || /^[+-]?[\d.,]+(e[+-]?\d+)?\s*%?$/i.test(typed) ? numberOf('risk-free', typed, RATE) : typed;

/** There has to be one market, from files or made up. */
function assertSource(data: readonly string[], scenario: string | undefined, given: Given): void {
  if (scenario === undefined && data.length === 0) {
    throw new UserError(
      'Say what to run on: --data with a folder or CSV files, or --scenario with a made-up market; "tidemark demo" makes a market to try.',
    );
  }
  if (scenario === undefined) return;
  if (data.length > 0) throw new UserError('--data and --scenario are both given; leave one of them out.');
  for (const name of ['continuous', 'lenient']) {
    if (many(given, name).length === 0) continue;
    throw new UserError(`--${name} is about data that are read; leave it out with --scenario.`);
  }
}

/** Whether a text is meant as a number, right or wrong, and not as a name or a path. */
const isNumeric = (value: string): boolean => /^[+-]?\.?\d/.test(value) && !/[/\\]|\.[cm]?[jt]s\b/.test(value);

/** A date that exists, as it was typed; times of intraday data are let through. */
function dateOf(option: string, typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2})?Z)?$/.exec(typed) ?? [];
  const moment = day === undefined ? Number.NaN : Date.parse(time === undefined ? `${day}T00:00:00Z` : typed);
  // Dates such as February 30th would roll over into the next month.
  if (Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== day) {
    throw new UserError(`--${option} is "${typed}"; give a date that exists as YYYY-MM-DD.`);
  }
  return typed;
}
