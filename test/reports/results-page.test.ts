// docs/results.md says what the files of a result hold.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CASH_FLOW_KINDS, strategy, simulate } from '../../engine/index.js';
import { buildReport } from '../../reports/build.js';
import { RESULT_FILES } from '../../reports/files.js';
import type { Report } from '../../reports/report.js';
import { CONFIGURATION, runScript, toyFeed } from './toy.js';

const PAGE = readFileSync(new URL('../../docs/results.md', import.meta.url), 'utf8');

/** The names in the first column of the table below a heading. */
function listed(heading: string): string[] {
  const [, section = ''] = PAGE.split(new RegExp(`\n##+ ${heading}\n`));
  const [body] = section.split(/\n##+ /);
  return [...body.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
}

function report(): Report {
  const owed = { row: 2, kind: 'dividend' as const, value: 1, payRow: 3 };
  const feed = toyFeed([{ close: [10, 10, 9, 9], actions: [owed] }]);
  const run = runScript(feed, [[0, 0, 100]]);
  return buildReport({ configuration: CONFIGURATION, feed, run, fingerprint: 'f00d', version: '0.1.0' });
}

it('names every file, and every column of it in order', async () => {
  const files = PAGE.split('\n## ')[0];
  for (const [name, render] of Object.entries(RESULT_FILES)) {
    expect(files).toContain(`| \`${name}\``);
    const text = await render(report());
    const names = name === 'run.json' ? Object.keys(JSON.parse(text)) : text.split('\n')[0].split(',');
    expect(listed(name)).toEqual(names);
  }
});

it('names every kind of change of cash, in order', () => {
  expect(listed('kind')).toEqual([...CASH_FLOW_KINDS]);
});

it('tells of what is owed as it is', async () => {
  const text = await RESULT_FILES['positions.csv'](report());
  expect(text.split('\n').filter((line) => line.includes(':'))).toEqual(['2024-01-04,AAA:receivable,100,1,100,0']);
});

it('tells of an order that waited through a split as it is', async () => {
  const half = { row: 2, kind: 'split' as const, value: 2, payRow: 2 };
  const feed = toyFeed([{ close: [11, 11, 5.5, 4.9], actions: [half] }]);
  const waits = strategy({
    about: 'Waits with a limit.',
    params: {},
    prepare:
      (_, { assets: [asset] }) =>
      (ctx) => {
        if (ctx.bar === 0) ctx.order({ asset, side: 1, quantity: 1000, type: 'limit', limit: 10, tif: 'gtc' });
      },
  });
  const run = simulate(waits, feed, { cash: 100_000 });
  const text = await RESULT_FILES['orders.csv']({ ...report(), feed, run });
  expect([...run.fills].map(({ quantity, price }) => [quantity, price])).toEqual([[2000, 4.9]]);
  expect(text.split('\n')[1]).toBe('1,2024-01-02,AAA,buy,limit,1000,10,,gtc,filled,2000,,,,strategy,,');
});
