// What somebody meets who calls the metrics from a program: the face of the library, columns or plain lists.

import { describe, expect, it } from 'vitest';
import * as tidemark from '../../../index.js';
import * as metrics from '../../../reports/metrics/index.js';
import { stressTable } from '../../../reports/attribution/index.js';
import { DAY } from '../toy.js';
import { columnsOf } from './columns.js';

const RETURNS = [0.01, -0.02, 0.015, -0.005, 0.03, -0.011, 0.002, -0.034, 0.021, 0.004, -0.009, 0.1];
const OTHERS = [0.012, -0.01, 0.01, -0.007, 0.02, -0.015, 0.001, -0.03, 0.025, 0.001, -0.004, 0.02];
const LEVELS = [100];
for (const r of RETURNS) LEVELS.push(LEVELS[LEVELS.length - 1] * (1 + r));
const column = (values: readonly number[]) => Float64Array.from(values);
/** A plain list where a column is asked for, as a program without types hands it in. */
const plain = (values: readonly number[]) => values as unknown as Float64Array;

describe('the face of the library', () => {
  it('has beta and correlation of two columns of returns, beside those of series', () => {
    const [own, other] = [column(RETURNS), column(OTHERS)];
    expect(tidemark.beta(own, other)).toBe(metrics.beta(own, other));
    expect(tidemark.correlation(own, other)).toBe(metrics.correlation(own, other));
    expect(tidemark.beta(plain(RETURNS), plain(OTHERS))).toBe(metrics.beta(own, other));
    const series = {} as tidemark.Series;
    expect(() => tidemark.beta(series, series, 0)).toThrow(/whole number of bars/);
    expect(() => tidemark.correlation(series, series, 0)).toThrow(/whole number of bars/);
  });

  it('has every function on columns that the metrics have', () => {
    for (const name of Object.keys(metrics)) expect(tidemark).toHaveProperty(name);
  });
});

describe('plain lists', () => {
  const time = LEVELS.map((_, at) => at * 120 * DAY);

  it('give the same figures as columns', () => {
    const figures: readonly ((of: (values: readonly number[]) => Float64Array) => unknown)[] = [
      (of) => Array.from(metrics.ascending(of(RETURNS))),
      (of) => metrics.valueAtRisk(of(RETURNS)),
      (of) => metrics.expectedShortfall(of(RETURNS)),
      (of) => metrics.tailRatio(of(RETURNS)),
      (of) => metrics.conditionalDrawdown(of(LEVELS), 0.5),
      (of) => metrics.calmarThreeYears(of(time), of(LEVELS)),
      (of) => metrics.sterlingOfYears(of(time), of(LEVELS)),
      (of) => Array.from(metrics.riskFreeReturns(of([0.02, 0.03, 0.01]), 12)),
      (of) => metrics.summarize({ ...columnsOf(LEVELS), time: of(time), equity: of(LEVELS), benchmark: of(LEVELS) }),
      (of) =>
        stressTable(of(time), of(LEVELS), null, [
          { name: '', from: '1970-01-01', to: '1971-12-22', source: '', kind: 'history' },
        ]),
    ];
    for (const figure of figures) expect(figure(plain)).toEqual(figure(column));
    expect(metrics.valueAtRisk(plain(RETURNS))).toBeCloseTo(-0.0263, 12);
  });
});

describe('columns of unlike length', () => {
  it('are refused: some figures would be of other dates than the rest', () => {
    const given = columnsOf(LEVELS, { benchmark: column(LEVELS.slice(1)) });
    expect(() => metrics.summarize(given)).toThrow('The column benchmark has 12 rows and equity has 13');
    expect(() => metrics.metricInput({ ...given, benchmark: null, time: new Float64Array(14) })).toThrow(
      'The column time',
    );
  });
});

describe('a run that stands still', () => {
  it('captured 0 of the fall of its benchmark, without a sign', () => {
    expect(metrics.downCapture(new Float64Array(12), column(OTHERS))).toBe(0);
  });
});
