// What the page says, read as text: every section, the edges of what a run can be, and nothing from outside.

import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../engine/index.js';
import { clientScript } from '../../../reports/html/client-script.js';
import { renderHtml } from '../../../reports/html/index.js';
import { METRICS, METRIC_NAMES } from '../../../reports/metrics/index.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { builtClient } from './client.js';
import { path, reportOf, tenYears } from './fixture.js';

let script = '';
beforeAll(async () => {
  script = await builtClient();
});

/** The page without its scripts, spaces folded. */
const text = (page: string) => page.replace(/<script[\s\S]*?<\/script>/g, '').replace(/\s+/g, ' ');
const render = async (report = tenYears(600)) => text(await renderHtml(resultOf(report), { script }));

describe('the page', () => {
  it('has a title, landmarks and one first heading', async () => {
    const page = await render();
    expect(page).toContain('<title>test-strategy, 2014-01-02 to 2016-04-20: Tidemark backtest</title>');
    for (const landmark of ['<header>', '<nav aria-label="Sections">', '<main>', '<footer>', 'lang="en"'])
      expect(page).toContain(landmark);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/(?:href="#|aria-labelledby="|for=")([^"]+)"/g))
      expect(ids).toContain(target);
  });

  it('names every metric with what it says', async () => {
    const page = await render();
    for (const name of METRIC_NAMES) expect(page).toContain(METRICS[name].label);
    expect(page).toContain('Past performance does not predict returns.');
    expect(page).toContain('Tidemark 0.0.0-test');
    expect(page).toContain('ab'.repeat(32));
    expect(page.replace(/<[^>]*>/g, '')).toContain('tidemark run test-strategy --data data/us');
  });

  it('groups refusals by reason and marks what flatters', async () => {
    const page = await render();
    expect(page).toMatch(/not enough cash<\/th> ?<td class="figure" data-value="1"> ?1</);
    expect(page).toMatch(/<li class="optimistic"> ?<strong>Optimistic: <\/strong>/);
    expect(page).toMatch(/<li> ?Cash earns/);
  });

  it('labels generated data where it is generated, and only there', async () => {
    expect(await render(reportOf({ equity: path(30, 1), generated: true }))).toMatch(/GENERATED DATA<\/strong>/);
    expect(await render()).not.toContain('GENERATED DATA');
  });

  it('allows one script, by its own text, and nothing remote', async () => {
    const page = await renderHtml(resultOf(tenYears(50)), { script });
    const [, allowed] = /script-src &#39;sha256-([^&]+)&#39;/.exec(page)!;
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)];
    expect(scripts).toHaveLength(1);
    expect(createHash('sha256').update(scripts[0][1]).digest('base64')).toBe(allowed);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(text(page)).not.toMatch(/ (src|href|action|srcset)="(?!#)/);
    expect(text(page)).not.toMatch(/@import|url\((?!#)/);
    expect(text(page)).not.toMatch(/ on\w+=/);
  });

  it('shows hostile names as text', async () => {
    const evil = '</script><script>alert(1)</script>"\'><img src=x onerror=alert(2)>😀';
    const report = reportOf({
      equity: path(60, 1),
      benchmark: path(60, 2),
      symbols: [evil],
      names: [evil + evil],
      fills: [{ bar: 3 }, { bar: 9, side: -1 }],
      refusals: [{ bar: 4 }],
      configuration: { strategy: evil, about: evil, base: evil, data: [evil], lenient: [evil] },
    });
    const page = await renderHtml(resultOf(report), { script });
    // The data of the charts, those of the trades, and the program.
    expect(page.match(/<script/g)).toHaveLength(3);
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
    expect(page).toContain('😀');
  });

  it('is the same bytes every time', async () => {
    expect(await renderHtml(resultOf(tenYears(300)), { script })).toBe(
      await renderHtml(resultOf(tenYears(300)), { script }),
    );
  });

  it('stays under three megabytes for ten years of daily bars of three instruments', async () => {
    expect(Buffer.byteLength(await renderHtml(resultOf(tenYears(2520)), { script }))).toBeLessThan(3_000_000);
  });

  it('holds every round trip of many, the first as rows and all others as data', async () => {
    const symbols = Array.from({ length: 60 }, (_, index) => `S${index}`);
    const fills = Array.from({ length: 3000 }, (_, index) => ({
      asset: index % 60,
      bar: Math.floor((index * 500) / 3000),
      side: (Math.floor(index / 60) % 2 === 0 ? 1 : -1) as 1 | -1,
    }));
    const result = resultOf(reportOf({ equity: path(500, 1), symbols, fills, held: 0.9 }));
    const page = await renderHtml(result, { script });
    const [, json] = /id="trade-data">(.*?)<\/script>/s.exec(page)!;
    const { rest } = JSON.parse(json) as { rest: (string | number)[][] };
    const rows = [
      ...page
        .split('id="trade-table"')[1]
        .split('</table>')[0]
        .matchAll(/<th scope="row">([^<]+)<\/th>/g),
    ];
    expect(rows).toHaveLength(500);
    expect([...rows.map(([, symbol]) => symbol), ...rest.map(([symbol]) => symbol)]).toEqual(
      result.tables['round-trips.csv'].symbol,
    );
    expect(text(page)).toContain('The first 500 of 1,500 are shown; round-trips.csv holds all of them.');
  });

  it.each([
    ['no trades', { equity: path(40, 1) }, 'There was no trade.'],
    ['one bar', { equity: [100] }, 'There is no return'],
    ['a flat line', { equity: Array.from({ length: 80 }, () => 100) }, 'The equity never fell'],
    ['a total loss', { equity: [100, 50, 0, 0], held: 1 }, '\u2212100.00%'],
  ])('can tell of %s', async (_, sketch, said) => {
    const page = await render(reportOf(sketch));
    expect(page).toContain(said);
    expect(page).not.toMatch(/>\s*[^<>]*(NaN|Infinity|\[object)|>\s*undefined\s*</);
  });
});

describe('the script', () => {
  it('is asked for by name where the build has not made it', async () => {
    const nowhere = pathToFileURL(`${tmpdir()}/tidemark-none/a/b/c.js`).href;
    await expect(clientScript('report', nowhere)).rejects.toThrow(UserError);
    await expect(clientScript('sweep', nowhere)).rejects.toThrow(/npm run build/);
  });
});
