// docs/indicators.md lists what there is, says how many bars each needs, and its example is a file that runs.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import weeklyTrend from '../../docs/examples/weekly-trend.js';
import * as indicators from '../../engine/indicators/index.js';
import { simulate } from '../../engine/index.js';
import { MARKETS } from '../golden/markets.js';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = file('docs/indicators.md');

/** What stands in code in the first column of the tables, without its arguments. */
const listed = [...page.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell]) =>
  [...cell.matchAll(/`(\w+)\(([^`]*)\)`/g)].map(([, name, given]) => ({ name, given })),
);

test('the page has every indicator once', () => {
  expect(listed.map(({ name }) => name).toSorted()).toEqual(Object.keys(indicators).toSorted());
});

test('the page gives each as many arguments as it has to have', () => {
  const functions = new Map<string, (...given: never[]) => unknown>(Object.entries(indicators));
  for (const { name, given } of listed) {
    const top = given.replaceAll(/\{[^}]*\}|\[[^\]]*\]|\(.*/g, '_').split(',').length;
    expect(top, `${name}(${given})`).toBeGreaterThanOrEqual(functions.get(name)!.length);
  }
});

test('the example is the file that is named above it, and trades in rising weeks only', () => {
  const blocks = [...page.matchAll(/`([^`]+\.ts)`:\n\n```ts\n([^]*?)\n```/g)];
  expect(blocks).toHaveLength(1);
  for (const [, path, code] of blocks) expect(file(path).trim()).toBe(code.trim());
  const { fills, equity } = simulate(weeklyTrend, MARKETS['sp500-2000'], { cash: 1_000_000 });
  expect(fills.length).toBeGreaterThan(20);
  expect(Math.min(...equity)).toBeGreaterThan(0);
});
