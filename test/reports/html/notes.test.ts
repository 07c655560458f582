// What a strategy had to say, and which sweep a run is a part of, stand on the page.

import { beforeAll, expect, it } from 'vitest';
import { renderHtml } from '../../../reports/html/index.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { builtClient } from './client.js';
import { path, reportOf } from './fixture.js';

let script = '';
beforeAll(async () => {
  script = await builtClient();
});

/** The page without its scripts, spaces folded. */
const text = (page: string) => page.replace(/<script[\s\S]*?<\/script>/g, '').replace(/\s+/g, ' ');
const plain = resultOf(reportOf({ equity: path(40, 1) }));

it('shows what the strategy noted, as text, and no empty heading', async () => {
  const notes = ['The weights were set <3 times.', '510300 could not be closed.'];
  const page = text(await renderHtml({ ...plain, notes }, { script }));
  expect(page).toMatch(
    /<h2 id="notes-title">What the strategy noted<\/h2> ?<ul> ?<li>The weights were set &lt;3 times\.<\/li>/,
  );
  expect(page).toContain('<li>510300 could not be closed.</li>');
  expect(page).toContain('href="#notes"');
  const without = text(await renderHtml(plain, { script }));
  expect(without).not.toContain('What the strategy noted');
  expect(without).not.toContain('href="#notes"');
});

it('repeats an out-of-sample run by its sweep', async () => {
  const sweep = 'tidemark sweep mine --window 5:20:5 --walk-forward fit=20,test=5';
  const params = { window: { '2020-01-01': 5, '2020-02-03': 10 } };
  const configuration = { ...plain.configuration, params, sweep };
  const page = text(await renderHtml({ ...plain, configuration }, { script }));
  expect(page).toContain(`<code>${sweep}</code>`);
  expect(page).toContain('<code>DIR/out-of-sample</code>');
  expect(page).not.toContain('tidemark run');
  expect(page).not.toContain('since they are tables');
});
