// The page about fill models says what the table holds, and its example is a file that runs.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { FILL_MODELS, makeFillModel } from '../../engine/index.js';
import { fillModelOf } from '../../engine/fill-models/index.js';
import { moment } from './fill-moments.js';
import openingCost from '../../docs/examples/opening-cost.js';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = file('docs/fill-models.md');

it('the page lists every model with its params and their defaults', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\|[^|]*\| *([^|]*?) *\|$/gm)].map(([, name, params]) => [
    name,
    params,
  ]);
  const expected = Object.entries(FILL_MODELS).map(([name, { params }]) => [
    name,
    Object.entries(params)
      .map(([param, declared]) => `\`${param}\` (${declared.default})`)
      .join(', '),
  ]);
  expect(rows).toEqual(expected);
});

it('the page names every field of a moment', () => {
  for (const field of Object.keys(moment({}))) expect(page).toContain(`\`${field}\``);
});

it('the example stands in the file that is named above it, and is a model', () => {
  const [, path, code] = /`([^`]+\.ts)`:\n\n```ts\n([^]*?)\n```/.exec(page)!;
  expect(file(path).trim()).toBe(code.trim());
  const model = fillModelOf(makeFillModel(openingCost, { bps: 4 }, 'opening-cost'));
  expect(model.cost(moment({ price: 50, at: 'open' }))).toBeCloseTo(0.04, 12);
  expect(model.cost(moment({ price: 50, at: 'close' }))).toBeCloseTo(0.02, 12);
});
