// Where the ledger lies, and that a run is never lost for one that cannot take it.

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ledgerFolder, ledgerOf } from '../../cli/ledger-folder.js';
import { recordRun } from '../../cli/record-run.js';
import { trialOf, wordsOf } from '../sweep/ledger-made.js';
import { emptyFolder } from './tidemark.js';

/** Sets variables of the environment for one test; undefined takes one away. */
function environment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** What is written to standard error meanwhile. */
function said(): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  onTestFinished(() => spy.mockRestore());
  return lines;
}

test('the option wins over the environment, which wins over the data folder', () => {
  environment({ TIDEMARK_LEDGER: '/from/environment', XDG_DATA_HOME: '/data' });
  expect(ledgerFolder('mine')).toBe('mine');
  expect(ledgerFolder(undefined)).toBe('/from/environment');
  environment({ TIDEMARK_LEDGER: undefined });
  expect(ledgerFolder(undefined)).toBe(join('/data', 'tidemark', 'ledger'));
  environment({ TIDEMARK_LEDGER: '' });
  expect(ledgerFolder(undefined)).toBe(join('/data', 'tidemark', 'ledger'));
});

test.each([
  ['linux', ['.local', 'share']],
  ['darwin', ['Library', 'Application Support']],
  ['win32', ['AppData', 'Local']],
] as const)('on %s it lies where programs keep what users would miss', (platform, path) => {
  // A data folder that is not absolute is none, as its specification has it.
  environment({ TIDEMARK_LEDGER: undefined, XDG_DATA_HOME: 'data', LOCALAPPDATA: undefined });
  const { platform: real } = process;
  Object.defineProperty(process, 'platform', { value: platform });
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: real }));
  expect(ledgerFolder(undefined)).toBe(join(homedir(), ...path, 'tidemark', 'ledger'));
});

test('none remembers nothing, whoever says it', async () => {
  const here = emptyFolder();
  environment({ TIDEMARK_LEDGER: 'none', XDG_DATA_HOME: here });
  expect(ledgerFolder(undefined)).toBeUndefined();
  expect(ledgerFolder('none')).toBeUndefined();
  const study = (await ledgerOf('none')).begin(wordsOf(), false);
  study.append([trialOf(1)]);
  study.end();
  await recordRun(undefined, async () => [wordsOf(), trialOf(1)]);
  expect(readdirSync(here)).toEqual([]);
});

test('a run is found by the sweep that follows it', async () => {
  const dir = join(emptyFolder(), 'ledger');
  const lines = said();
  await recordRun(dir, async () => [wordsOf(), trialOf(1)]);
  await recordRun(dir, async () => [wordsOf(), trialOf(2)]);
  const study = (await ledgerOf(dir)).begin(wordsOf(), true);
  expect(study.earlier.trials).toHaveLength(2);
  expect(study.find(trialOf(1).key)).toEqual(trialOf(1).outcome);
  study.close();
  expect(lines).toEqual([]);
});

test('a ledger that cannot be written is a warning for a run, and an error for a sweep', async () => {
  const file = join(emptyFolder(), 'file');
  writeFileSync(file, 'mine');
  const lines = said();
  await recordRun(file, async () => [wordsOf(), trialOf(1)]);
  expect(lines).toEqual([
    `This run is not remembered: The ledger ${file} is not a folder; name another with --ledger.\n`,
  ]);
  await expect(ledgerOf(file)).rejects.toThrow(/is not a folder/);
  expect(existsSync(join(file, 'format.json'))).toBe(false);
});

test('what is damaged is told on one line', async () => {
  const dir = join(emptyFolder(), 'ledger\nof mine');
  await recordRun(dir, async () => [wordsOf(), trialOf(1)]);
  writeFileSync(join(dir, 'journals', 'runs.jsonl'), 'scribble\n', { flag: 'a' });
  const lines = said();
  (await ledgerOf(dir)).begin(wordsOf(), false).close();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]*runs\.jsonl:2 is damaged and is passed over; what it held no longer counts\.\n$/);
});
