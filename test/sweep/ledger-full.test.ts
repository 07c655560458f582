// A disk that is full, and one that cannot be written to: a small file system is mounted where that is allowed.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { journalPath } from '../../sweep/ledger/folder.js';
import { rememberRun } from '../../sweep/ledger/single-runs.js';
import { soundLedger, trialOf, wordsOf } from './ledger-made.js';

/** Programs of the system. */
const [MOUNT, UNMOUNT] = ['mount', 'umount'];

/** A file system of so many KB; undefined where this user may mount none. */
function smallDisk(size: number): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'tidemark-disk-'));
  onTestFinished(() => rmSync(disk, { recursive: true, force: true }));
  try {
    execFileSync(MOUNT, ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  // At once, also where a test that failed has left a file open.
  onTestFinished(() => void execFileSync(UNMOUNT, ['-l', disk]));
  return disk;
}

const FULL =
  /cannot be written \(the disk is full\); free some space and go on with --resume: nothing that it held is lost\.$/;
const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => trialOf(from + i));

test('a full disk is a clear sentence, and what was written before stays', ({ skip }) => {
  const disk = smallDisk(64);
  if (disk === undefined) return skip('no file system can be mounted here');
  const dir = join(disk, 'ledger');
  const study = soundLedger(dir).begin(wordsOf(), false);
  study.append(many(0, 10));
  const before = readFileSync(journalPath(dir, '1'));
  expect(() => study.append(many(10, 200))).toThrow(FULL);
  expect(readFileSync(journalPath(dir, '1'))).toEqual(before);
  // What fits is still taken, and what does not leaves no half.
  study.append(many(10, 2));
  writeFileSync(join(disk, 'filler'), '');
  try {
    for (;;) writeFileSync(join(disk, 'filler'), Buffer.alloc(1024), { flag: 'a' });
  } catch {
    // Now it is full.
  }
  expect(() => study.append(many(12, 30))).toThrow(FULL);
  expect(() => soundLedger(dir).begin(wordsOf({ configuration: { long: 'x'.repeat(9000) } }), false)).toThrow(FULL);
  expect(() => rememberRun(dir, wordsOf(), trialOf(1))).toThrow(FULL);
  expect(() => soundLedger(join(disk, 'another'))).toThrow(FULL);
  expect(readdirSync(join(dir, 'journals')).filter((name) => name !== 'runs.jsonl')).toEqual(['1.jsonl']);
  rmSync(join(disk, 'filler'));
  const after = soundLedger(dir).begin(wordsOf(), true);
  for (const { key, outcome } of many(0, 12)) {
    expect(after.find(key)).toEqual(outcome.status === 'stopped' ? undefined : outcome);
  }
  after.append(many(12, 3));
  const next = soundLedger(dir).begin(wordsOf({ search: 'next' }), false);
  expect(next.earlier.trials).toHaveLength(15);
  // A disk that holds an open file cannot be taken away.
  for (const each of [study, after, next]) each.close();
});

test('a disk that cannot be written to is a clear sentence', ({ skip }) => {
  const disk = smallDisk(256);
  if (disk === undefined) return skip('no file system can be mounted here');
  const dir = join(disk, 'ledger');
  const study = soundLedger(dir).begin(wordsOf(), false);
  study.append(many(0, 3));
  study.close();
  mkdirSync(join(disk, 'empty'));
  execFileSync(MOUNT, ['-o', 'remount,ro', disk]);
  const sentence =
    /cannot be written \(nothing can be written there\); name another folder with --ledger, or "--ledger none"/;
  expect(() => soundLedger(dir).begin(wordsOf(), false)).toThrow(sentence);
  expect(() => soundLedger(join(disk, 'empty'))).toThrow(sentence);
  expect(() => rememberRun(dir, wordsOf(), trialOf(1))).toThrow(sentence);
});
