// How fast report.html of a long run opens and zooms, in a real browser: a measurement, for a quiet machine.

import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserType } from 'playwright-core';
import { simulate } from 'tidemark';
import { buildReport } from '../../reports/build.js';
import { renderHtml } from '../../reports/html/index.js';
import type { Configuration } from '../../reports/report.js';
import { resultOf } from '../../reports/saved/result-of.js';
import { wander } from './market.js';
import { columns, median } from './measure.js';
import { declared } from './strategies.js';

const BROWSER: string = 'playwright-core';
const ROUNDS = 5;
// Always further in: a view that does not change is not drawn.
const ZOOMS = 8;

const CONFIGURATION: Omit<Configuration, 'from' | 'to'> = {
  strategy: 'sma-cross',
  about: declared.about,
  params: {},
  cash: 1e6,
  base: 'USD',
  benchmark: 'MADE',
  riskFree: 0,
  fill: 'next-open',
  intrabar: 'pessimistic',
  doubt: false,
  costs: 'market',
  commission: null,
  slippage: 0,
  volumeCap: null,
  account: 'cash',
  leverage: 1,
  conversion: 'automatic',
  conversionSpread: 0,
  creditRate: 0,
  debitRate: 0,
  limits: [],
  lot: null,
  seed: 1,
  data: [],
  lenient: [],
};

/** The page of a run over generated bars, one a minute. */
async function pageOf(bars: number): Promise<string> {
  const daily = wander(bars);
  const feed = { ...daily, frequency: 'intraday' as const, time: daily.time.map((_, row) => row * 60_000) };
  const run = simulate(declared, feed, { cash: CONFIGURATION.cash });
  const iso = (row: number) => new Date(feed.time[row]).toISOString().slice(0, 10);
  const configuration = { ...CONFIGURATION, from: iso(0), to: iso(bars - 1) };
  return renderHtml(resultOf(buildReport({ configuration, feed, run, fingerprint: 'measured', version: '0' })));
}

// In the page, as text, since it runs there: until what was changed is painted.
const PAINTED = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))';
// A key zooms at once, where the wheel waits for the next frame. The axis that says another date shows that it did.
const ZOOM = `(async () => {
  const place = document.querySelector('[data-chart=equity]');
  const dates = () => document.querySelector('[data-chart=drawdown]').textContent;
  const former = dates();
  const begin = performance.now();
  place.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true, cancelable: true }));
  await ${PAINTED};
  const taken = performance.now() - begin;
  if (dates() === former) throw new Error('the key did not zoom');
  return taken;
})()`;

/** Prints the weight of the page, the time to open it, and the time of a zoom. */
export async function benchPage(bars = Number(process.env.TIDEMARK_BENCH_BARS ?? 100_000)): Promise<void> {
  const executablePath = [process.env.TIDEMARK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (executablePath === undefined) {
    console.log('No Chromium at TIDEMARK_CHROMIUM, /usr/bin/chromium, /usr/bin/google-chrome: nothing was measured.');
    return;
  }
  // By a name that the build does not see: it is not shipped.
  const { chromium } = (await import(BROWSER)) as { chromium: BrowserType };
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-bench-'));
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    const file = join(folder, 'report.html');
    await writeFile(file, await pageOf(bars));
    const opening: number[] = [];
    const zooming: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const begin = performance.now();
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(PAINTED);
      opening.push(performance.now() - begin);
      await page.locator('[data-chart=equity]').scrollIntoViewIfNeeded();
      for (let zoom = 0; zoom < ZOOMS; zoom++) {
        zooming.push(await page.evaluate<number>(ZOOM));
        await page.waitForTimeout(150);
      }
      await page.close();
    }
    const shown = (times: number[]) =>
      [median(times), Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(0));
    const { size } = await stat(file);
    console.log(`\nreport.html of ${bars} bars: ${(size / 1e6).toFixed(2)} MB, ${ROUNDS} rounds\n`);
    console.log(
      columns([
        ['ms', 'median', 'least', 'most'],
        ['opening, until painted', ...shown(opening)],
        ['a zoom of all panes, until painted', ...shown(zooming)],
      ]),
    );
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
