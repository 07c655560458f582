// Journals that were cut off, scribbled on, or are none of ours.

import * as fc from 'fast-check';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sealed } from '../../sweep/ledger/format.js';
import { journalPath } from '../../sweep/ledger/folder.js';
import { jsonText } from '../../sweep/ledger/canonical.js';
import { openLedger } from '../../sweep/ledger/open-ledger.js';
import { rememberRun } from '../../sweep/ledger/single-runs.js';
import { runLine, trialLine } from '../../sweep/ledger/write-line.js';
import { ledgerFolder, soundLedger, trialOf, wordsOf } from './ledger-made.js';

/** What a new study sees of what is there: trials that count, by idea, and what it is warned of. */
function seen(dir: string): { ideas: string[]; warnings: string[] } {
  const warnings: string[] = [];
  const { earlier } = openLedger(dir, (sentence) => warnings.push(sentence)).begin(wordsOf({ search: 'seen' }), false);
  return { ideas: earlier.trials.map(({ idea }) => idea), warnings };
}

const ideasOf = (...numbers: readonly number[]): string[] => numbers.map((number) => trialOf(number).idea).sort();

/** A ledger with one journal of trials. */
function written(...numbers: readonly number[]): { dir: string; path: string } {
  const dir = ledgerFolder();
  soundLedger(dir)
    .begin(wordsOf(), false)
    .append(numbers.map((number) => trialOf(number)));
  return { dir, path: journalPath(dir, '1') };
}

test('cut at any byte of its last two lines, a journal loses what is cut and nothing else, and is not called damaged', () => {
  const { dir, path } = written(1, 2, 3);
  const whole = readFileSync(path);
  const lengths = [1, 2, 3].map((number) => trialLine(trialOf(number)).length);
  const [second, third] = [whole.length - lengths[2] - lengths[1], whole.length - lengths[2]];
  for (let cut = second; cut <= whole.length; cut++) {
    writeFileSync(path, whole.subarray(0, cut));
    const expected = cut === whole.length ? [1, 2, 3] : cut >= third ? [1, 2] : [1];
    expect(seen(dir)).toEqual({ ideas: ideasOf(...expected), warnings: [] });
    // The journal that looking at it began would count too if anything were in it.
    rmSync(journalPath(dir, '2'));
  }
});

test('a search goes on behind a line that was cut at any byte', () => {
  const { dir, path } = written(1, 2);
  const whole = readFileSync(path);
  const last = trialLine(trialOf(2)).length;
  for (let cut = whole.length - last; cut < whole.length; cut += 7) {
    writeFileSync(path, whole.subarray(0, cut));
    const study = soundLedger(dir).begin(wordsOf(), true);
    expect(study.find(trialOf(1).key)).toEqual(trialOf(1).outcome);
    expect(study.find(trialOf(2).key)).toBeUndefined();
    study.append([trialOf(2)]);
    const after = soundLedger(dir).begin(wordsOf(), true);
    expect([1, 2].map((number) => after.find(trialOf(number).key))).toEqual([1, 2].map((n) => trialOf(n).outcome));
    expect(readFileSync(path)).toEqual(whole.subarray(0, cut));
    for (const name of ['2', '3']) rmSync(journalPath(dir, name));
  }
});

