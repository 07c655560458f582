// The page of a comparison in a real browser: its curves, its tables, the dark, a phone, Chinese, and names that mean harm.

import { describe, expect, it } from 'vitest';
import { comparePage, renderCompareHtml } from '../../../reports/compare/html.js';
import { compare } from '../../../reports/compare/compare.js';
import type { NamedResult } from '../../../reports/compare/labels.js';
import type { Language } from '../../../reports/lang/index.js';
import { withoutBrowser } from '../html/browser.js';
import { visitsOf } from '../html/visit.js';
import { noise, runOf } from './pairs.js';

const script = '/* the client */';
const wild = '"><script>alert(1)</script>🌊';
const pair = (): NamedResult[] => [
  runOf('out/a', noise(1, 400), { configuration: { strategy: 'one' } }),
  runOf('out/b', noise(2, 400), { configuration: { strategy: wild } }),
];

describe('the page as text', () => {
  it('is the same bytes for the same results, and another for another seed', async () => {
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => renderCompareHtml(pair(), { draws: 99, seed, script })),
    );
    expect(first).toBe(again);
    expect(first.replaceAll('seed 1', '')).not.toBe(other.replaceAll('seed 2', ''));
  });

  it('shows names as text', async () => {
    const page = await renderCompareHtml([...pair(), runOf(wild, noise(3, 400))], { draws: 99, script });
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  it.each([
    ['without common dates', [noise(1, 30), noise(2, 30)], ['2020-01-01', '2022-01-01']],
    ['of a single close', [[], []], ['2020-01-01', '2020-01-01']],
    [
      'after a total loss',
      [
        [0.01, -1, 0],
        [0.01, 0.02, 0],
      ],
      ['2020-01-01', '2020-01-01'],
    ],
  ])('%s: nothing is invented, in either language', async (_, returns, starts) => {
    const runs = returns.map((each, run) => runOf(`r${run}`, each as number[], { start: starts[run] }));
    for (const language of ['en', 'zh'] as const) {
      const page = await comparePage(compare(runs, { draws: 99 }), { language, script });
      const shown = page.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
      expect(shown).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

describe.skipIf(withoutBrowser())('the page in a browser', () => {
  interface Visit {
    readonly runs: readonly NamedResult[];
    readonly language?: Language;
  }
  const visit = visitsOf<Visit>('compare', ({ runs, language }, client) =>
    renderCompareHtml(runs, { draws: 99, language, script: client }),
  );
  it('draws five lines of two runs, and reads growth, drawdown and lead under the pointer', async () => {
    const runs = pair();
    const page = await visit.open({ runs });
    const chart = page.locator('[data-chart=compare]');
    await chart.scrollIntoViewIfNeeded();
    // Of two runs: growth and drawdown of both, the lead of the second.
    expect(await chart.locator('path[stroke="#0b5cad"][fill="none"]').count()).toBeGreaterThanOrEqual(2);
    expect(await chart.locator('path[stroke="#c2540a"][fill="none"]').count()).toBeGreaterThanOrEqual(3);
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + 60 + 0.5 * (box.width - 78), box.y + 100);
    const said = await chart.locator(':scope > div').last().innerText();
    const date = Date.parse(/\d{4}-\d\d-\d\d/.exec(said)![0]);
    const { date: dates, equity } = runs[0].result.tables['equity.csv'];
    const growth = equity[dates.indexOf(date)] / equity[0];
    expect(said).toContain(growth.toFixed(3));
    await visit.close(page);
  });

  it('turns logarithmic, sorts its figures, and folds what is long', async () => {
    const page = await visit.open({ runs: pair() });
    const ticks = () => page.locator('[data-chart=compare] text').allTextContents();
    const before = await ticks();
    await page.click('#log-scale');
    expect(await page.getAttribute('#log-scale', 'aria-pressed')).toBe('true');
    expect(await ticks()).not.toEqual(before);
    await page.locator('#figures thead button').nth(1).click();
    const values = (await page.evaluate(
      `[...document.querySelectorAll('#figures table')[0].tBodies[0].rows].map((row) => Number(row.cells[1].dataset.value))`,
    )) as number[];
    expect(values.length).toBeGreaterThan(10);
    const known = values.filter((value) => !Number.isNaN(value));
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(await page.locator('#figures details').first().getAttribute('open')).toBeNull();
    await visit.close(page);
  });

  it('fits a phone in the dark and in Chinese, and nothing sticks out', async () => {
    const runs = [1, 2, 3, 4].map((seed) => runOf(`out/${'long'.repeat(9)}${seed}`, noise(seed, 200)));
    const page = await visit.open(
      { runs, language: 'zh' },
      { viewport: { width: 320, height: 700 }, colorScheme: 'dark' },
    );
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await page.locator('h1').innerText()).toContain('对比');
    expect(await page.getAttribute('html', 'lang')).toBe('zh');
    expect(await page.locator('[data-chart=compare] svg').count()).toBe(1);
    await visit.close(page);
  });
});
