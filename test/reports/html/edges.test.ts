// Pages at the edges in a browser: every kind of run, the narrowest screen, both languages, both lights, and every pane under the pointer.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chartData } from '../../../reports/charts/data.js';
import { grouped, percent } from '../../../reports/charts/format.js';
import type { ChartName } from '../../../reports/charts/index.js';
import { renderHtml } from '../../../reports/html/index.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import type { Report } from '../../../reports/report.js';
import { withoutBrowser } from './browser.js';
import { path, reportOf, type Sketch, tenYears } from './fixture.js';
import { drawn, hover, plot, shownDate, tooltip, visits, visitsOf } from './visit.js';
import { world } from './reconcile/world.js';

const evil = '</script><script>alert(1)</script>😀 <b>"\'&';
const sixty = Array.from({ length: 60 }, (_, index) => `S${index}`);

const RUNS: readonly (readonly [string, Report | Sketch])[] = [
  ['without trades', { equity: path(300, 1), benchmark: path(300, 2) }],
  ['of one bar', { equity: [100] }],
  ['of two bars', { equity: [100, 101], benchmark: [100, 99] }],
  ['that stood still', { equity: path(80, 1).map(() => 100) }],
  ['that lost all', { equity: [...path(60, 3), 0, 0], held: 1, fills: [{ bar: 5 }] }],
  ['that owes', { equity: [...path(60, 3), -50, -70_000], held: 1, benchmark: path(62, 2) }],
  [
    'of sixty instruments',
    {
      equity: path(500, 1),
      symbols: sixty,
      held: 0.9,
      fills: Array.from({ length: 1200 }, (_, index) => ({
        asset: index % 60,
        bar: Math.floor((index * 500) / 1200),
        side: (Math.floor(index / 60) % 2 === 0 ? 1 : -1) as 1 | -1,
      })),
    },
  ],
  [
    'whose names mean harm',
    {
      equity: path(300, 1),
      benchmark: path(300, 2),
      symbols: [evil, `${evil}2`],
      names: [evil, evil],
      fills: [{ bar: 3 }, { bar: 30, side: -1 }, { bar: 40, asset: 1 }],
      refusals: [{ bar: 9, reason: evil as 'expired unfilled' }],
      configuration: { strategy: evil, about: evil, base: evil, data: [evil] },
    },
  ],
  ['of minutes', { equity: path(800, 5), intraday: true, fills: [{ bar: 5 }, { bar: 50, side: -1 }] }],
  ['of the engine, in two currencies', world()],
];
const reportFor = (run: Report | Sketch): Report => ('feed' in run ? run : reportOf(run));

/** Every chart of the page with what it drew: paths, and words. Charts are drawn when they come into sight. */
async function charts(page: Page): Promise<Map<string, { paths: number; words: string[] }>> {
  const found = new Map<string, { paths: number; words: string[] }>();
  for (const place of await page.locator('[data-chart]').all()) {
    await place.scrollIntoViewIfNeeded();
    await expect.poll(() => place.locator('svg').count()).toBeGreaterThan(0);
    await drawn(page);
    const name = (await place.getAttribute('data-chart'))!;
    const words = await place.locator('svg text').allTextContents();
    found.set(name, { paths: await place.locator('svg path').count(), words });
  }
  return found;
}

/** How much of the page has moved so far without anybody's doing (cumulative layout shift). */
const shifted = (page: Page): Promise<number> =>
  page.evaluate(
    'new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value; }).observe({ type: "layout-shift", buffered: true }); setTimeout(() => done(sum), 150); })',
  );

