// Visits to the page in a real browser: opened from a file, watched for whatever it asks for or complains of.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { ChartName } from '../../../reports/charts/index.js';
import { renderHtml } from '../../../reports/html/index.js';
import type { Report } from '../../../reports/report.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { launch } from './browser.js';
import { builtClient } from './client.js';

/** Margins of a pane over time on a desktop, in pixels. */
const LEFT = 60;
const RIGHT = 18;

/** The place of a chart. */
export const plot = (page: Page, name: ChartName) => page.locator(`[data-chart=${name}]`);

/** The box that follows the pointer over a chart. */
export const tooltip = (page: Page, name: ChartName) => plot(page, name).locator(':scope > div').last();

/** Puts the mouse over a share of a pane's time axis. */
export async function hover(page: Page, name: ChartName, share: number): Promise<void> {
  const place = plot(page, name);
  await place.scrollIntoViewIfNeeded();
  const box = (await place.boundingBox())!;
  await page.mouse.move(box.x + LEFT + share * (box.width - LEFT - RIGHT), box.y + 90);
  await drawn(page);
}

/** Until what the page was asked for stands on the screen: it answers once a frame. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');

/** The date that a pane's tooltip shows, ms UTC. */
export async function shownDate(page: Page, name: ChartName): Promise<number> {
  const text = await tooltip(page, name).innerText();
  return Date.parse(/\d{4}-\d\d-\d\d/.exec(text)![0]);
}

/** A browser for the tests of a suite; the page of a run where no other is named. */
export const visits = () => visitsOf('report', (report: Report, script) => renderHtml(resultOf(report), { script }));

/** The same for any page of ours: its name, and what makes it of a report and the built client. */
export function visitsOf<R>(
  name: 'report' | 'sweep' | 'compare',
  render: (report: R, script: string) => Promise<string>,
) {
  let browser: Browser;
  let folder = '';
  let script = '';
  const complaints: string[] = [];

  beforeAll(async () => {
    script = await builtClient(name);
    folder = await mkdtemp(join(tmpdir(), 'tidemark-page-'));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    /** What the page asked for or complained of so far. */
    complaints,

    /** Opens a report. */
    async open(report: R, options: BrowserContextOptions = {}): Promise<Page> {
      const file = join(folder, 'report.html');
      await writeFile(file, await render(report, script));
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
    },

    /** Ends a visit that nothing went wrong in. */
    async close(page: Page): Promise<void> {
      expect(complaints.splice(0)).toEqual([]);
      await page.context().close();
    },
  };
}
