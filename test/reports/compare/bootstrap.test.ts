// The differences of runs and their intervals: none between equal runs, opposite ones where the runs change places, and as sure as they say.

import { describe, expect, it } from 'vitest';
import { random } from '../../../engine/index.js';
import { compare } from '../../../reports/compare/compare.js';
import type { Comparison } from '../../../reports/compare/comparison.js';
import { compareJson } from '../../../reports/compare/compare-json.js';
import { differenceBounds, jointBlock } from '../../../reports/compare/joint-bootstrap.js';
import { RESAMPLED } from '../../../reports/compare/resampled-metrics.js';
import { sharpeTest } from '../../../reports/compare/sharpe-test.js';
import { stationaryBootstrap } from '../../../reports/luck/index.js';
import { type MetricColumns, METRICS, type MetricName, NO_TRAFFIC } from '../../../reports/metrics/index.js';
import { noise, runOf } from './pairs.js';

const draws = 199;
const metricsOf = ({ against }: Comparison, run = 0) => against[run].metrics.filter(({ low }) => !Number.isNaN(low));

/** Columns of a run that has these returns on consecutive days. */
function columnsOf(returns: ArrayLike<number>): MetricColumns {
  const equity = new Float64Array(returns.length + 1).fill(1);
  for (let k = 0; k < returns.length; k++) equity[k + 1] = equity[k] * (1 + returns[k]);
  const time = equity.map((_, row) => row * 86_400_000);
  const gross = new Float64Array(equity.length);
  return {
    time,
    equity,
    gross,
    benchmark: null,
    periodsPerYear: 252,
    riskFree: 0,
    traffic: NO_TRAFFIC,
    roundTrips: [],
  };
}

describe('differences', () => {
  it('of equal runs are zero, and so are their bounds, whatever money they began with', () => {
    const returns = noise(1, 300);
    const plain = runOf('b', returns);
    const { equity } = plain.result.tables['equity.csv'];
    const rich = runOf('rich', returns, { equity: Array.from(equity, (worth) => worth * 7) });
    for (const other of [plain, rich]) {
      const { against } = compare([runOf('a', returns), other], { draws });
      const bounded = against[0].metrics.filter(({ metric }) => RESAMPLED.includes(metric));
      expect(bounded.length).toBeGreaterThan(20);
      for (const { difference, low, high, verdict } of bounded.filter((each) => !Number.isNaN(each.difference)))
        expect([difference, low, high, verdict]).toEqual([0, 0, 0, 'same']);
      expect(against[0].sharpe).toBe(1);
    }
  });

  it('are the opposite ones where the runs change places, to the last digit', () => {
    const [a, b] = [runOf('a', noise(1, 400)), runOf('b', noise(2, 400, 0.001, 0.02))];
    const [there, back] = [compare([a, b], { draws }), compare([b, a], { draws })];
    expect(there.bootstrap.block).toBe(back.bootstrap.block);
    expect(metricsOf(there).length).toBeGreaterThan(20);
    metricsOf(there).forEach(({ metric, difference, low, high }, at) => {
      const mirror = metricsOf(back)[at];
      expect([metric, difference, low, high]).toEqual([mirror.metric, -mirror.difference, -mirror.high, -mirror.low]);
    });
    expect(there.against[0].sharpe).toBe(back.against[0].sharpe);
  });

  it('are those of the runs themselves', () => {
    const [a, b] = [runOf('a', noise(1, 300)), runOf('b', noise(2, 300))];
    const { against } = compare([a, b], { draws: 99 });
    for (const { metric, difference } of against[0].metrics) {
      const plain = b.result.metrics[metric] - a.result.metrics[metric];
      if (Number.isNaN(plain)) expect(difference).toBeNaN();
      else expect(Math.abs(difference - plain)).toBeLessThanOrEqual(1e-11 * (1 + Math.abs(plain)));
    }
  });

  it('come out the same for the same seed, and otherwise for another', () => {
    const runs = [runOf('a', noise(1, 200)), runOf('b', noise(2, 200))];
    const text = (seed: number) => compareJson(compare(runs, { draws: 99, seed }));
    expect(text(5)).toBe(text(5));
    expect(text(5).replace(/"seed": 5/, '')).not.toBe(text(6).replace(/"seed": 6/, ''));
  });

  it('have the bounds of a plain bootstrap: rows are drawn for both runs alike, and the outermost draws are cut off', () => {
    const [a, b] = [noise(3, 60), noise(4, 60, 0.001, 0.015)];
    const metrics: MetricName[] = ['volatility', 'meanReturn', 'maxDrawdown'];
    const block = 4;
    const { bounds } = differenceBounds({
      columns: [columnsOf(a), columnsOf(b)],
      metrics,
      draws: 99,
      seed: 8,
      confidence: 0.9,
      block,
    });
    const next = random(8, 'compare');
    const drawn = Array.from({ length: 99 }, () => {
      const rows = stationaryBootstrap({ length: 60, block, next });
      const [own, other] = [a, b].map((all) => Array.from(rows, (row) => all[row]));
      const deepest = (all: readonly number[]) => {
        let [worth, top, worst] = [1, 1, 0];
        for (const each of all) {
          worth *= 1 + each;
          top = Math.max(top, worth);
          worst = Math.min(worst, worth / top - 1);
        }
        return worst;
      };
      const middle = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
      const spread = (all: readonly number[]) =>
        Math.sqrt(all.reduce((sum, each) => sum + (each - middle(all)) ** 2, 0) / (all.length - 1));
      return [
        (spread(other) - spread(own)) * Math.sqrt(252),
        (middle(other) - middle(own)) * 252,
        deepest(other) - deepest(own),
      ];
    });
    metrics.forEach((_, at) => {
      const sorted = drawn.map((each) => each[at]).sort((x, y) => x - y);
      // 5 % of 98 steps: between the fifth and the sixth from either end.
      const low = sorted[4] + 0.9 * (sorted[5] - sorted[4]);
      const high = sorted[94] - 0.9 * (sorted[94] - sorted[93]);
      expect(bounds[0][at].low).toBeCloseTo(low, 10);
      expect(bounds[0][at].high).toBeCloseTo(high, 10);
    });
  });

  it('are told of every figure of the returns, and of no other', () => {
    for (const name of RESAMPLED) expect([name, METRICS[name].ofCurve]).toEqual([name, true]);
    for (const name of [
      'sharpe',
      'sortino',
      'cagr',
      'calmar',
      'maxDrawdown',
      'volatility',
      'expectedShortfall',
      'meanReturn',
    ])
      expect(RESAMPLED).toContain(name);
    for (const name of ['bestDay', 'hurst', 'trades', 'finalEquity', 'maxDrawdownEnd', 'ewmaVolatility'])
      expect(RESAMPLED).not.toContain(name);
  });
});

