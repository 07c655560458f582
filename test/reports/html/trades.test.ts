// The table of round trips and the other controls of the page as a reader uses them.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { resultOf } from '../../../reports/saved/result-of.js';
import { withoutBrowser } from './browser.js';
import { path, reportOf, tenYears } from './fixture.js';
import { visits } from './visit.js';

const report = tenYears(600);
const trips = resultOf(report).tables['round-trips.csv'];
const symbols = Array.from({ length: 7 }, (_, index) => `S${index}`);
const many = reportOf({
  equity: path(600, 3),
  symbols,
  fills: Array.from({ length: 1400 }, (_, index) => ({
    asset: index % 7,
    bar: Math.floor((index * 600) / 1400),
    side: (Math.floor(index / 7) % 2 === 0 ? 1 : -1) as 1 | -1,
  })),
});

describe.skipIf(withoutBrowser())('the round trips in a browser', () => {
  const { open, close } = visits();
  const column = (page: Page, n: number) => page.locator(`#trade-table tbody tr > :nth-child(${n})`).allInnerTexts();
  const count = (page: Page) => page.locator('#trade-count').innerText();
  const filter = (page: Page, name: string) => page.locator(`#trade-filters [data-filter=${name}]`);

  it('are filtered by instrument, result and text, with the count and the profit of what is shown', async () => {
    const page = await open(report);
    await filter(page, 'symbol').selectOption('TLT');
    const own = trips.symbol.flatMap((symbol, row) => (symbol === 'TLT' ? [row] : []));
    expect(await column(page, 1)).toEqual(own.map(() => 'TLT'));
    const profit = own.reduce((sum, row) => sum + trips.profit[row], 0);
    const shown = await count(page);
    expect(shown).toContain(`${own.length} of ${trips.symbol.length} round trips`);
    expect(
      Number(
        shown
          .replace('\u2212', '-')
          .match(/profit (-?[\d,.]+) USD/)![1]
          .replaceAll(',', ''),
      ),
    ).toBeCloseTo(profit, 2);
    await filter(page, 'won').selectOption('won');
    const won = own.filter((row) => trips.profit[row] > 0);
    expect(await column(page, 1)).toHaveLength(won.length);
    await filter(page, 'clear').click();
    expect(await column(page, 1)).toEqual(trips.symbol);
    await filter(page, 'text').fill('gld');
    expect(new Set(await column(page, 1))).toEqual(new Set(['GLD']));
    await filter(page, 'text').fill('no such thing');
    expect(await column(page, 1)).toEqual([]);
    expect(await count(page)).toContain('0 of');
    await close(page);
  });

  it('are all reached in pages where they are many, sorted over all of them', async () => {
    const all = resultOf(many).tables['round-trips.csv'];
    const page = await open(many);
    expect(all.symbol).toHaveLength(700);
    const seen: string[] = [];
    for (let turn = 0; turn < 7; turn++) {
      const rows = await page.locator('#trade-table tbody tr').allInnerTexts();
      expect(rows).toHaveLength(100);
      seen.push(...rows);
      const next = page.getByRole('button', { name: 'Next', exact: true });
      if (turn < 6) await next.press('Enter');
      else expect(await next.isDisabled()).toBe(true);
    }
    expect(seen.map((row) => row.split('\t')[0].trim())).toEqual(all.symbol);
    await page.locator('#trade-table th', { hasText: 'Profit' }).getByRole('button').click();
    const least = [...all.profit].sort((a, b) => a - b).slice(0, 100);
    const shown = await page
      .locator('#trade-table tbody tr > :nth-child(9)')
      .evaluateAll((cells) =>
        cells.map((each) => Number((each as unknown as { dataset: { value: string } }).dataset.value)),
      );
    expect(shown).toEqual(least);
    await close(page);
  });

  it('copies the command', async () => {
    const page = await open(report);
    await page.getByRole('button', { name: 'Copy the command' }).click();
    await expect.poll(() => page.locator('#repeat [role=status]').innerText()).toBe('Copied.');
    await close(page);
  });

  it('opens every family of metrics, on paper too', async () => {
    const page = await open(report);
    const families = page.locator('#metrics > details');
    const openOnes = () => page.locator('#metrics > details[open]').count();
    expect(await openOnes()).toBe(0);
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await openOnes()).toBe(await families.count());
    await page.getByRole('button', { name: 'Close all' }).click();
    expect(await openOnes()).toBe(0);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await openOnes()).toBe(await families.count());
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await openOnes()).toBe(0);
    await close(page);
  });
});
