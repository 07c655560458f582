// Some figures of a run are those of the whole summary, to the bit, whatever the run.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed, Run } from '../../engine/index.js';
import { baseRate } from '../../reports/base-rate.js';
import { exposureOf, meanGrossExposure } from '../../reports/exposure.js';
import { figures } from '../../reports/figures.js';
import { metricColumns } from '../../reports/metric-columns.js';
import { METRIC_NAMES, type MetricName, summarize } from '../../reports/metrics/index.js';
import { mean } from '../../reports/statistics.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, run as runPlay } from '../kit/play.js';

/** Gross and net exposure by looking at each close for itself. */
function slowly(feed: Feed, run: Run): { gross: Float64Array; net: Float64Array } {
  const gross = new Float64Array(run.equity.length);
  const net = new Float64Array(run.equity.length);
  for (const { bar, asset: index, kind, quantity, price, value } of run.holdings()) {
    if (kind !== 'position') continue;
    const asset = feed.assets[index];
    const rate = baseRate(feed, asset.currency)(bar);
    const worth = asset.kind === 'future' ? quantity * asset.multiplier * price * rate : value;
    gross[bar - run.first] += Math.abs(worth);
    net[bar - run.first] += worth;
  }
  const ofEquity = (column: Float64Array) =>
    column.map((worth, row) => worth / (run.equity[row] > 0 ? run.equity[row] : NaN));
  return { gross: ofEquity(gross), net: ofEquity(net) };
}

const plays = fc.oneof(anyPlay(), anyPlay({ fixed: { account: 'margin', leverage: 4 } }));
const wanted = fc.shuffledSubarray([...METRIC_NAMES], { minLength: 1 });
const rate = fc.constantFrom(0, 0.02, -0.005);

describe('the exposure of a run', () => {
  it('from the changes of what is held is that of every close, to the bit', () => {
    const seen = { several: 0, alone: 0, futures: 0, foreign: 0 };
    fc.assert(
      fc.property(plays, (play) => {
        const feed = feedOf(play.market);
        const run = runPlay(play);
        const slow = slowly(feed, run);
        expect(exposureOf(feed, run)).toEqual(slow);
        expect(meanGrossExposure(feed, run)).toBe(mean(slow.gross));
        const ruined = { ...run, equity: run.equity.map((worth) => worth - run.equity[0]) };
        expect(meanGrossExposure(feed, ruined)).toBe(mean(exposureOf(feed, ruined).gross));
        const held = new Set(Array.from(run.quantities, ({ asset }) => feed.assets[asset]));
        if (held.size > 2) seen.several++;
        if (held.size > 0 && feed.assets.length === 1) seen.alone++;
        if ([...held].some(({ kind }) => kind === 'future')) seen.futures++;
        if ([...held].some(({ currency }) => currency !== feed.base)) seen.foreign++;
      }),
      { numRuns: 600, seed: 41 },
    );
    for (const [what, often] of Object.entries(seen)) expect({ what, often: often > 5 }).toEqual({ what, often: true });
  });
});

/** Metrics of longer runs than plays are. */
const NEED_YEARS: readonly MetricName[] = ['calmarThreeYears', 'hurst'];

describe('some figures', () => {
  it('are those of the summary, in the order of the names, one run after another', () => {
    const defined = new Map<MetricName, number>();
    fc.assert(
      fc.property(
        fc.array(plays, { minLength: 1, maxLength: 3 }),
        wanted,
        fc.boolean(),
        rate,
        (several, names, isCompared, riskFree) => {
          const some = figures(names);
          for (const play of several) {
            const feed = feedOf(play.market);
            const run = runPlay(play);
            // Any positive curve of the length serves as a benchmark.
            const benchmark = isCompared ? run.equity.map((_, row) => 100 + ((row * 7) % 5)) : null;
            const benchmarkWeights = [{ symbol: feed.assets[0].symbol, weight: 0.5 }];
            const setting = { benchmark, riskFree, benchmarkWeights };
            const all = summarize({ ...metricColumns(feed, run, setting), gross: slowly(feed, run).gross });
            expect([...some(feed, run, setting)]).toEqual(names.map((name) => all[name]));
            for (const name of names) if (!Number.isNaN(all[name])) defined.set(name, (defined.get(name) ?? 0) + 1);
          }
        },
      ),
      { numRuns: 400, seed: 42 },
    );
    const seldom = METRIC_NAMES.filter((name) => !((defined.get(name) ?? 0) > 20));
    expect(seldom).toEqual(NEED_YEARS);
  });

  it('leave what was given before as it was', () => {
    const some = figures(['totalReturn', 'sharpe']);
    fc.assert(
      fc.property(plays, plays, (one, other) => {
        const measured = (play: typeof one) =>
          some(feedOf(play.market), runPlay(play), { benchmark: null, riskFree: 0 });
        const first = measured(one);
        const copy = [...first];
        measured(other);
        expect([...first]).toEqual(copy);
      }),
      { numRuns: 20, seed: 43 },
    );
  });
});
