// Computes everything that is reported of one run.

import type { Feed, Run } from '../engine/index.js';
import { assumed, assumptions } from './assumptions.js';
import { tradedIn } from './assumptions/scene.js';
import { attribution } from './attribution/index.js';
import { benchmarkOf } from './benchmark-equity.js';
import { doubtOf } from './doubt.js';
import { metricColumns, periodsPerYear } from './metric-columns.js';
import { metricInput, summary } from './metrics/index.js';
import type { Benchmark, Configuration, DataFile, Report } from './report.js';
import { type RulesInForce, rulesInForce, termsInForce } from './rules.js';
import { bareRoundTrips, type RoundTrip, roundTrips } from './round-trips.js';

/** What a report is made from. */
export interface ReportParts {
  readonly configuration: Configuration;
  readonly feed: Feed;
  readonly run: Run;
  /** Left out: buy-and-hold of the configured symbol, or none where that is empty. */
  readonly benchmark?: Benchmark | null;
  /** The same run with the other reading of the bars in doubt (settings equal but `intrabar`); left out where the doubt was not asked
   *  for. */
  readonly otherReading?: Run;
  /** sha256 of the feed's columns, hexadecimal. */
  readonly fingerprint: string;
  /** The files of the data; left out where they are not known. */
  readonly files?: readonly DataFile[];
  readonly version: string;
}

/** The benchmark that a configuration names, on the run's evaluated rows; null where it names none. */
export function configuredBenchmark({ configuration, feed, run }: Pick<ReportParts, 'configuration' | 'feed' | 'run'>) {
  const { benchmark: name, cash } = configuration;
  return name === '' ? null : benchmarkOf(feed, name, run.first, cash, run.equity.length);
}

function rulesOf(feed: Feed, run: Run): RulesInForce[] {
  return rulesInForce(
    termsInForce(tradedIn(feed, run), feed.time[run.first], feed.time[run.first + run.equity.length - 1]),
  );
}

/** The report of a run: round trips, metrics and assumptions beside what they were computed from. */
export function buildReport(parts: ReportParts): Report {
  const { configuration, feed, run, fingerprint, version } = parts;
  const benchmark = parts.benchmark === undefined ? configuredBenchmark(parts) : parts.benchmark;
  // How far the price went against each trip is a look at every bar that was held, for which a text does not ask.
  let whole: readonly RoundTrip[] | undefined;
  const wholeTrips = () => (whole ??= roundTrips(feed, run));
  const trips = bareRoundTrips(feed, run);
  const { equity = null, weights: benchmarkWeights } = benchmark ?? {};
  const setting = { benchmark: equity, riskFree: configuration.riskFree, benchmarkWeights };
  const time = feed.time.subarray(run.first, run.first + run.equity.length);
  const costs = () => parted.costs;
  const input = metricInput(metricColumns(feed, run, setting, { trips, wholeTrips, costs }));
  const { returns } = input;
  const parted = attribution(feed, run, { benchmark, periodsPerYear: periodsPerYear(feed, time), returns });
  const metrics = summary(input);
  const statements = assumed({ configuration, feed, run, roundTrips: trips, benchmark });
  return {
    configuration,
    feed,
    run,
    benchmark,
    metrics,
    input,
    attribution: parted,
    doubt: doubtOf(parts, metrics, setting),
    get roundTrips() {
      return wholeTrips();
    },
    rules: rulesOf(feed, run),
    statements,
    assumptions: assumptions(statements),
    fingerprint,
    files: parts.files,
    version,
  };
}
