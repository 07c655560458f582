// The law of reconciliation: every number on the page follows from the text of the files beside it.

import { beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../../reports/html/index.js';
import type { Report } from '../../../reports/report.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { accountsOf } from './reconcile/accounts.js';
import { Folder, total } from './reconcile/csv-text.js';
import { reconciler } from './reconcile/reconcile.js';
import { path, reportOf, tenYears } from './fixture.js';
import { world } from './reconcile/world.js';

const pageOf = (report: Report): Promise<string> => renderHtml(resultOf(report), { script: '' });

describe('of a run that the files tell whole', () => {
  it.each([
    ['converted', world()],
    ['held', world('held', 'intraday')],
  ])('the parts of the profit add up to what the equity gained, foreign cash %s', async (_, report) => {
    const folder = await Folder.of(report);
    const { accounts } = accountsOf(folder);
    const home = accounts.filter(({ currency }) => currency === 'CNY');
    for (const { unexplained } of home) expect(unexplained).toBeCloseTo(0, 6);
    const [first, last] = [folder.equity[0], folder.equity[folder.equity.length - 1]];
    expect(total(accounts.map(({ effects }) => effects[4]))).toBeCloseTo(last - first, 6);
    expect(accounts.map(({ currency }) => currency)).toContain('USD');
  });
});

describe('every number on the page follows from the files', () => {
  it.each([
    ['in two currencies that are converted', world(), 600],
    ['in two currencies that are held, with times of day', world('held', 'intraday'), 600],
    ['over ten years', tenYears(), 800],
    ['without trades', reportOf({ equity: path(300, 1), benchmark: path(300, 2) }), 100],
    ['of one bar', reportOf({ equity: [100] }), 20],
    ['of two bars', reportOf({ equity: [100, 101] }), 20],
    ['that stood still', reportOf({ equity: path(80, 1).map(() => 100) }), 100],
  ])('of a run %s', async (_, report, least) => {
    const { wrong, numbers } = reconciler(await Folder.of(report))(await pageOf(report));
    expect(wrong).toEqual([]);
    expect(numbers).toBeGreaterThan(least);
  });
});

describe('a page that says something else is found out', () => {
  let page = '';
  let check: ReturnType<typeof reconciler>;
  beforeAll(async () => {
    const report = world();
    page = await pageOf(report);
    check = reconciler(await Folder.of(report));
  });

  it('in any number', () => {
    expect(check(page).wrong).toEqual([]);
    const start = page.indexOf('<header>');
    // The last digit of every ninth number that is shown or borne by a cell.
    const shown = [...page.matchAll(/(?:data-value="|<dd class="value">|class="figure"[^>]*>\s*)\u2212?(\d[\d,.]*)/gu)]
      .map(({ 0: whole, index }) => index + whole.length - 1)
      .filter((at) => at > start);
    const settings = page.indexOf('<section id="assumptions"');
    const changed = shown.filter((at, k) => k % 9 === 0 && at < settings);
    expect(changed.length).toBeGreaterThan(60);
    for (const at of changed) {
      const digit = (Number(page[at]) + 5) % 10;
      const other = page.slice(0, at) + String(digit) + page.slice(at + 1);
      const isRounding = /data-value="[^"]{12,}$/.test(page.slice(at - 40, at));
      if (!isRounding && check(other).wrong.length === 0) throw new Error(`not seen: ${other.slice(at - 60, at + 20)}`);
    }
  });

  it.each([
    ['a sentence', /On average \d+/, 'On average 9'],
    ['the benchmark of the headline', /benchmark \u2212?\d+/, 'benchmark 123'],
    ['a date', /(?<head><time>)\d{4}/, '$<head>2019'],
    ['a cell that is left empty', / data-value="[^"]+"/, ''],
    ['a number that was not there before', '<p class="about">', '<p class="about">Sharpe 2.41 '],
  ])('in %s', (_, from, to) => {
    const other = page.replace(from, to);
    expect(other).not.toBe(page);
    expect(check(other).wrong).not.toEqual([]);
  });
});
