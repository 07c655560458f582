// Every metric on real series, here and a second time.

import { describe, expect, it } from 'vitest';
import { benchmarkEquity } from '../../../reports/benchmark-equity.js';
import { metricColumns } from '../../../reports/metric-columns.js';
import { METRIC_NAMES, METRICS, type MetricName, summarize } from '../../../reports/metrics/index.js';
import { temporaryFolder } from '../../data/temporary.js';
import { type RealCurve, realCurves } from '../../real/curves.js';
import { reasonToSkip } from '../../real/market.js';
import { type RealRun, realRuns } from '../../real/runs.js';
import { columnsOf } from './columns.js';
import { columnsOfRun } from './second/of-run.js';
import { second } from './second/index.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/reports/metrics/real.test.ts is skipped: ${reason}\n`);

const RISK_FREE = 0.02;
type Figures = Readonly<Record<string, number>>;
/** What of a curve and of a run is compared: figures of trades and holdings need a run. */
const ofCurve = (name: MetricName): boolean =>
  METRICS[name].ofCurve || (METRICS[name].family === 'benchmark' && name !== ('activeShare' as MetricName));

function ofRealCurve({ time, level, benchmark, periodsPerYear }: RealCurve): [Figures, Figures] {
  const columns = columnsOf(level, {
    time: Float64Array.from(time),
    benchmark: Float64Array.from(benchmark),
    periodsPerYear,
    riskFree: RISK_FREE,
  });
  return [summarize(columns), second(columns)];
}

function ofRealRun({ feed, run, benchmark }: RealRun): [Figures, Figures] {
  const worth = benchmarkEquity(feed, benchmark, run.first, 1e6);
  const here = metricColumns(feed, run, { benchmark: worth, riskFree: RISK_FREE });
  const { close } = feed.assets.find(({ symbol }) => symbol === benchmark)!.adjusted;
  const again = columnsOfRun(
    feed,
    run,
    { symbol: benchmark, worth: Array.from(run.equity, (_, i) => close[run.first + i] / close[run.first]) },
    { periodsPerYear: here.periodsPerYear, riskFree: RISK_FREE },
  );
  return [summarize(here), second(again)];
}

const differs = (a: number, b: number): number =>
  Number.isNaN(a) && Number.isNaN(b) ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-300);

describe.skipIf(reason !== '')('on real series', () => {
  const folder = temporaryFolder();

  it('each is what it is computed again', async () => {
    const curves = realCurves();
    const runs = await realRuns(folder.path);
    const bad: string[] = [];
    curves.forEach((curve, at) => {
      const [a, b] = ofRealCurve(curve);
      const [c, d] = ofRealRun(runs[at]);
      for (const name of METRIC_NAMES) {
        const [x, y] = ofCurve(name) ? [a[name], b[name]] : [c[name], d[name]];
        console.log(name, x, y);
        if (!(differs(x, y) <= 1e-9)) bad.push(`${curve.name} ${name} ${x} ${y} ${differs(x, y)}`);
        if (!(differs(c[name], d[name]) <= 1e-9))
          bad.push(`run ${curve.name} ${name} ${c[name]} ${d[name]} ${differs(c[name], d[name])}`);
      }
    });
    expect(bad).toEqual([]);
  });
});
