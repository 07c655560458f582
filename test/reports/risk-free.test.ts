// A risk-free rate that is a series: constant it is the number, changing it counts period by period, and what does not fit is an error.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, type Feed, UserError } from '../../engine/index.js';
import { buildReport } from '../../reports/build.js';
import { figures } from '../../reports/figures.js';
import { metricColumns } from '../../reports/metric-columns.js';
import { METRIC_NAMES, summarize } from '../../reports/metrics/index.js';
import { annualRates, periodRates } from '../../reports/risk-free.js';
import { columnsOf } from '../../reports/saved/metric-columns.js';
import { resultOf } from '../../reports/saved/result-of.js';
import { excessReturns } from '../../sweep/measure.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, run as runPlay } from '../kit/play.js';
import { CONFIGURATION, toyFeed } from './toy.js';

/** The feed with a series whose observations are public from these rows on. */
function withSeries(feed: Feed, rows: readonly number[], values: readonly number[]): Feed {
  const column = {
    name: 'bill',
    symbol: '',
    values: Float64Array.from(values),
    dates: Float64Array.from(rows, (row) => feed.time[row]),
    axis: axisOf(Int32Array.from(rows), feed.time.length),
    publicationAssumed: false,
  };
  return { ...feed, series: new Map([...feed.series, ['bill', column]]) };
}

const rate = fc.integer({ min: -100, max: 900 }).map((x) => x / 10_000);
const close = (a: number, b: number) =>
  (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));
const avg = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;

describe('a risk-free rate that is a series', () => {
  it('is the number where it does not change', () => {
    fc.assert(
      fc.property(anyPlay(), rate, (play, annual) => {
        const run = runPlay(play);
        const feed = withSeries(feedOf(play.market), [0], [annual]);
        const benchmark = run.equity.map((_, row) => 100 + ((row * 7) % 5));
        const [constant, series] = [annual, 'bill'].map((riskFree) =>
          summarize(metricColumns(feed, run, { benchmark, riskFree })),
        );
        for (const name of METRIC_NAMES) {
          // A ratio over nothing but rounding is far from itself.
          if (Math.abs(constant[name]) > 1e6) continue;
          if (!close(constant[name], series[name])) expect.fail(`${name}: ${constant[name]}, ${series[name]}`);
        }
      }),
      { numRuns: 150, seed: 51 },
    );
  });

  it('counts in each period with the rate that was known when the period began', () => {
    let moved = 0;
    fc.assert(
      fc.property(anyPlay(), fc.array(rate, { minLength: 30, maxLength: 30 }), (play, rates) => {
        const run = runPlay(play);
        const bare = feedOf(play.market);
        // Every second row holds its value over the next.
        const rows = bare.time.length;
        const own = Array.from({ length: rows }, (_, row) => row).filter((row) => row % 2 === 0);
        const valueAt = (row: number) => rates[(row - (row % 2)) % 30];
        const feed = withSeries(bare, own, own.map(valueAt));
        const columns = metricColumns(feed, run, { benchmark: null, riskFree: 'bill' });
        const summary = summarize(columns);
        const P = columns.periodsPerYear;
        const r = Array.from(run.equity.subarray(1), (value, at) => value / run.equity[at] - 1);
        const known = r.map((_, at) => (1 + valueAt(run.first + at)) ** (1 / P) - 1);
        const x = r.map((value, at) => value - known[at]);
        if (r.length < 3 || run.equity.some((value) => !(value > 0))) return;
        const sd = Math.sqrt(x.reduce((sum, value) => sum + (value - avg(x)) ** 2, 0) / (x.length - 1));
        if (sd > 1e-9) {
          expect(close(summary.sharpe, (avg(x) / sd) * Math.sqrt(P))).toBe(true);
          moved++;
        }
        const short = Math.sqrt(avg(x.map((value) => Math.min(value, 0) ** 2)));
        expect(close(summary.downsideDeviation, short * Math.sqrt(P))).toBe(true);
        // Annual figures count with what the periods compound to in a year.
        const annual = known.reduce((product, value) => product * (1 + value), 1) ** (P / known.length) - 1;
        const martin = (summary.cagr - annual) / summary.ulcerIndex;
        if (Math.abs(martin) < 1e6) expect(close(summary.martin, martin)).toBe(true);
        // A search has the same figures, and measures the same returns.
        const names = METRIC_NAMES.slice(0, 30);
        const some = figures(names)(feed, run, { benchmark: null, riskFree: 'bill' });
        expect([...some]).toEqual(names.map((name) => summary[name]));
        const measured = new Float64Array(r.length);
        excessReturns(run.equity, periodRates(feed, 'bill', run.first, run.equity.length, P), measured);
        measured.forEach((value, at) => expect(Math.abs(value - x[at])).toBeLessThan(1e-12));
      }),
      { numRuns: 300, seed: 52 },
    );
    expect(moved).toBeGreaterThan(50);
  });

  it('stands in the files of a result, from which the metrics are computed again', () => {
    fc.assert(
      fc.property(anyPlay(), rate, rate, (play, one, other) => {
        const bare = feedOf(play.market);
        const feed = withSeries(bare, [0, Math.floor(bare.time.length / 2)], [one, other]);
        const configuration = { ...CONFIGURATION, base: feed.base, riskFree: 'bill', benchmark: feed.assets[0].symbol };
        const report = buildReport({ configuration, feed, run: runPlay(play), fingerprint: '', version: '0' });
        const result = resultOf(report);
        const { riskFree } = result.tables['equity.csv'];
        expect(riskFree[0]).toBeNaN();
        const again = summarize(columnsOf(result));
        for (const name of ['sharpe', 'sortino', 'alpha', 'martin', 'omega', 'treynor'] as const)
          expect(close(again[name], report.metrics[name])).toBe(true);
      }),
      { numRuns: 40, seed: 53 },
    );
  });

  it('has to be there, from the first evaluated row on, as fractions', () => {
    const feed = toyFeed([{ close: [10, 10, 10, 10, 10] }]);
    const read = (made: Feed, first = 0) => annualRates(made, 'bill', first, 5 - first);
    expect(() => read(feed)).toThrow(/no series of this name; give a rate as a fraction such as 0\.02/);
    // A market may have hundreds of series: a sentence names some.
    const column = withSeries(feed, [0], [0.02]).series.get('bill')!;
    const many = Array.from({ length: 300 }, (_, at) => [`flow-${at}`, column] as const);
    expect(() => read({ ...feed, series: new Map(many) })).toThrow(/\(flow-0, .*, flow-9 and 290 more\), or add/);
    const late = withSeries(feed, [2], [0.02]);
    expect(() => read(late)).toThrow(/no value yet on 2024-01-02, .* give --from 2024-01-04 or later/);
    expect(() => read(late)).toThrow(UserError);
    expect([...read(late, 2)]).toEqual([0.02, 0.02, 0.02]);
    expect(() => read(withSeries(feed, [0, 3], [0.02, 2.5]))).toThrow(
      /bill has 2\.5 on 2024-01-05, which is no annual/,
    );
    expect(() => read(withSeries(feed, [0], [Number.NaN]))).toThrow(/no annual rate/);
    // What was replaced before the first evaluated row is nobody's concern.
    expect([...read(withSeries(feed, [0, 1], [2.5, 0.03]), 1)]).toEqual([0.03, 0.03, 0.03, 0.03]);
  });
});
