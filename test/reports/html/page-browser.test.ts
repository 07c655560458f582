// The page as a reader meets it: in a browser, with a mouse, a keyboard, a phone, in the dark, on paper, without a script.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartData } from '../../../reports/charts/data.js';
import { grouped, moment } from '../../../reports/charts/format.js';
import { palette } from '../../../reports/charts/style.js';
import { renderHtml } from '../../../reports/html/index.js';
import type { Report } from '../../../reports/report.js';
import { launch, withoutBrowser } from './browser.js';
import { builtClient } from './client.js';
import { path, reportOf, tenYears } from './fixture.js';

const DAY = 86_400_000;
const LEFT = 60;
const RIGHT = 18;

const report = tenYears();
const data = chartData(report);

describe.skipIf(withoutBrowser())('the page in a browser', () => {
  let browser: Browser;
  let folder = '';
  let script = '';
  const complaints: string[] = [];

  beforeAll(async () => {
    script = await builtClient();
    folder = await mkdtemp(join(tmpdir(), 'tidemark-page-'));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens a report; whatever the page asks for or complains of fails the test. */
  async function open(shown: Report = report, options: BrowserContextOptions = {}): Promise<Page> {
    const file = join(folder, 'report.html');
    await writeFile(file, await renderHtml(shown, script));
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  /** Ends a visit that nothing went wrong in. */
  async function close(page: Page): Promise<void> {
    expect(complaints.splice(0)).toEqual([]);
    await page.context().close();
  }

  const plot = (page: Page, name: string) => page.locator(`[data-chart=${name}]`);
  const tooltip = (page: Page, name: string) => plot(page, name).locator(':scope > div').last();
  const background = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const sideways = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  /** Puts the mouse over a share of a pane's time axis. */
  async function hover(page: Page, name: string, share: number): Promise<void> {
    const place = plot(page, name);
    await place.scrollIntoViewIfNeeded();
    const box = (await place.boundingBox())!;
    await page.mouse.move(box.x + LEFT + share * (box.width - LEFT - RIGHT), box.y + 90);
  }

  /** The date that a pane's tooltip shows. */
  async function shownDate(page: Page, name: string): Promise<number> {
    const text = await tooltip(page, name).innerText();
    return Date.parse(/\d{4}-\d\d-\d\d/.exec(text)![0]);
  }

  it('draws every chart', async () => {
    const page = await open();
    const marks = (name: string, colour: string) =>
      plot(page, name).locator(`path[fill="${colour}"], path[stroke="${colour}"]`).count();
    const { strategy, benchmark, gain, loss, ink } = palette(false);
    expect(await marks('equity', strategy)).toBeGreaterThan(0);
    expect(await marks('equity', benchmark)).toBeGreaterThan(0);
    expect(await marks('drawdown', strategy)).toBeGreaterThan(1);
    expect(await marks('exposure', strategy)).toBeGreaterThan(1);
    // Ten purchases, ten sales and three refusals in the first instrument, and each once in the legend.
    expect(await marks('trades', gain)).toBe(11);
    expect(await marks('trades', loss)).toBe(11);
    expect(await marks('trades', ink)).toBe(4);
    const labels = await plot(page, 'monthly').locator('text').allTextContents();
    expect(labels.filter((label) => /^\u2212?\d+\.\d$/.test(label))).toHaveLength(
      data.months.length + data.years.length,
    );
    await close(page);
  });

  it('tells the date and the values under the mouse, in every pane', async () => {
    const page = await open();
    for (const share of [0.1, 0.5, 0.93]) {
      await hover(page, 'equity', share);
      const at = await shownDate(page, 'equity');
      const pointed = data.time[0] + share * (data.time[data.time.length - 1] - data.time[0]);
      expect(Math.abs(at - pointed)).toBeLessThanOrEqual(4 * DAY);
      const row = data.time.indexOf(at);
      const text = await tooltip(page, 'equity').innerText();
      expect(text).toContain(`${grouped(data.equity[row]!)} USD`);
      expect(text).toContain(`${grouped(data.benchmark[row]!)} USD`);
      expect(await tooltip(page, 'drawdown').innerText()).toContain(moment(at));
    }
    await close(page);
  });

  it('tells a fill where it was made', async () => {
    const page = await open();
    // At full width several bars share a pixel; within a year each has its own.
    await page.getByRole('button', { name: '1 year' }).click();
    const { row, quantity } = data.assets[0].fills.at(-1)!;
    const share = 1 - (data.time[data.time.length - 1] - data.time[row]) / (365.25 * DAY);
    await hover(page, 'trades', share);
    expect(await shownDate(page, 'trades')).toBe(data.time[row]);
    expect(await tooltip(page, 'trades').innerText()).toMatch(new RegExp(`Sold\\s+${quantity} at`));
    await close(page);
  });

  it('zooms all panes over time together', async () => {
    const page = await open();
    await page.getByRole('button', { name: '1 year' }).click();
    const last = data.time[data.time.length - 1];
    for (const name of ['equity', 'drawdown', 'exposure', 'trades']) {
      await hover(page, name, 0.002);
      expect(Math.abs((last - (await shownDate(page, name))) / DAY - 365.25)).toBeLessThanOrEqual(5);
    }
    await hover(page, 'equity', 0.5);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await hover(page, 'trades', 0.002);
    expect((last - (await shownDate(page, 'trades'))) / DAY).toBeLessThan(350);
    await page.getByRole('button', { name: 'All' }).click();
    await hover(page, 'drawdown', 0);
    expect(await shownDate(page, 'drawdown')).toBe(data.time[0]);
    await close(page);
  });

  it('leaves the wheel to the page', async () => {
    const page = await open();
    await hover(page, 'equity', 0.5);
    const axis = () => plot(page, 'equity').locator('text').allTextContents();
    const before = await axis();
    const top = await page.evaluate<number>('scrollY');
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate<number>('scrollY'), { timeout: 20_000 }).toBeGreaterThan(top);
    expect(await axis()).toEqual(before);
    await close(page);
  });

  it('leaves a swipe to the page', async () => {
    const page = await open(report, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.getByRole('button', { name: '1 year' }).click();
    await plot(page, 'drawdown').scrollIntoViewIfNeeded();
    const box = (await plot(page, 'drawdown').boundingBox())!;
    await page.evaluate(
      'globalThis.moves = []; addEventListener("touchmove", (event) => moves.push(event.defaultPrevented), { passive: true })',
    );
    const axis = () => plot(page, 'equity').locator('text').allTextContents();
    const before = await axis();
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', up: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: Math.round(box.x + 150 + up), y: Math.round(box.y + 150 - up) }],
      });
    await touch('touchStart', 0);
    for (const up of [20, 50, 90, 120]) await touch('touchMove', up);
    await touch('touchEnd', 120);
    const moves = await page.evaluate<boolean[]>('moves');
    expect(moves.length).toBeGreaterThan(0);
    expect(moves).not.toContain(true);
    expect(await axis()).toEqual(before);
    await close(page);
  });

  it('switches to a logarithmic scale and back', async () => {
    const page = await open();
    const button = page.getByRole('button', { name: 'Log scale' });
    const line = () =>
      plot(page, 'equity')
        .locator(`path[stroke="${palette(false).strategy}"]`)
        .first()
        .getAttribute('d');
    const linear = await line();
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await line()).not.toBe(linear);
    expect(await plot(page, 'equity').locator('text').allTextContents()).toContain('150k');
    await hover(page, 'equity', 0.5);
    const row = data.time.indexOf(await shownDate(page, 'equity'));
    expect(await tooltip(page, 'equity').innerText()).toContain(grouped(data.equity[row]!));
    await button.click();
    expect(await line()).toBe(linear);
    await close(page);
  });

  it('is read with the keys', async () => {
    const page = await open();
    await plot(page, 'equity').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await shownDate(page, 'equity')).toBe(data.time[data.time.length - 1 - 21]);
    await close(page);
  });

  it('shows another instrument when it is chosen', async () => {
    const page = await open();
    const before = await plot(page, 'trades').locator('svg').innerHTML();
    await page.getByLabel('Instrument', { exact: true }).selectOption({ index: 2 });
    expect(await plot(page, 'trades').locator('svg').innerHTML()).not.toBe(before);
    expect(
      await page
        .getByLabel('Instrument', { exact: true })
        .locator('option')
        .evaluateAll((options) => options.map((each) => (each as unknown as { label: string }).label)),
    ).toEqual([
      'SPY SPDR S&P 500 (20 fills, 3 refused)',
      'TLT 20+ Year Treasury (20 fills, 0 refused)',
      'GLD Gold <Trust> (20 fills, 0 refused)',
    ]);
    await close(page);
  });

  it('sorts a table by the heading that is pressed, numbers as numbers', async () => {
    const page = await open();
    const heading = page.locator('#trades th', { hasText: 'Profit' });
    const values = () =>
      page
        .locator('#trades tbody tr td:nth-child(9)')
        .evaluateAll((cells) =>
          cells.map((each) => Number((each as unknown as { dataset: { value: string } }).dataset.value)),
        );
    const sorted = (await values()).sort((a, b) => a - b);
    await heading.getByRole('button').click();
    expect(await values()).toEqual(sorted);
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').press('Enter');
    expect(await values()).toEqual(sorted.toReversed());
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    await close(page);
  });

  it('is dark where the reader is in the dark, and light on paper', async () => {
    const page = await open(report, { colorScheme: 'dark' });
    const lines = (dark: boolean) =>
      plot(page, 'equity')
        .locator(`path[stroke="${palette(dark).strategy}"]`)
        .count();
    expect(await background(page)).toBe('rgb(21, 24, 27)');
    expect(await lines(true)).toBeGreaterThan(0);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await background(page)).toBe('rgb(255, 255, 255)');
    await expect.poll(() => lines(true)).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await background(page)).toBe('rgb(255, 255, 255)');
    expect(await lines(false)).toBeGreaterThan(0);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await close(page);
  });

  it.each([300, 390, 768, 1280])('does not scroll sideways at %i pixels', async (width) => {
    const evil = 'W'.repeat(120);
    const page = await open(
      reportOf({
        equity: path(500, 4, 0.0005, 123_456_789),
        benchmark: path(500, 5),
        generated: true,
        symbols: [evil],
        fills: [{ bar: 5 }, { bar: 50, side: -1 }],
        refusals: [{ bar: 7 }],
        configuration: { strategy: evil, about: evil, data: [evil] },
      }),
      { viewport: { width, height: 800 } },
    );
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await close(page);
  });

  it('tells everything without a script, with a picture of the equity', async () => {
    const page = await open(report, { javaScriptEnabled: false });
    const svg = plot(page, 'equity').locator('svg');
    expect(await svg.isVisible()).toBe(true);
    expect((await svg.boundingBox())!.height).toBeGreaterThan(200);
    for (const id of ['months', 'drawdowns', 'trades', 'refusals', 'costs', 'metrics'])
      expect(await page.locator(`#${id} table`).first().isVisible()).toBe(true);
    for (const only of await page.locator('.script-only').all()) expect(await only.isVisible()).toBe(false);
    await close(page);
  });

  it('runs nothing that a name says, and reaches nothing', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
    const page = await open(
      reportOf({
        equity: path(60, 1),
        benchmark: path(60, 2),
        symbols: [evil],
        fills: [{ bar: 3 }, { bar: 30, side: -1 }],
        configuration: { strategy: evil, about: evil },
      }),
    );
    expect(await page.locator('h1').innerText()).toBe(evil);
    await hover(page, 'equity', 0.5);
    expect(await tooltip(page, 'equity').innerText()).toContain(evil);
    expect(await page.locator('img').count()).toBe(0);
    const refused = await page.evaluate<boolean>('fetch("https://example.invalid/").then(() => false, () => true)');
    expect(refused).toBe(true);
    // The refusal is announced on the console, which is the point.
    expect(complaints.splice(0).every((each) => /Content Security Policy|example\.invalid/.test(each))).toBe(true);
    await close(page);
  });

  it.each([
    ['one bar', { equity: [100] }],
    ['a flat line', { equity: [100, 100, 100] }],
    ['a total loss', { equity: [100, 50, 0, 0], held: 1 }],
    ['intraday bars beyond what is drawn in full', { equity: path(21_000, 3), intraday: true }],
  ])('takes %s, on both scales', async (_, sketch) => {
    const page = await open(reportOf(sketch));
    await page.getByRole('button', { name: 'Log scale' }).click();
    expect(await plot(page, 'equity').locator('path').count()).toBeGreaterThan(0);
    await close(page);
  });
});
