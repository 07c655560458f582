// A run as its files tell it: what every renderer is given.

import type { Attribution } from '../attribution/index.js';
import type { Statement } from '../lang/index.js';
import type { MetricName } from '../metrics/index.js';
import type { Configuration, DataFile, Doubt } from '../report.js';
import type { RulesInForce } from '../rules.js';
import type { Tables } from './tables.js';

/** An instrument of the data that a run was played on. */
export interface ResultAsset {
  readonly symbol: string;
  /** Of the data; equal to the symbol where they have none. */
  readonly name: string;
  readonly market: string;
  /** Of its prices. */
  readonly currency: string;
  readonly kind: string;
  /** Worth of one point of its price, in its currency. */
  readonly multiplier: number;
}

/** A run as plain columns and records, nothing of the engine's: made of a report in memory or read from a folder, and equal both ways. Rates
 *  are fractions, money in base currency where nothing else is said, undefined figures NaN, moments ms UTC (dates at midnight). */
export interface Result {
  readonly version: string;
  readonly configuration: Configuration;
  /** sha256 of the data, hexadecimal. */
  readonly fingerprint: string;
  /** The files that the data were read from; left out where they are not known, empty of a made-up market. */
  readonly files?: readonly DataFile[];
  /** True where any part of the data was made by a generator. */
  readonly generated: boolean;
  readonly frequency: 'daily' | 'intraday';
  /** Returns a year, to annualise; NaN for a run without length. */
  readonly periodsPerYear: number;
  readonly assets: readonly ResultAsset[];
  /** Names of the outside series that the data have. */
  readonly series: readonly string[];
  readonly benchmark: { readonly name: string; readonly currency?: string } | null;
  /** Dates are ms UTC. */
  readonly metrics: Readonly<Record<MetricName, number>>;
  readonly attribution: Attribution;
  readonly doubt: Doubt | null;
  /** Bars whose prices do not say what happened first. */
  readonly ambiguity: number;
  readonly notes: readonly string[];
  readonly assumptions: readonly string[];
  /** The same as statements, which can be said in any language; none in the files of an earlier version. */
  readonly statements: readonly Statement[];
  readonly rules: readonly RulesInForce[];
  readonly tables: Tables;
}
