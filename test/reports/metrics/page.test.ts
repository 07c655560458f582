// docs/metrics.md says of every metric what the table of metrics says.
// `TIDEMARK_DOCS=update npx vitest run test/reports/metrics/page.test.ts` writes its tables anew.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ANNUAL } from '../../../reports/annual.js';
import { METRIC_NAMES, METRICS, type MetricFamily } from '../../../reports/metrics/index.js';
import { familyTable } from './page-tables.js';
import { expectParts } from './written.js';

const families = [...new Set(METRIC_NAMES.map((name) => METRICS[name].family))];
const read = () => readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');

it('has a table for every family, in the words of the table of metrics', async () => {
  const parts = families.map((family: MetricFamily) => [`metrics of ${family}`, familyTable(family)]);
  await expectParts('metrics.md', Object.fromEntries(parts));
});

it('has a row for every metric, and for nothing else', () => {
  const named = read()
    .split('\n')
    .flatMap((line) => /^\| `(\w+)` /.exec(line)?.[1] ?? []);
  expect(named.sort()).toEqual([...METRIC_NAMES].sort());
});

it('names the figures that are not shown of short runs', () => {
  const said = /^- \*\*Short runs\.\*\*[^]*?(?=\n- \*\*)/m.exec(read())![0];
  const named = [...said.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(named.sort()).toEqual([...ANNUAL].sort());
});

it('says of every metric where it comes from and when it is undefined', () => {
  const silent = METRIC_NAMES.filter((name) => !METRICS[name].source || !METRICS[name].undefinedWhen);
  expect(silent).toEqual([]);
});
