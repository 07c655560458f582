// Ledgers that several processes write and read at once, and processes that are killed while they write.

import { build } from 'esbuild';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLedger } from '../../sweep/ledger/read-ledger.js';
import { trialLine } from '../../sweep/ledger/write-line.js';
import { ledgerFolder, soundLedger } from './ledger-made.js';
import { named, numbered } from './ledger-writer.js';

const top = mkdtempSync(join(tmpdir(), 'tidemark-ledger-writer-'));
const WRITER = join(top, 'writer.mjs');
afterAll(() => rmSync(top, { recursive: true, force: true }));
beforeAll(async () => {
  const source = fileURLToPath(new URL('ledger-writer.ts', import.meta.url));
  const absWorkingDir = fileURLToPath(new URL('../..', import.meta.url));
  await build({ absWorkingDir, entryPoints: [source], outfile: WRITER, bundle: true, platform: 'node', format: 'esm' });
});

const start = (...words: readonly (string | number)[]): ChildProcess =>
  spawn(process.execPath, [WRITER, ...words.map(String)], { stdio: ['ignore', 'pipe', 'pipe'] });

/** What a process said until its end, and how that came about. */
async function ended(child: ChildProcess): Promise<{ out: string; err: string; signal: NodeJS.Signals | null }> {
  let [out, err] = ['', ''];
  child.stdout!.on('data', (text) => (out += text));
  child.stderr!.on('data', (text) => (err += text));
  await once(child, 'close');
  return { out, err, signal: child.signalCode };
}

const lines: Buffer[] = [];
const lineOf = (number: number): Buffer => (lines[number] ??= trialLine(numbered(number)));

/** Every trial in a ledger, by its number; fails where a line is damaged. */
function numbersIn(dir: string): number[] {
  const found: number[] = [];
  const fail = (sentence: string) => {
    throw new Error(sentence);
  };
  readLedger(
    dir,
    () => true,
    fail,
    (_, trial) => {
      const number = Number(trial.values.fast);
      // As lines, since comparing columns one by one takes longer than all the rest.
      if (!trialLine(trial).equals(lineOf(number))) expect(trial).toEqual(numbered(number));
      found.push(number);
    },
  );
  return found.sort((a, b) => a - b);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

test('a writer that is killed again and again loses nothing that it had said to be written', async () => {
  const dir = ledgerFolder();
  const COUNT = 3000;
  let acknowledged = 0;
  let kills = 0;
  let done = '';
  for (let round = 0; done === ''; round++) {
    const child = start('sweep', dir, 'killed', COUNT, 50);
    let lines = 0;
    let reached = 0;
    child.stdout!.on('data', (text) => {
      for (const line of String(text).split('\n').slice(0, -1)) {
        if (/^\d+$/.test(line)) reached = Number(line);
        // Only what is new is writing; what is found goes by.
        if (reached > acknowledged) lines++;
      }
      if (lines > 2 + (round % 5) && round < 8) child.kill('SIGKILL');
    });
    const { out, err, signal } = await ended(child);
    expect(err).toBe('');
    acknowledged = Math.max(acknowledged, ...(out.match(/^\d+$/gm) ?? []).map(Number));
    if (signal === 'SIGKILL') kills++;
    else done = out;
    const there = numbersIn(dir);
    expect(there.slice(0, acknowledged)).toEqual(upTo(acknowledged));
  }
  expect(kills).toBeGreaterThanOrEqual(4);
  console.log(`${kills} kills hit a ledger that was being written`);
  expect(numbersIn(dir)).toEqual(upTo(COUNT));
  expect(Number(/cached (\d+)/.exec(done)?.[1])).toBeGreaterThan(0);
  const [study, ...others] = readLedger(
    dir,
    () => true,
    () => {},
    () => {},
  )!;
  expect({ state: study.state, trials: study.trials, others }).toEqual({
    state: 'complete',
    trials: COUNT,
    others: [],
  });
});

test('two sweeps that begin at once in a new ledger have a journal each', async () => {
  const dir = ledgerFolder();
  const all = ['a', 'b', 'c'].map((search) => ended(start('sweep', dir, search, 400, 20)));
  const cached: number[] = [];
  for (const { out, err, signal } of await Promise.all(all)) {
    expect({ err, signal }).toEqual({ err: '', signal: null });
    cached.push(Number(/cached (\d+)/.exec(out)?.[1]));
  }
  const studies = readLedger(
    dir,
    () => true,
    () => {},
    () => {},
  )!;
  const found = studies.sort((a, b) => (a.words.search < b.words.search ? -1 : 1));
  // What one had finished when another began is not run again.
  expect(found.map(({ words, state, trials }, i) => [words.search, state, trials + cached[i]])).toEqual([
    ['a', 'complete', 400],
    ['b', 'complete', 400],
    ['c', 'complete', 400],
  ]);
  expect(soundLedger(dir).begin(named('after'), false).earlier.trials).toHaveLength(400);
});

test('two that go on with the same search at once do not hurt each other', async () => {
  const dir = ledgerFolder();
  soundLedger(dir)
    .begin(named('same'), false)
    .append([numbered(0), numbered(1)]);
  const both = [1, 2].map(() => ended(start('sweep', dir, 'same', 500, 10)));
  for (const { err, signal } of await Promise.all(both)) expect({ err, signal }).toEqual({ err: '', signal: null });
  expect(numbersIn(dir)).toEqual(upTo(500));
});

test('single runs of several processes at once are all remembered', async () => {
  const dir = ledgerFolder();
  const all = [0, 1, 2, 3].map((each) => ended(start('runs', dir, each * 300, 300)));
  for (const { err, signal } of await Promise.all(all)) expect({ err, signal }).toEqual({ err: '', signal: null });
  expect(numbersIn(dir)).toEqual(upTo(1200));
});

test('who reads while others write sees whole trials, ever more of them', async () => {
  const dir = ledgerFolder();
  const writers = [start('sweep', dir, 'read', 3000, 7), start('runs', dir, 3000, 400)];
  const finished = Promise.all(writers.map(ended));
  const running = new Set(writers);
  void finished.then(() => running.clear());
  let readings = 0;
  let between = 0;
  let before = 0;
  while (running.size > 0) {
    const { length } =
      readLedger(
        dir,
        () => true,
        () => {},
        () => {},
      ) === undefined
        ? []
        : numbersIn(dir);
    expect(length).toBeGreaterThanOrEqual(before);
    readings++;
    if (length > before && length < 3400) between++;
    before = length;
    await new Promise((done) => setImmediate(done));
  }
  for (const { err, signal } of await finished) expect({ err, signal }).toEqual({ err: '', signal: null });
  expect(between).toBeGreaterThan(0);
  console.log(`${readings} readings, ${between} of them in the middle of the writing`);
  expect(numbersIn(dir)).toEqual(upTo(3400));
});
