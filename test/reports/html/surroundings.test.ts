// The page where readers are: in the dark, on paper, on a phone, without a script, with names that mean harm.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { palette } from '../../../reports/charts/style.js';
import { withoutBrowser } from './browser.js';
import { path, reportOf, tenYears } from './fixture.js';
import { hover, plot, tooltip, visits } from './visit.js';

const report = tenYears();

describe.skipIf(withoutBrowser())('the page in a browser', () => {
  const { open, close, complaints } = visits();
  const background = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const sideways = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

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

  it('breaks no word of a button and no date of a figure on the narrowest phone', async () => {
    const page = await open(report, { viewport: { width: 300, height: 800 } });
    const lines = (selector: string) =>
      page.evaluate<number[]>(
        `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => new Set([...(() => { const range = document.createRange(); range.selectNodeContents(one); return range.getClientRects(); })()].map(({ top }) => top)).size)`,
      );
    for (const selector of ['.controls button', '.figures .note .whole', '#command .whole']) {
      const found = await lines(selector);
      expect({ selector, isThere: found.length > 1, lines: Math.max(...found) }).toEqual({
        selector,
        isThere: true,
        lines: 1,
      });
    }
    await close(page);
  });

  it('leaves room for reasons on a phone, and shades the edge of a table behind which there is more', async () => {
    const page = await open(report, { viewport: { width: 390, height: 800 } });
    const widths = await page.evaluate<number[]>(
      '[...document.querySelectorAll("#refusals tbody th")].map((cell) => cell.offsetWidth)',
    );
    expect(widths.length).toBeGreaterThan(0);
    expect(Math.min(...widths)).toBeGreaterThan(150);
    const shaded = await page.evaluate<boolean[]>(
      '[...document.querySelectorAll(".scroll")].filter((one) => one.scrollWidth > one.clientWidth).map((one) => getComputedStyle(one).backgroundAttachment === "local, local, scroll, scroll")',
    );
    expect(shaded.length).toBeGreaterThan(0);
    expect(shaded).not.toContain(false);
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