describe('how sure they are', () => {
  const SHARPE: MetricName[] = ['sharpe'];
  const PAIRS = 200;

  /** Of pairs of correlated runs, in how many the interval leaves out zero and the test of Sharpe ratios rejects at 5 %. */
  function rejected(mean: number): { readonly interval: number; readonly test: number } {
    const count = { interval: 0, test: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const common = noise(9000 + pair, 250, 0, 0.008);
      const mixed = (seed: number, extra: number) =>
        Float64Array.from(noise(seed, 250, 0.0004 + extra, 0.006), (own, row) => own + common[row]);
      const [first, other] = [mixed(1000 + pair, 0), mixed(5000 + pair, mean)];
      const columns = [columnsOf(first), columnsOf(other)];
      const [[{ low, high }]] = differenceBounds({
        columns,
        metrics: SHARPE,
        draws,
        seed: pair,
        confidence: 0.95,
      }).bounds;
      if (low > 0 || high < 0) count.interval++;
      const block = jointBlock([first, other]);
      if (sharpeTest({ first, other, block, draws, seed: pair }) <= 0.05) count.test++;
    }
    return count;
  }

  it('of runs with equal Sharpe ratios about one interval and one test in twenty say otherwise', () => {
    const { interval, test } = rejected(0);
    // 5 % of 200 with three and a half binomial deviations, and room for what a bootstrap of 250 rows lacks.
    const most = 10 + 3.5 * Math.sqrt(PAIRS * 0.05 * 0.95) + 4;
    expect(interval).toBeGreaterThanOrEqual(1);
    expect(interval).toBeLessThanOrEqual(most);
    expect(test).toBeGreaterThanOrEqual(1);
    expect(test).toBeLessThanOrEqual(most);
  });

  it('a clear difference is found', () => {
    const { interval, test } = rejected(0.0025);
    expect(interval).toBeGreaterThan(0.9 * PAIRS);
    expect(test).toBeGreaterThan(0.85 * PAIRS);
  });

  it('p-values of several runs are raised by Holm', () => {
    const runs = [1, 2, 3].map((seed) => runOf(`run${seed}`, noise(seed, 250, 0.0005 * seed * seed)));
    const { against } = compare(runs, { draws });
    const sorted = against.map(({ sharpe }) => sharpe).sort((a, b) => a - b);
    const holm = against.map(({ sharpeHolm }) => sharpeHolm).sort((a, b) => a - b);
    expect(holm[0]).toBeCloseTo(Math.min(1, 2 * sorted[0]), 12);
    expect(holm[1]).toBeCloseTo(Math.min(1, Math.max(2 * sorted[0], sorted[1])), 12);
  });

  it('there is no test of returns that do not vary, or of too few blocks', () => {
    const still = new Float64Array(100).fill(0.001);
    const alive = Float64Array.from(noise(1, 100));
    expect(sharpeTest({ first: still, other: alive, block: 1, draws: 99, seed: 1 })).toBeNaN();
    expect(
      sharpeTest({ first: alive, other: Float64Array.from(noise(2, 100)), block: 20, draws: 99, seed: 1 }),
    ).toBeNaN();
  });
});