test('one byte that is changed costs its own line, which is named, or what stands before it', () => {
  const { dir, path } = written(1, 2, 3);
  const whole = readFileSync(path);
  const begin = whole.indexOf(10) + 1;
  let named = 0;
  fc.assert(
    fc.property(fc.integer({ min: begin, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = Buffer.from(whole);
      bytes[at] ^= change;
      writeFileSync(path, bytes);
      const line = whole.subarray(0, at).filter((byte) => byte === 10).length + 1;
      const { ideas, warnings } = seen(dir);
      rmSync(journalPath(dir, '2'));
      const lost = [1, 2, 3].filter((number) => !ideas.includes(trialOf(number).idea));
      expect(ideas.every((idea) => ideasOf(1, 2, 3).includes(idea))).toBe(true);
      // A line feed that is changed joins a line to the next one.
      const joined = whole[at] === 10;
      expect(lost).toEqual(joined && line < 4 ? [line - 1, line] : [line - 1]);
      const torn = joined && line === 4;
      expect(warnings.length > 0).toBe(!torn);
      // One that becomes a line feed makes two lines of one, of which the first may be empty.
      const own = bytes[at] === 10 ? [line, line + 1] : [line];
      if (!torn) expect(own.some((each) => warnings[0].includes(`1.jsonl:${each} is damaged`))).toBe(true);
      named += warnings.length;
    }),
    { numRuns: 400 },
  );
  expect(named).toBeGreaterThan(300);
});

test('lines of anything at all, in between, change nothing but that they are named', () => {
  const { dir, path } = written(1, 2, 3);
  const lines = readFileSync(path, 'latin1').split('\n').slice(0, -1);
  const anything = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }).map((text) => Buffer.from(text).toString('latin1')),
    fc.json(),
    fc.constantFrom(lines[1].slice(1), lines[2].slice(0, -1), '{"line":"trial","key":"x","crc":"00000000"}', '\0'),
    // Sealed as if it were ours.
    fc.json().map((json) =>
      sealed(jsonText({ line: 'trial', key: json }))
        .toString('latin1')
        .slice(0, -1),
    ),
    fc.constant(
      sealed(jsonText({ line: 'trial', key: 1, idea: { toString: 1 }, moments: 7 }))
        .toString('latin1')
        .trim(),
    ),
  );
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 6 }), fc.nat(2), (garbage, after) => {
      const extra = garbage.map((line) => line.replaceAll('\n', ' '));
      const mixed = [...lines.slice(0, after + 2), ...extra, ...lines.slice(after + 2)];
      writeFileSync(path, `${mixed.join('\n')}\n`, 'latin1');
      const { ideas, warnings } = seen(dir);
      rmSync(journalPath(dir, '2'));
      expect(ideas).toEqual(ideasOf(1, 2, 3));
      expect(warnings[0]).toContain(`1.jsonl:${after + 3} is damaged`);
      expect(warnings).toHaveLength(Math.min(extra.length, 4));
    }),
  );
});

test('a line that is sealed but makes no sense is no trial that was run before', () => {
  const { dir, path } = written(1);
  const { key, idea } = trialOf(2);
  const lie = {
    line: 'trial',
    key,
    idea,
    status: 'done',
    moments: [1, 2, 3, 4, 5],
    values: { fast: [] },
    metrics: [1],
  };
  appendFileSync(path, sealed(jsonText(lie)));
  const study = openLedger(dir, () => {}).begin(wordsOf(), true);
  expect(study.find(key)).toBeUndefined();
});

test('a journal whose head is damaged is named, and another whose head was never written is passed over', () => {
  const { dir, path } = written(1);
  soundLedger(dir)
    .begin(wordsOf({ search: 'second' }), false)
    .append([trialOf(2)]);
  writeFileSync(journalPath(dir, '3'), '');
  writeFileSync(journalPath(dir, '4'), '{"line":"stu');
  const bytes = readFileSync(path);
  bytes[30] ^= 1;
  writeFileSync(path, bytes);
  const { ideas, warnings } = seen(dir);
  expect(ideas).toEqual(ideasOf(2));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/1\.jsonl:1 is damaged, so that nothing in this journal can be counted\.$/);
  expect(existsSync(journalPath(dir, '5'))).toBe(true);
});

test('a run that was cut off costs only itself', () => {
  const dir = ledgerFolder();
  const runs = journalPath(dir, 'runs');
  const line = runLine(wordsOf(), trialOf(2));
  for (const share of [1, 100, line.length - 2]) {
    rmSync(dir, { recursive: true, force: true });
    rememberRun(dir, wordsOf(), trialOf(1));
    appendFileSync(runs, line.subarray(0, share));
    expect(seen(dir)).toEqual({ ideas: ideasOf(1), warnings: [] });
    rememberRun(dir, wordsOf(), trialOf(3));
    const { ideas, warnings } = seen(dir);
    expect(ideas).toEqual(ideasOf(1, 3));
    expect(warnings).toEqual([`${runs}:2 is damaged and is passed over; what it held no longer counts.`]);
  }
});

