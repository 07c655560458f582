// Every metric on three real series: as it is here, computed a second time, and as established packages give it.
// `TIDEMARK_DOCS=update npx vitest run test/reports/metrics/real.test.ts` writes the tables of docs/metrics-agreement.md anew, `TIDEMARK_FIGURES=print` prints
// the first of them.

import { beforeAll, describe, expect, it } from 'vitest';
import { METRIC_NAMES } from '../../../reports/metrics/index.js';
import { temporaryFolder } from '../../data/temporary.js';
import { realCurves } from '../../real/curves.js';
import { reasonToSkip } from '../../real/market.js';
import { realRuns } from '../../real/runs.js';
import { against, apart, figuresOfCurve, figuresOfRun, figuresTable, packagesTable, type Series } from './agreement.js';
import { DIFFERING } from './differing.js';
import { AGREEING, type Published } from './packages.js';
import { expectParts } from './written.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/reports/metrics/real.test.ts is skipped: ${reason}\n`);

const ENOUGH = 1e-9;

describe.skipIf(reason !== '')('on real series', () => {
  const folder = temporaryFolder();
  let all: readonly Series[] = [];
  const worst = (figure: Published): number => Math.max(...all.map((series, at) => apart(against(figure, series, at))));

  beforeAll(async () => {
    const runs = await realRuns(folder.path);
    all = realCurves().map((curve, at) => ({
      name: curve.name,
      curve: figuresOfCurve(curve),
      run: figuresOfRun(runs[at]),
      n: curve.level.length - 1,
      P: curve.periodsPerYear,
    }));
  }, 120_000);

  it('every metric of a curve and of a run is what it is computed again', () => {
    const differing = all.flatMap(({ name, curve, run }) =>
      METRIC_NAMES.filter((metric) => !(Math.max(apart(curve[metric]), apart(run[metric])) <= ENOUGH)).map(
        (metric) => `${name} ${metric}: ${JSON.stringify([curve[metric], run[metric]])}`,
      ),
    );
    expect(differing).toEqual([]);
  });

  it('every metric has a value on one of them', () => {
    expect(METRIC_NAMES.filter((metric) => all.every(({ run }) => Number.isNaN(run[metric].here)))).toEqual([]);
  });

  it('established packages give the same', () => {
    expect(AGREEING.filter((figure) => !(worst(figure) <= ENOUGH))).toEqual([]);
    expect(AGREEING.length).toBeGreaterThan(50);
  });

  it('what they give otherwise differs by the convention that is named', () => {
    expect(DIFFERING.filter((figure) => !(worst(figure) > 1e-7))).toEqual([]);
    const untold = DIFFERING.flatMap(({ theirs, values, call }) =>
      all.flatMap(({ curve, n, P }, at) => {
        const told = theirs?.({ of: (name) => curve[name].here, n, P }) ?? values[at];
        return apart({ here: told, again: values[at] }) <= ENOUGH ? [] : [`${call}: ${told}, not ${values[at]}`];
      }),
    );
    expect(untold).toEqual([]);
  });

  it('gives the tables of docs/metrics-agreement.md', async () => {
    const figures = figuresTable(all);
    if (process.env.TIDEMARK_FIGURES === 'print') process.stdout.write(`${figures}\n`);
    const bound = (figure: Published) => (worst(figure) < 1e-12 ? 'below 1e-12' : 'below 1e-9');
    await expectParts('metrics-agreement.md', {
      figures,
      packages: packagesTable(all, AGREEING, 'relative difference', bound),
      conventions: packagesTable(all, DIFFERING, 'theirs', ({ because }) => because),
    });
  });
});
