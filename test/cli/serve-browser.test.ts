// The pages of tidemark serve in a real browser: what they show, what they ask for, and what a page of the folder may not do.

import { appendFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hostsOf } from '../../cli/serve/guard.js';
import { listen } from '../../cli/serve/listen.js';
import { searchesIn } from '../../cli/serve/searches.js';
import { palette } from '../../reports/charts/style.js';
import { journalPath } from '../../sweep/ledger/folder.js';
import { endLine, trialLine } from '../../sweep/ledger/write-line.js';
import { launch, withoutBrowser } from '../reports/html/browser.js';
import { ledgerFolder, soundLedger, trialOf, wordsOf } from '../sweep/ledger-made.js';
import { makeRun, makeSweep, runRecord, served, servedFolder } from './serve-kit.js';

describe.skipIf(withoutBrowser())('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** A server over a folder and a ledger, and a page that visits it; what the page complains of is an error at the end. */
  async function visit(root: string, dir: string | undefined, options: BrowserContextOptions = {}, complaint?: RegExp) {
    let port = 0;
    const searches = dir === undefined ? undefined : searchesIn(dir, () => Date.now());
    const { app } = served(root, { ledger: dir, searches, clock: () => Date.now(), hosts: () => hostsOf(port) });
    const server = await listen(app, 0);
    port = server.port;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    const url = `http://127.0.0.1:${port}`;
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(request.url());
    });
    onTestFinished(async () => {
      await context.close();
      await server.close();
      expect(complaints.filter((text) => !complaint?.test(text))).toEqual([]);
    });
    await page.goto(url);
    return { page, url, complaints, server };
  }

  const sideways = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  const names = (page: Page) => page.locator('tbody th a').allInnerTexts();

  function folder(): string {
    const root = servedFolder();
    const evil = '<script>alert(1)</script>😀';
    makeRun(
      join(root, 'one'),
      runRecord({ strategy: evil, about: evil }, { sharpe: 1 }),
      '<title>one</title><h1>One</h1>',
    );
    makeRun(join(root, 'two'), runRecord({}, { sharpe: 2 }), '<h1>Two</h1>');
    makeSweep(join(root, 'three'));
    return root;
  }

  const words = wordsOf({
    configuration: { rank: ['sharpe'], space: { fast: '1:5' } },
    expected: { points: 5, worlds: 1 },
  });
  const trial = (number: number, sharpe: number) => {
    const made = trialOf(number);
    return { ...made, outcome: { ...made.outcome, status: 'done' as const, metrics: Float64Array.of(sharpe, 0, 1) } };
  };

  test('without a script it searches, sorts, opens and compares', async () => {
    const { page } = await visit(folder(), undefined, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Sharpe ratio' }).click();
    expect(await names(page)).toEqual(['two', 'one']);
    await page.getByLabel('Search', { exact: true }).fill('script');
    await Promise.all([page.waitForURL(/script/), page.keyboard.press('Enter')]);
    expect(await names(page)).toEqual(['one']);
    await page.getByRole('link', { name: 'Reset' }).click();
    await page.getByRole('checkbox', { name: 'Compare one' }).check();
    await page.getByRole('checkbox', { name: 'Compare two' }).check();
    await page.getByRole('button', { name: 'Compare the ticked' }).click();
    expect(await page.locator('h1').innerText()).toBe('Runs side by side');
    expect(await page.locator('main').innerText()).toContain('2.00');
    await page.getByRole('link', { name: 'two' }).click();
    expect(await page.locator('h1').innerText()).toBe('Two');
  });

  test.each([
    ['a phone', { viewport: { width: 360, height: 740 } }],
    ['the dark', { colorScheme: 'dark' as const }],
  ])('on %s it fits, in both languages', async (where, options) => {
    const dir = ledgerFolder();
    const study = soundLedger(dir).begin(words, false);
    study.append([trial(1, 1), trial(2, 2)]);
    const { page, url } = await visit(folder(), dir, options);
    for (const path of ['/', '/?lang=zh', '/searches', '/search/1', '/search/1?lang=zh', '/compare?a=one&b=two']) {
      await page.goto(url + path);
      expect({ path, sideways: await sideways(page) }).toEqual({ path, sideways: 0 });
      const lang = await page.evaluate<string>('document.documentElement.lang');
      expect(lang).toBe(path.includes('zh') ? 'zh-CN' : 'en');
      // Every control and every part has a name for who does not see it.
      expect(await page.locator('main').ariaSnapshot()).not.toMatch(
        /- (link|button|checkbox|textbox|searchbox|combobox|region|img)(:| \[|$)/m,
      );
    }
    if (where === 'the dark') {
      const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(palette(true).paper.slice(at, at + 2), 16));
      expect(paper).toBe(`rgb(${r}, ${g}, ${b})`);
    }
    study.close();
  });

  test('a search is followed to its end without a reload, and then asks no more', async () => {
    const dir = ledgerFolder();
    const study = soundLedger(dir).begin(words, false);
    study.append([trial(1, 1)]);
    const { page, url } = await visit(servedFolder(), dir);
    await page.getByRole('link', { name: 'sma-cross' }).click();
    await page.evaluate('window.same = true');
    expect(await page.locator('dd').first().innerText()).toBe('1 of at most 5');
    appendFileSync(journalPath(dir, '1'), Buffer.concat([trial(2, 2.5), trial(3, 2)].map(trialLine)));
    await page.getByText('3 of at most 5').waitFor();
    expect(await page.locator('main').innerText()).toContain('2.50');
    expect(await page.locator('svg .dot').count()).toBe(3);
    appendFileSync(journalPath(dir, '1'), endLine());
    await page.getByText(/^Ended at/).waitFor();
    expect(await page.evaluate('window.same')).toBe(true);
    let asked = 0;
    page.on('request', () => asked++);
    await page.waitForTimeout(2500);
    expect(asked).toBe(0);
    expect(page.url()).toBe(`${url}/search/1`);
    study.close();
  });

  test('a search that was killed is said to have stopped, and a server that is gone too', async () => {
    const dir = ledgerFolder();
    const study = soundLedger(dir).begin(words, false);
    study.append([trial(1, 1)]);
    study.close();
    utimesSync(journalPath(dir, '1'), 1e9, 1e9);
    const { page, url, server } = await visit(servedFolder(), dir, {}, /Failed to load resource/);
    await page.goto(`${url}/search/1`);
    expect(await page.getByRole('status').innerText()).toContain('Stopped at 2001-09-09 01:46:40, as it seems');
    expect(await page.getByRole('alert').isVisible()).toBe(false);
    await server.close();
    await page.getByRole('alert').waitFor({ timeout: 20_000 });
    expect(await page.locator('main').innerText()).toContain('Stopped at');
  });

  test('a hostile page of the folder reaches neither the list nor anything else', async () => {
    const root = folder();
    const hostile = `<!doctype html><p id="said"></p><script>
      const say = (text) => (document.getElementById('said').textContent += text + ';');
      say('runs');
      try { say(String(document.cookie)) } catch { say('no cookie') }
      try { localStorage.x = 1; say('storage') } catch { say('no storage') }
      fetch('/').then(() => say('fetched'), () => say('no fetch'));
      const picture = new Image();
      picture.onerror = () => say('no picture');
      picture.src = '/under-way';
      const frame = document.createElement('iframe');
      frame.src = '/';
      document.body.append(frame);
      try { say(window.open('/') ? 'opened' : 'no window') } catch { say('no window') }
    </script><form action="/"><button>x</button></form>`;
    writeFileSync(join(root, 'one/report.html'), hostile);
    const { page, url } = await visit(root, undefined, {}, /Content Security Policy|sandbox|Refused|Blocked|violates/i);
    await page.getByRole('link', { name: 'one' }).click();
    await page.getByText('no fetch').waitFor();
    await page.getByText('no picture').waitFor();
    const said = await page.locator('#said').innerText();
    expect(said.split(';').slice(0, 3)).toEqual(['runs', 'no cookie', 'no storage']);
    expect(said).toContain('no window');
    expect(said).not.toMatch(/fetched|opened/);
    await page.getByRole('button').click();
    await page.waitForTimeout(200);
    expect(page.url()).toBe(`${url}/at/one/report.html`);
    for (const frame of page.frames().slice(1)) expect(await frame.content()).not.toContain('three');
  });
});
