// What is not shown of a run of some days: rates by the year.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANNUAL, isBrief, LEAST_DAYS } from '../../reports/annual.js';
import { buildReport } from '../../reports/build.js';
import { METRIC_NAMES, METRICS } from '../../reports/metrics/index.js';
import { SHOWN } from './shown.js';
import type { Report } from '../../reports/report.js';
import { CONFIGURATION, days, runScript, toyFeed } from './toy.js';

/** A run with a return on each day, against itself: every annual figure has a value. */
function made(rows: number): Report {
  const close = Array.from({ length: rows }, (_, row) => 10 + row + 2 * (row % 2));
  const feed = toyFeed([{ close }]);
  const run = runScript(feed, [
    [0, 0, 5000],
    [2, 0, -2000],
  ]);
  const configuration = { ...CONFIGURATION, benchmark: 'AAA' };
  return buildReport({ configuration, feed, run, fingerprint: 'f00d', version: '0.1.0' });
}

const [brief, long] = [made(LEAST_DAYS), made(LEAST_DAYS + 1)];
const BRIEF = 'The run is shorter than 30 days: annual figures are not shown';

describe('a run shorter than 30 days', () => {
  it('is one whose last close lies less than 30 days after its first', () => {
    expect([0, 1, LEAST_DAYS, LEAST_DAYS + 1, 500].map((rows) => isBrief(days(rows)))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('has no annual figure in text, Markdown and page, and says why; another has all', async () => {
    const labels = METRIC_NAMES.filter((name) => ANNUAL.has(name)).map((name) => METRICS[name].label);
    const figure = (shown: string, label: string) =>
      new RegExp(`${label.replaceAll(/[()]/g, '.')}(?:</[a-z]+>|<[^>]*>|[ |])*\\s*(n/a|[-−]?\\d[\\d,.]*)`).exec(
        shown,
      )?.[1];
    for (const render of [SHOWN.text, SHOWN.md, SHOWN.html]) {
      const [shown, full] = [await render(brief), await render(long)];
      // Markdown and page show every metric, text the common ones.
      const common = labels.filter((label) => figure(full, label) !== undefined);
      expect(common.length).toBe(render === SHOWN.text ? 10 : labels.length);
      expect(common.map((label) => figure(shown, label))).toEqual(common.map(() => 'n/a'));
      for (const label of common) expect(figure(full, label)).toMatch(/\d/);
      expect(figure(shown, 'Total return')).toMatch(/\d/);
      expect(shown.replaceAll(/\s+/g, ' ').replaceAll('&quot;', '"')).toContain(BRIEF);
      expect(full.replaceAll(/\s+/g, ' ')).not.toContain(BRIEF);
    }
  });

  it('has them in run.json as their formulas give them', () => {
    const { metrics } = JSON.parse(SHOWN.json(brief));
    for (const name of ANNUAL) expect(metrics[name]).toBe(brief.metrics[name]);
    expect(metrics.cagr).toBeGreaterThan(1);
  });

  it('is described in docs/metrics.md with the names of those figures', () => {
    const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
    const [, names = ''] = /shorter than 30 days .*? as "n\/a": ([^.]*)\./.exec(page) ?? [];
    expect(names.match(/`\w+`/g)?.map((name) => name.slice(1, -1))).toEqual([...ANNUAL]);
  });
});