/** The words of the page that stand out too little from what is behind them: less than 4.5 to 1, or 3 to 1 where they are large (WCAG 2.1, 1.4.3). */
const faint = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const parse = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
    const light = ({ r, g, b }) => { const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
    const behind = (node) => { for (let at = node; at; at = at.parentElement) { const colour = parse(getComputedStyle(at).backgroundColor); if (colour.a > 0.99) return colour; } return { r: 255, g: 255, b: 255 }; };
    const out = new Set();
    for (const node of document.body.querySelectorAll('*')) {
      if (node.closest('svg, script, style, .hidden, [data-chart]') || node.getClientRects().length === 0) continue;
      if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '')) continue;
      const style = getComputedStyle(node);
      const [a, b] = [light(parse(style.color)), light(behind(node))].sort((x, y) => y - x);
      const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
      if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) out.add(node.tagName + '.' + node.className + ': ' + style.color + ' ' + node.textContent.trim().slice(0, 30));
    }
    return [...out];
  })()`);

describe.skipIf(withoutBrowser())('the page in a browser, of a run', () => {
  const { open, close } = visits();

  it.each(RUNS)('%s, has marks in every chart and keeps still on the narrowest screen', async (name, run) => {
    const report = reportFor(run);
    const page = await open(report, { viewport: { width: 300, height: 700 } });
    const found = await charts(page);
    expect([...found.keys()]).toEqual(expect.arrayContaining(['equity', 'drawdown', 'exposure']));
    for (const { paths, words } of found.values()) {
      expect(paths).toBeGreaterThan(0);
      expect(words.join(' ')).not.toMatch(/NaN|undefined|Infinity/);
    }
    if (report.feed.assets.length === 60) expect(found.has('trades')).toBe(true);
    if (!name.startsWith('of one')) expect(await shownAnywhere(page)).toMatch(/\d{4}-\d\d-\d\d/);
    expect(await shifted(page)).toBe(0);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await page.locator('img, b:not([data-chart] b)').count()).toBe(0);
    await close(page);
  });

  async function shownAnywhere(page: Page): Promise<string> {
    await plot(page, 'equity').scrollIntoViewIfNeeded();
    const box = (await plot(page, 'equity').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 90);
    await drawn(page);
    return tooltip(page, 'equity').innerText();
  }

  it('whose measure of what moves sees what moves', async () => {
    const page = await open(reportOf({ equity: path(80, 1) }), { viewport: { width: 300, height: 700 } });
    expect(await shifted(page)).toBe(0);
    await page.evaluate('document.body.prepend(Object.assign(document.createElement("p"), { textContent: "late" }))');
    await drawn(page);
    expect(await shifted(page)).toBeGreaterThan(0);
    await close(page);
  });

  it('of twenty thousand bars opens within seconds, and answers the pointer', async () => {
    const report = reportOf({ equity: path(20_000, 3, 0.00002), intraday: true, benchmark: path(20_000, 4, 0.00001) });
    const page = await open(report);
    const took = await page.evaluate<number>(
      'performance.getEntriesByType("navigation")[0].loadEventEnd - performance.getEntriesByType("navigation")[0].startTime',
    );
    expect(took).toBeLessThan(10_000);
    await hover(page, 'equity', 0.5);
    expect(await tooltip(page, 'equity').innerText()).toContain('UTC');
    await close(page);
  });

  it.each(['light', 'dark'] as const)('can be read in the %s: all words stand out enough', async (colorScheme) => {
    const page = await open(tenYears(600), { colorScheme });
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await faint(page)).toEqual([]);
    await close(page);
  });

  it('tells the values of every pane over time', async () => {
    const report = tenYears();
    const data = chartData(resultOf(report));
    const page = await open(report);
    for (const share of [0.3, 0.77]) {
      const at = async (name: ChartName) => {
        await hover(page, name, share);
        return { row: data.time.indexOf(await shownDate(page, name)), text: await tooltip(page, name).innerText() };
      };
      const fall = await at('drawdown');
      expect(fall.text).toContain(percent(data.drawdown[fall.row]));
      expect(fall.text).toContain(percent(data.benchmarkDrawdown[fall.row]));
      const rolling = await at('rolling');
      expect(rolling.text).toContain(grouped(data.rolling.sharpe[rolling.row]));
      expect(rolling.text).toContain(percent(data.rolling.volatility[rolling.row]));
      expect(rolling.text).toContain(grouped(data.rolling.beta[rolling.row]));
      const exposure = await at('exposure');
      expect(exposure.text).toContain(percent(data.net[exposure.row], 1));
      const trades = await at('trades');
      expect(trades.text).toContain(grouped(data.assets[0].close[trades.row], 4).replace(/0{1,2}$/, ''));
    }
    await close(page);
  });
});

describe.skipIf(withoutBrowser())('the Chinese page in a browser', () => {
  const { open, close } = visitsOf('report', (report: Report, script) =>
    renderHtml(resultOf(report), { script, language: 'zh' }),
  );

  it('has no English words in its charts but names, and is read with the pointer', async () => {
    const report = world();
    const page = await open(report);
    expect(await page.evaluate<string>('document.documentElement.lang')).toMatch(/^zh/);
    const own = /timetable|AAA|BBB|CCC|CNY|USD|First & <b>Foremost<\/b>|=\d\.\d|[kMBT%]/g;
    const found = await charts(page);
    expect(found.size).toBe(8);
    for (const { words } of found.values()) expect(words.join(' ').replace(own, '')).not.toMatch(/[A-Za-z]{2,}/);
    for (const name of ['equity', 'drawdown', 'rolling', 'exposure', 'trades'] as const) {
      await hover(page, name, 0.6);
      expect(await shownDate(page, name)).toBeGreaterThan(0);
      expect((await tooltip(page, name).innerText()).replace(own, '')).not.toMatch(/[A-Za-z]{2,}/);
    }
    await close(page);
  });
});
