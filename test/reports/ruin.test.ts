// An account that was lost, one that gave no order, and shorts: what the report says of them.

import { expect, it } from 'vitest';
import { buildReport } from '../../reports/build.js';
import { SHOWN } from './shown.js';
import type { Report } from '../../reports/report.js';
import { CONFIGURATION, type Line, runScript, toyFeed } from './toy.js';

const RENDER = [SHOWN.text, SHOWN.md, SHOWN.json, SHOWN.html];

function made(close: readonly number[], script: readonly Line[]): Report {
  const feed = toyFeed([{ close }]);
  const run = runScript(feed, script);
  return buildReport({ configuration: CONFIGURATION, feed, run, fingerprint: '', version: '0.1.0' });
}

const plain = (text: string): string => text.replaceAll(/[\s\\]+/g, ' ');

it('a lost account is told with its date before any figure, however it is shown', async () => {
  // 6000 units sold short at 10: the account is worth nothing at 26 2/3.
  const lost = made([10, 10, 20, 40, 12], [[0, 0, -6000]]);
  expect(Math.min(...lost.run.equity)).toBeLessThan(0);
  for (const render of RENDER) {
    const text = plain(await render(lost));
    expect(text).toContain('equity fell to zero or below on 2024-01-05.');
    if (render !== SHOWN.json) expect(text.indexOf('The account was lost')).toBeLessThan(text.indexOf('Total return'));
    expect(plain(await render(made([10, 10, 20, 12], [[0, 0, -6000]])))).not.toContain('account was lost');
  }
});

it('shorts are held without a margin call, and that is said; of longs it is not', () => {
  const margin = 'Optimistic: AAA: there is no margin call: a short position is kept whatever it has lost.';
  expect(made([10, 10, 11], [[0, 0, -100]]).assumptions).toContain(margin);
  expect(made([10, 10, 11], [[0, 0, 100]]).assumptions).not.toContain(margin);
});

it('a run without orders says so, and not that all were filled', async () => {
  for (const render of RENDER.filter((each) => each !== SHOWN.json)) {
    const text = plain(await render(made([10, 10, 11], [])));
    expect(text).toContain('No order was given.');
    expect(text).not.toMatch(/very order was filled whole/);
    expect(plain(await render(made([10, 10, 11], [[0, 0, 100]])))).toMatch(/very order was filled whole/);
  }
});
