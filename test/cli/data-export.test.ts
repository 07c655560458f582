// `tidemark data export`: what it asks for, what it says, and that a run on what it wrote tells the basis.

import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { dataExport } from '../../cli/commands/data-export.js';
import { COMMANDS } from '../../cli/commands.js';
import { EXPORTED } from '../../data/adjusted/in-basis.js';
import { load } from '../../data/index.js';
import { temporaryFolder } from '../data/temporary.js';

const folder = temporaryFolder();
folder.write(
  'source/bars/510300.csv',
  'date,close',
  '2024-01-02,4',
  '2024-01-03,4.1',
  '2024-01-04,4',
  '2024-01-05,4.02',
);
folder.write('source/actions.csv', 'symbol,ex_date,kind,value,pay_date', '510300,2024-01-04,dividend,0.1,');
const source = join(folder.path, 'source');
const call = (given: Record<string, string>) => dataExport({ words: [source], given });
afterEach(() => vi.restoreAllMocks());

it('asks for a basis that there is, a format and a folder', async () => {
  const out = join(folder.path, 'none');
  await expect(call({ out })).rejects.toThrow(/--basis with one of raw, split-adjusted, total-return, forward/);
  await expect(call({ out, basis: 'subtractive' })).rejects.toThrow(/--basis is "subtractive"/);
  await expect(call({ basis: 'forward' })).rejects.toThrow(/--out/);
  await expect(call({ basis: 'forward', out, as: 'xlsx' })).rejects.toThrow(/--as is "xlsx"/);
  expect(COMMANDS['data export'].options.basis.choices).toEqual(EXPORTED);
});

it('says what it wrote, and that prices adjusted back know the future', async () => {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const out = join(folder.path, 'total');
  expect(await call({ basis: 'total-return', out })).toBe(0);
  expect(said.join('')).toMatch(/holds 510300 \(total-return\): 4 bars; 1 action is in the prices/);
  expect(said.join('')).toMatch(/for display: .* they know the future/);
  const { notes } = await load([out]);
  expect(notes.join(' ')).toMatch(/510300: its prices are adjusted back/);
});