test('what a newer version wrote is refused, and left as it is', () => {
  const { dir } = written(1);
  const before = readFileSync(journalPath(dir, '1'));
  writeFileSync(join(dir, 'format.json'), '{"format":2}\n');
  const sentence =
    /was written by a newer version of Tidemark \(format 2, this version reads 1\); update Tidemark, or name/;
  expect(() => soundLedger(dir)).toThrow(sentence);
  expect(() => rememberRun(dir, wordsOf(), trialOf(2))).toThrow(sentence);
  expect(readFileSync(journalPath(dir, '1'))).toEqual(before);
  expect(readdirSync(join(dir, 'journals'))).toEqual(['1.jsonl']);
  writeFileSync(join(dir, 'format.json'), '{"format":1}\n');
  writeFileSync(journalPath(dir, '2'), sealed(jsonText({ line: 'study', format: 2 })));
  expect(() => soundLedger(dir).begin(wordsOf(), false)).toThrow(/newer version of Tidemark/);
});

test('what is no ledger is refused in one sentence, and left as it is', () => {
  const dir = ledgerFolder();
  const top = dirname(dir);
  writeFileSync(join(top, 'file'), 'mine');
  expect(() => soundLedger(join(top, 'file'))).toThrow(/file is not a folder; name another with --ledger\.$/);
  expect(() => soundLedger(join(top, 'file', 'below'))).toThrow(
    /cannot be written \(a file stands where a folder is needed\); name another folder with --ledger/,
  );
  expect(() => soundLedger(top)).toThrow(/holds file and no format\.json, so it is no ledger; name an empty or new/);
  expect(readdirSync(top)).toEqual(['file']);
  mkdirSync(dir);
  writeFileSync(join(dir, 'format.json'), '{"format":"one"}');
  expect(() => soundLedger(dir)).toThrow(/format\.json is damaged: it should be \{"format":1\}; write that into it\.$/);
});

test('files in the folder of journals that are none are passed over', () => {
  const { dir, path } = written(1);
  const folder = dirname(path);
  for (const name of ['notes.txt', '0.jsonl', '01.jsonl', '-1.jsonl', '1e3.jsonl'])
    writeFileSync(join(folder, name), 'x');
  mkdirSync(join(folder, '7.jsonl'));
  symlinkSync('/dev/zero', join(folder, '8.jsonl'));
  expect(seen(dir)).toEqual({ ideas: ideasOf(1), warnings: [] });
});

test('a journal is never written into a file that is there, nor through a link', () => {
  const { dir } = written(1);
  const victim = join(dirname(dir), 'victim');
  writeFileSync(victim, 'mine');
  symlinkSync(victim, journalPath(dir, '2'));
  mkdirSync(journalPath(dir, '3'));
  soundLedger(dir)
    .begin(wordsOf({ search: 'next' }), false)
    .append([trialOf(2)]);
  expect(readFileSync(victim, 'utf8')).toBe('mine');
  expect(readdirSync(join(dir, 'journals')).sort()).toEqual(['1.jsonl', '2.jsonl', '3.jsonl', '4.jsonl']);
  expect(seen(dir)).toEqual({ ideas: ideasOf(1, 2), warnings: [] });
});

test('a resumed search whose earlier trials are gone is refused: its verdict would be another', () => {
  const { dir, path } = written(1, 2);
  soundLedger(dir)
    .begin(wordsOf({ search: 'on' }), false)
    .append([trialOf(3)]);
  expect(soundLedger(dir).begin(wordsOf({ search: 'on' }), true).earlier.trials).toHaveLength(2);
  truncateSync(path, readFileSync(path).length - trialLine(trialOf(2)).length);
  expect(() => soundLedger(dir).begin(wordsOf({ search: 'on' }), true)).toThrow(
    /no longer holds what counted as earlier when this search began, .*; run it without --resume\.$/,
  );
  rmSync(path);
  expect(() => soundLedger(dir).begin(wordsOf({ search: 'on' }), true)).toThrow(/run it without --resume/);
});

test('a folder that may not be written to is a clear sentence', ({ skip }) => {
  const { dir } = written(1);
  const folder = join(dir, 'journals');
  chmodSync(folder, 0o500);
  try {
    writeFileSync(join(folder, 'probe'), '');
    skip('this user may write everywhere');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
  }
  expect(() => soundLedger(dir).begin(wordsOf(), false)).toThrow(
    /cannot be written \(it is not allowed\); name another/,
  );
});
