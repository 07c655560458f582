// What two records say about each other, row by row.

import { median } from '../measure.js';
import type { BenchRecord, Count, Row } from '../record.js';
import { type RatioInterval, ratioInterval } from './ratio-interval.js';

/** `too few`: so few repetitions could not tell a change from chance. */
export type Verdict = 'faster' | 'slower' | 'no difference' | 'too few';

/** What is said of one row. */
export interface Judgement extends RatioInterval {
  readonly name: string;
  readonly verdict: Verdict;
  /** Slower by more than the threshold, and no limit: what makes one of those slower is the machine. */
  readonly isRegression: boolean;
}

/** A count that has grown, and what it was. */
export interface GrownCount extends Count {
  readonly was: number;
}

/** How sure all verdicts of a comparison are together. */
const CONFIDENCE = 0.95;
const RESAMPLES = 10_000;

/** Judges the rows that both records have. Each row that has a limit is taken as a multiple of it in the same process and round, which takes out what
 *  slowed both; the limits themselves are told in milliseconds. Intervals are wider the more rows there are (Bonferroni), so that in 95 %
 *  of comparisons of equals no row gets a verdict. A row beside a limit is a regression where it is surely slower, and its ratio above
 *  1 + threshold. */
export function judge(before: BenchRecord, after: BenchRecord, threshold: number): Judgement[] {
  const others = new Map(after.rows.map((row) => [row.name, row]));
  const common = before.rows.filter(({ name, unit }) => others.get(name)?.unit === unit);
  const confidence = 1 - (1 - CONFIDENCE) / common.length;
  return common.map((row) => {
    const [a, b] = pairs(figuresOf(row), figuresOf(others.get(row.name)!));
    const interval = ratioInterval(a, b, { confidence, resamples: RESAMPLES, seed: row.name });
    const verdict = isEnough(a.length, confidence) ? verdictOf(interval) : 'too few';
    return {
      name: row.name,
      ...interval,
      verdict,
      isRegression: verdict === 'slower' && interval.ratio > 1 + threshold && row.limits !== null,
    };
  });
}

/** The figures of a row, one for each round. */
const figuresOf = ({ samples, limits }: Row): readonly number[] =>
  limits === null ? samples : samples.map((ms, round) => ms / limits[round]);

/** Both to the length of the shorter. */
function pairs(a: readonly number[], b: readonly number[]): [readonly number[], readonly number[]] {
  const length = Math.min(a.length, b.length);
  return [a.slice(0, length), b.slice(0, length)];
}

/** Whether so many pairs can carry the confidence: between the least and the greatest of n lies the true median with a probability of
 *  1 - 2^(1 - n), and no interval of medians of resamples is wider than that. */
const isEnough = (pairs: number, confidence: number): boolean => 1 - 2 ** (1 - pairs) >= confidence;

const verdictOf = ({ low, high }: RatioInterval): Verdict =>
  low > 1 ? 'slower' : high < 1 ? 'faster' : 'no difference';

/** Counts that have grown by more than the threshold, and by more than they differ for no reason. */
export const grownCounts = (before: BenchRecord, after: BenchRecord, threshold: number): GrownCount[] =>
  after.counts.flatMap((count) => {
    const was = before.counts.find(({ name }) => name === count.name)?.value;
    return was !== undefined && count.value > was + Math.max(count.slack, threshold * was) ? [{ ...count, was }] : [];
  });

/** A record in which each sample is the median of one of several records: processes of their own differ more than the rounds in one
 *  of them do. Rows that not all of them have are left out. */
export function ofMedians(records: readonly BenchRecord[]): BenchRecord {
  const [first] = records;
  const rows = first.rows.flatMap((row) => {
    const same = records.flatMap(({ rows: all }) => all.filter(({ name }) => name === row.name));
    if (same.length < records.length) return [];
    const limits = row.limits === null ? null : same.map((one) => median(one.limits ?? []));
    return [{ ...row, samples: same.map(({ samples }) => median(samples)), limits }];
  });
  return { ...first, rows };
}
