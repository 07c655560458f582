// The charts and controls as a reader uses them: with a mouse, a wheel, a finger and the keys.

import { describe, expect, it } from 'vitest';
import type { ChartName } from '../../../reports/charts/index.js';
import { chartData } from '../../../reports/charts/data.js';
import { grouped, moment } from '../../../reports/charts/format.js';
import { palette } from '../../../reports/charts/style.js';
import { withoutBrowser } from './browser.js';
import { renderHtml } from '../../../reports/html/index.js';
import type { Result } from '../../../reports/saved/result.js';
import { charted } from '../charts/charted.js';
import { drawn, hover, plot, shownDate, tooltip, visitsOf } from './visit.js';

const DAY = 86_400_000;

const report = charted();
const data = chartData(report);
const last = data.time[data.time.length - 1];

describe.skipIf(withoutBrowser())('the charts in a browser', () => {
  const { open, close } = visitsOf('report', (result: Result, script) => renderHtml(result, { script }));

  it('draws every chart', async () => {
    const page = await open(report);
    const marks = (name: ChartName, colour: string) =>
      plot(page, name).locator(`path[fill="${colour}"], path[stroke="${colour}"]`).count();
    const { strategy, benchmark, gain, loss, ink } = palette(false);
    expect(await marks('equity', strategy)).toBeGreaterThan(0);
    expect(await marks('equity', benchmark)).toBeGreaterThan(0);
    expect(await marks('drawdown', strategy)).toBeGreaterThan(1);
    expect(await marks('exposure', strategy)).toBeGreaterThan(1);
    for (const name of ['annual', 'rolling', 'distribution'] as const)
      expect(await marks(name, strategy)).toBeGreaterThan(2);
    // Fills and refusals of the first instrument by their kind, and each kind once in the legend.
    const [{ fills, refusals }] = data.assets;
    const of = (kind: string) => fills.filter((fill) => fill.kind === kind).length;
    expect([of('bought'), of('sold'), of('stop'), refusals.length].every((count) => count > 0)).toBe(true);
    const flow = data.series[0].values;
    expect(await marks('trades', gain)).toBeGreaterThan(of('bought') + 1);
    expect(await marks('trades', loss)).toBeGreaterThan(of('sold') + of('stop') + 2);
    expect(await marks('trades', ink)).toBe(refusals.length + 1);
    expect(flow.some((value) => value > 0)).toBe(true);
    expect(await plot(page, 'equity').locator('text').allTextContents()).toEqual(
      expect.arrayContaining(['1', '2', '3', '4', '5']),
    );
    const labels = await plot(page, 'monthly').locator('text').allTextContents();
    expect(labels.filter((label) => /^\u2212?\d+\.\d$/.test(label))).toHaveLength(
      data.months.length + data.years.length,
    );
    await close(page);
  });

  it('tells the date and the values under the mouse, in every pane', async () => {
    const page = await open(report);
    for (const share of [0.1, 0.5, 0.93]) {
      await hover(page, 'equity', share);
      const at = await shownDate(page, 'equity');
      const pointed = data.time[0] + share * (data.time[data.time.length - 1] - data.time[0]);
      expect(Math.abs(at - pointed)).toBeLessThanOrEqual(4 * DAY);
      const row = data.time.indexOf(at);
      const text = await tooltip(page, 'equity').innerText();
      expect(text).toContain(`${grouped(data.equity[row])} USD`);
      expect(text).toContain(`${grouped(data.benchmark[row])} USD`);
      expect(await tooltip(page, 'drawdown').innerText()).toContain(moment(at));
    }
    await close(page);
  });

  it('tells a fill where it was made', async () => {
    const page = await open(report);
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
    const page = await open(report);
    await page.getByRole('button', { name: '1 year' }).click();
    for (const name of ['equity', 'drawdown', 'rolling', 'exposure', 'trades'] as const) {
      await hover(page, name, 0.002);
      expect(Math.abs((last - (await shownDate(page, name))) / DAY - 365.25)).toBeLessThanOrEqual(5);
    }
    await hover(page, 'equity', 0.5);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await page.waitForTimeout(100);
    await drawn(page);
    await hover(page, 'trades', 0.002);
    expect((last - (await shownDate(page, 'trades'))) / DAY).toBeLessThan(350);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await hover(page, 'drawdown', 0);
    expect(await shownDate(page, 'drawdown')).toBe(data.time[0]);
    await close(page);
  });

  it('leaves the wheel to the page', async () => {
    const page = await open(report);
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
    const page = await open(report);
    const button = page.getByRole('button', { name: 'Log scale' });
    const line = () =>
      plot(page, 'equity')
        .locator(`path[fill="none"][stroke="${palette(false).strategy}"]`)
        .first()
        .getAttribute('d');
    const linear = await line();
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await line()).not.toBe(linear);
    expect(await plot(page, 'equity').locator('text').allTextContents()).toContain('150k');
    await hover(page, 'equity', 0.5);
    const row = data.time.indexOf(await shownDate(page, 'equity'));
    expect(await tooltip(page, 'equity').innerText()).toContain(grouped(data.equity[row]));
    await button.click();
    expect(await line()).toBe(linear);
    await close(page);
  });

  it('is read with the keys, and says what it reads', async () => {
    const page = await open(report);
    await plot(page, 'equity').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await shownDate(page, 'equity')).toBe(data.time[data.time.length - 1 - 21]);
    expect(await page.locator('#reading').innerText()).toContain(moment(data.time[data.time.length - 1 - 21]));
    await page.keyboard.press('Home');
    expect(await shownDate(page, 'equity')).toBe(data.time[0]);
    await page.keyboard.press('End');
    await page.keyboard.press('+');
    await hover(page, 'equity', 0.002);
    expect(Math.abs((await shownDate(page, 'equity')) - (data.time[0] + last) / 2)).toBeLessThan(8 * DAY);
    await plot(page, 'equity').focus();
    await page.keyboard.press('-');
    await hover(page, 'equity', 0);
    expect(await shownDate(page, 'equity')).toBe(data.time[0]);
    await close(page);
  });

  it('shows candles, and what the strategy read, where the view is close', async () => {
    const page = await open(report);
    await plot(page, 'equity').focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('+');
    await hover(page, 'trades', 0.5);
    const row = data.time.indexOf(await shownDate(page, 'trades'));
    const { open: opened, high, low } = data.assets[0];
    const said = await tooltip(page, 'trades').innerText();
    for (const price of [opened[row], high[row], low[row]])
      expect(said).toContain(grouped(price, 4).replace(/0{1,2}$/, ''));
    expect(said).toContain(`net-subscription\u2002${grouped(data.series[0].values[row], 6).replace(/\.?0+$/, '')}`);
    expect(said).toContain('earnings-yield');
    await close(page);
  });

  it('shows another instrument when it is chosen', async () => {
    const page = await open(report);
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
    const page = await open(report);
    const heading = page.locator('#trades th', { hasText: 'Profit' }).first();
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
});
