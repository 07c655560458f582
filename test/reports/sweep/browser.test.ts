// The page of a sweep as a reader uses it: choices, tooltips, sorting, in the dark, on a phone, on paper and without a script.

import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { sweepChartData } from '../../../reports/charts/sweep/data.js';
import { grouped } from '../../../reports/charts/format.js';
import { palette } from '../../../reports/charts/style.js';
import { renderSweepHtml } from '../../../reports/html/sweep.js';
import { withoutBrowser } from '../html/browser.js';
import { visitsOf } from '../html/visit.js';
import { names, range, toySweep } from './toy.js';

const three = [range('fast', 5, 5, 6), range('slow', 20, 20, 7), names('exit', ['low', 'trail'])];
const report = toySweep({ dimensions: three, folds: 5, error: (trial) => (trial === 3 ? 'It broke.' : '') });
const data = sweepChartData(report);

const place = (page: Page, name: string) => page.locator(`[data-chart=${name}]`);
const texts = (page: Page, name: string) => place(page, name).first().locator('text').allTextContents();
const marks = (page: Page, name: string, colour: string) =>
  place(page, name)
    .first()
    .locator(`path[fill="${colour}"], path[stroke="${colour}"], polyline[stroke="${colour}"]`)
    .count();

describe.skipIf(withoutBrowser())('the page of a sweep in a browser', () => {
  const { open, close } = visitsOf('sweep', renderSweepHtml);

  it('draws every chart', async () => {
    const page = await open(report);
    const { strategy, benchmark, loss, ink } = palette(false);
    expect(await place(page, 'slice').count()).toBe(3);
    for (const [name, colour] of [
      ['heat', ink],
      ['slice', strategy],
      ['parallel', loss],
      ['parallel', strategy],
      ['lucky', strategy],
      ['splits', strategy],
      ['folds', strategy],
      ['curves', strategy],
      ['curves', loss],
      ['curves', benchmark],
    ] as const)
      expect([name, colour, (await marks(page, name, colour)) > 0]).toEqual([name, colour, true]);
    const figures = (await texts(page, 'heat')).filter((each) => /^\u2212?\d\.\d\d$/.test(each));
    const exit = data.places[2][data.best];
    const shown = data.trials.filter((_, at) => data.places[2][at] === exit).length;
    // The best stands twice, the second time in its frame; the upper end of the colours is one more.
    expect(figures).toHaveLength(shown + 2);
    await close(page);
  });

  it('shows another metric, another plane and other values when they are chosen', async () => {
    const page = await open(report);
    const before = await texts(page, 'heat');
    await page.getByLabel('Metric', { exact: true }).selectOption('Maximum drawdown');
    expect((await texts(page, 'heat')).join(' ')).toContain('Maximum drawdown');
    expect((await texts(page, 'slice')).join(' ')).toMatch(/%/);
    await page.getByLabel('Metric', { exact: true }).selectOption('Sharpe ratio');
    expect(await texts(page, 'heat')).toEqual(before);
    const other = data.places[2][data.best] === 0 ? 'trail' : 'low';
    await page.getByLabel('exit', { exact: true }).selectOption(other);
    expect(await texts(page, 'heat')).not.toEqual(before);
    // A dimension that is chosen for both axes changes places with the other.
    await page.getByLabel('across', { exact: true }).selectOption('slow');
    expect(await page.getByLabel('upwards', { exact: true }).inputValue()).toBe('0');
    expect(await page.getByLabel('exit', { exact: true }).isVisible()).toBe(true);
    await page.getByLabel('upwards', { exact: true }).selectOption('exit');
    expect(await page.getByLabel('exit', { exact: true }).isVisible()).toBe(false);
    expect(await page.getByLabel('fast', { exact: true }).isVisible()).toBe(true);
    expect(await texts(page, 'heat')).toEqual(expect.arrayContaining(['low', 'trail', 'exit', 'slow']));
    await close(page);
  });

  it('tells the trial and its figure under the mouse', async () => {
    const page = await open(report);
    const heat = place(page, 'heat');
    await heat.scrollIntoViewIfNeeded();
    const cell = heat.locator(`path[stroke="${palette(false).ink}"]`).first();
    const box = (await cell.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const shown = await heat.locator(':scope > div').last().innerText();
    const [best] = report.ranking;
    expect(shown).toContain(`trial ${best}`);
    expect(shown).toContain(grouped(report.trials.figure(best, 'sharpe'), 3));
    await close(page);
  });

  it('sorts the ranking by the heading that is pressed', async () => {
    const page = await open(report);
    const first = () => page.locator('#ranking tbody tr th').first().innerText();
    expect(await first()).toBe(String(report.ranking[0]));
    await page.locator('#ranking').getByRole('button', { name: 'Trial' }).click();
    expect(await first()).toBe(String(Math.min(...report.ranking)));
    await close(page);
  });

  it('is dark where the reader is in the dark, and light on paper', async () => {
    const page = await open(report, { colorScheme: 'dark' });
    expect(await marks(page, 'curves', palette(true).strategy)).toBeGreaterThan(0);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await marks(page, 'curves', palette(false).strategy)).toBeGreaterThan(0);
    const widths = await page
      .locator('.plot > div > svg')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width));
    for (const width of widths) expect(width).toBeLessThanOrEqual(690);
    await close(page);
  });

  it('has every column of the ranking on the paper', async () => {
    const page = await open(report, { viewport: { width: 690, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    const table = (await page.locator('#ranking table').first().boundingBox())!;
    expect(table.x + table.width).toBeLessThanOrEqual(690);
    await close(page);
  });

  it.each([300, 390, 768, 1280])('does not scroll sideways at %i pixels', async (width) => {
    const page = await open(report, { viewport: { width, height: 844 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await close(page);
  });

  it('tells everything without a script, with pictures', async () => {
    const page = await open(report, { javaScriptEnabled: false });
    expect(await page.locator('.plot > svg').count()).toBe(3);
    expect(await page.getByText('White\u2019s').or(page.getByText("White's")).first().isVisible()).toBe(true);
    expect(await page.getByLabel('Metric', { exact: true }).isVisible()).toBe(false);
    await close(page);
  });

  it('runs nothing that a name, a value or an error says', async () => {
    const evil = '</script><img src=x onerror=alert(1)>${alert(2)}<b>😀';
    const hostile = toySweep({
      dimensions: [names(evil, [evil, 'x']), range('n', 1, 1, 4), names('c', [evil, 'y'])],
      error: (trial) => (trial === 2 ? evil : ''),
      folds: 2,
      configuration: { strategy: evil, about: evil, space: { [evil]: evil } },
    });
    const page = await open(hostile);
    for (const name of ['heat', 'slice', 'folds', 'curves', 'lucky', 'splits']) {
      await place(page, name).first().scrollIntoViewIfNeeded();
      const box = (await place(page, name).first().boundingBox())!;
      for (const share of [0.2, 0.5, 0.8]) await page.mouse.move(box.x + share * box.width, box.y + box.height * 0.4);
    }
    expect(await page.locator('img').count()).toBe(0);
    await close(page);
  });

  it.each([
    ['nothing ranked', toySweep({ error: () => 'No.' })],
    ['one trial', toySweep({ dimensions: three, points: [[1, 2, 0]] })],
    ['one dimension', toySweep({ dimensions: [range('n', 1, 1, 9)] })],
    ['no dimension', toySweep({ dimensions: [] })],
    ['undefined figures', toySweep({ dimensions: three, score: (trial) => (trial % 3 === 0 ? 1 : NaN) })],
  ])('takes %s', async (_, odd) => {
    const page = await open(odd);
    expect(await page.locator('h1').innerText()).toBe('sma-cross');
    await close(page);
  });
});
