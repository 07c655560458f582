// What `tidemark run` was asked for, as values.

import { UserError } from '../engine/index.js';
import { numberOf } from './numbers.js';
import type { Given } from './option.js';
import { choiceOf } from './param-options.js';

/** The settings of a run, read from its options. */
export interface RunSettings {
  readonly data: readonly string[];
  /** Symbols; empty: all that the data hold. */
  readonly assets: readonly string[];
  /** ISO dates; undefined: from the first, to the last. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly cash: number;
  /** Currency of the account; undefined: that of the data. */
  readonly base: string | undefined;
  /** Symbol; empty: none. */
  readonly benchmark: string;
  /** Annual rate, as a fraction. */
  readonly riskFree: number;
  readonly costs: 'market' | 'zero';
  /** Fraction of the traded value; undefined: the table's. */
  readonly commission: number | undefined;
  /** Basis points. */
  readonly slippage: number;
  readonly lot: number | undefined;
  readonly seed: number;
  readonly lenient: readonly string[];
}

const text = (given: Given, name: string): string | undefined => given[name] as string | undefined;
const many = (given: Given, name: string): readonly string[] => (given[name] as readonly string[] | undefined) ?? [];

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
  choiceOf('fill', text(given, 'fill') ?? 'next-open', ['next-open']);
  const [from, to] = [dateOf('from', text(given, 'from')), dateOf('to', text(given, 'to'))];
  if (from !== undefined && to !== undefined && from > to) {
    throw new UserError(`--from ${from} is after --to ${to}; swap them.`);
  }
  const data = many(given, 'data');
  if (data.length === 0) {
    throw new UserError(
      'Say what to run on: --data with a folder or CSV files; "tidemark demo" makes a market to try.',
    );
  }
  return {
    data,
    assets: many(given, 'assets').flatMap((names) => names.split(',')),
    from,
    to,
    cash: positive('cash') ?? 1_000_000,
    base: text(given, 'base'),
    benchmark: text(given, 'benchmark') ?? '',
    riskFree: number('risk-free', { min: -0.1, max: 0.5, meaning: 'as a fraction: 0.03 is 3 percent' }) ?? 0,
    costs: choiceOf('costs', text(given, 'costs') ?? 'market', ['market', 'zero']),
    commission: number('commission', { min: 0, max: 0.5 }),
    slippage: number('slippage', { min: 0, max: 5000 }) ?? 0,
    lot: positive('lot'),
    seed: number('seed', { min: 0, whole: true }) ?? 1,
    lenient: many(given, 'lenient').flatMap((names) => names.split(',')),
  };
}

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
