// docs/market-rules.md says what the code says: its tables are written from the facts, and its example is read and applied.
// `TIDEMARK_GOLDEN=update npx vitest run test/data/market-rules-page.test.ts` writes the tables anew; no other run ever writes.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { instrumentOf, readRules, unmatched, withRules } from '../../data/index.js';
import { COLUMNS } from '../../data/rules/columns.js';
import type { Instrument, Terms } from '../../engine/index.js';
import { marketRulesTables } from './market-rules-tables.js';

const path = fileURLToPath(new URL('../../docs/market-rules.md', import.meta.url));
const page = readFileSync(path, 'utf8');
const [BEGIN, END] = ['<!-- tables: begin -->', '<!-- tables: end -->'];

it('has the tables of the code (TIDEMARK_GOLDEN=update writes them anew)', async () => {
  const [before, after] = [page.slice(0, page.indexOf(BEGIN)), page.slice(page.indexOf(END))];
  const whole = `${before}${BEGIN}\n\n${marketRulesTables()}\n\n${after}`;
  const written = await format(whole, { ...(await resolveConfig(path)), parser: 'markdown' });
  if (process.env.TIDEMARK_GOLDEN === 'update') writeFileSync(path, written);
  expect(written).toBe(readFileSync(path, 'utf8'));
});

it('lists every column of a rule file', () => {
  const rows = page.slice(page.indexOf('| column'), page.indexOf('Its errors name'));
  const named = [...rows.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
  const columns = [...Object.keys(COLUMNS), 'source'];
  expect(named.filter((name) => !['none', 'yes', 'no'].includes(name)).sort()).toEqual(columns.sort());
});

it('shows a rule file that does what the page says of it', () => {
  const [, name, example] = /`([^`]+\.csv)`:\n\n```csv\n([^]*?)```/.exec(page)!;
  expect(example).toBe(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
  const rules = readRules(example, name);
  const on = (instrument: Instrument, day: string): Terms =>
    withRules(instrument, rules).terms.findLast(({ from }) => from <= Date.parse(`${day}T00:00:00Z`))!;
  const hang = instrumentOf('513180');
  const spy = instrumentOf('SPY', { market: 'XNYS', kind: 'etf' });
  expect(on(hang, '2023-12-31')).toMatchObject({ priceLimit: 0.1, commission: 0.00025, commissionMinimum: 5 });
  expect(on(hang, '2024-06-30')).toMatchObject({ priceLimit: NaN, commission: 0.00025, commissionMinimum: 5 });
  expect(on(hang, '2024-07-01')).toMatchObject({ priceLimit: NaN, commission: 0.00005, commissionMinimum: 0.1 });
  expect(on(hang, '2025-01-01')).toMatchObject({ priceLimit: 0.1, commission: 0.00005 });
  expect(on(spy, '2024-07-01')).toMatchObject({ commissionPerUnit: 0.0035, commissionMinimum: 0.35, withholding: 0.1 });
  expect(unmatched(rules, [hang, spy])).toEqual([]);
});
