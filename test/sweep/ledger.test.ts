// The ledger against a plain list in memory: whatever is begun, written, killed and gone on with, in whatever order.

import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earlierHash } from '../../sweep/ledger/earlier.js';
import { journalPath } from '../../sweep/ledger/folder.js';
import type { Earlier, Remembered, Study, StudyWords } from '../../sweep/ledger/ledger.js';
import { noLedger } from '../../sweep/ledger/no-ledger.js';
import { rememberRun } from '../../sweep/ledger/single-runs.js';
import { sharpeOf } from '../../sweep/measure.js';
import { ledgerFolder, soundLedger, tear, trialOf, wordsOf } from './ledger-made.js';

/** One journal as it is remembered here; number 0 is that of single runs. */
interface Noted {
  readonly number: number;
  readonly root: number;
  readonly words: StudyWords;
  readonly trials: Remembered[];
  earlier: Earlier;
  ended: boolean;
}

/** Their texts differ in length, and so do the outcomes on them. */
const WINDOWS: readonly (readonly [string, string])[] = [
  ['2020-01-02', '2021-12-31'],
  ['2020-01-02', '2022-01-04'],
  ['2022-01-04', '2022-12-30T07:00:00.000Z'],
];

/** The words of a search: all of it depends on its number. */
const search = (number: number): StudyWords =>
  wordsOf({
    strategy: ['sma-cross', 'rotation'][number % 2],
    window: WINDOWS[number % 3],
    search: `search ${number}`,
  });

/** What counts as earlier, by the words of the specification. */
function plainEarlier(all: readonly Noted[], words: StudyWords): Earlier['trials'] {
  const found: Record<string, { trial: Remembered; sharpe: number }> = {};
  for (const study of all) {
    const [from, to] = study.words.window;
    const overlaps =
      from.slice(0, 10) <= words.window[1].slice(0, 10) && words.window[0].slice(0, 10) <= to.slice(0, 10);
    if (study.words.strategy !== words.strategy || !overlaps) continue;
    for (const trial of study.trials) {
      const { status, moments } = trial.outcome;
      const sharpe = status === 'done' ? sharpeOf(moments) : Number.NaN;
      const former = found[trial.idea];
      const isBetter = !former || weightOf(trial) > weightOf(former.trial);
      if (isBetter) found[trial.idea] = { trial, sharpe };
    }
  }
  return Object.keys(found)
    .sort()
    .map((idea) => ({ idea, status: found[idea].trial.outcome.status, sharpe: found[idea].sharpe }));
}

/** More where an outcome is on more returns, and then where its key is smaller. */
const weightOf = ({ outcome, key }: Remembered): number =>
  ({ done: 1 + outcome.moments[0], failed: 0, stopped: -1 })[outcome.status] -
  Number.parseInt(key.slice(0, 10), 16) / 2 ** 40;

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('begin'), search: fc.nat(5), resume: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('append'), of: fc.nat(9), from: fc.nat(12), count: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end'), of: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('kill'), of: fc.nat(9), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('run'), search: fc.nat(5), from: fc.nat(12) }) },
);

type Step = Partial<{
  do: string;
  search: number;
  resume: boolean;
  of: number;
  from: number;
  count: number;
  share: number;
}>;

function play(steps: readonly Step[]): void {
  const top = mkdtempSync(join(tmpdir(), 'tidemark-ledger-'));
  try {
    const dir = join(top, 'ledger');
    const all: Noted[] = [];
    const open: { study: Study; noted: Noted }[] = [];
    for (const { do: what, search: which = 0, resume = false, of = 0, from = 0, count = 0, share = 0 } of steps) {
      const at = open.length > 0 ? of % open.length : 0;
      const words = search(which);
      const trials = Array.from({ length: count }, (_, i) => trialOf(from + i, words.window.join()));
      if (what === 'begin') {
        const study = soundLedger(dir).begin(words, resume);
        const same = all.filter((each) => each.words.search === words.search && each.number > 0);
        const ended = new Set(same.filter((each) => each.ended).map((each) => each.root));
        const before = resume ? same.findLast((each) => !ended.has(each.root)) : undefined;
        const number = Math.max(0, ...all.map((each) => each.number)) + 1;
        const earlier = before?.earlier ?? { trials: plainEarlier(all, words), hash: '' };
        expect(study.earlier.trials).toEqual(earlier.trials);
        expect(study.earlier.hash).toBe(earlierHash(earlier.trials));
        const known = all.filter((each) => each.words.strategy === words.strategy || each.number === 0);
        for (let i = 0; i < 16; i++) {
          for (const window of WINDOWS) {
            const { key } = trialOf(i, window.join());
            const remembered = known.findLast((each) => each.trials.some((trial) => trial.key === key));
            const { outcome } = trialOf(i, window.join());
            const expected = resume && remembered && outcome.status !== 'stopped' ? outcome : undefined;
            expect(study.find(key)).toEqual(expected);
          }
        }
        const noted = { number, root: before?.root ?? number, words, trials: [], earlier, ended: false };
        all.push(noted);
        open.push({ study, noted });
      } else if (what === 'run') {
        const trial = trialOf(from, words.window.join());
        rememberRun(dir, words, trial);
        all.push({ number: 0, root: 0, words, trials: [trial], earlier: { hash: '', trials: [] }, ended: true });
      } else if (open.length > 0) {
        const { study, noted } = open[at];
        if (what === 'append') {
          const own = trials.map((_, i) => trialOf(from + i, noted.words.window.join()));
          study.append(own);
          noted.trials.push(...own);
        } else {
          open.splice(at, 1);
          if (what === 'end') study.end();
          else tear(journalPath(dir, String(noted.number)), trialOf(from, 'torn'), share);
          noted.ended = what === 'end';
        }
      }
    }
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

test('whatever is begun, written, killed and resumed: earlier trials and outcomes are those of a plain list', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 14 }), (steps) => play(steps as Step[])),
    { numRuns: 150 },
  );
});

test('an outcome comes back with every bit', () => {
  const dir = ledgerFolder();
  const trials = Array.from({ length: 30 }, (_, i) => trialOf(i)).filter(({ outcome }) => outcome.status !== 'stopped');
  const study = soundLedger(dir).begin(wordsOf(), false);
  study.append(trials);
  study.end();
  const again = soundLedger(dir).begin(wordsOf({ search: 'another' }), true);
  for (const { key, outcome } of trials) {
    const found = again.find(key)!;
    expect(found).toEqual(outcome);
    for (const name of ['metrics', 'moments', 'cells', 'squares'] as const) {
      expect(Array.from(found[name], (x) => [x, Object.is(x, -0)])).toEqual(
        Array.from(outcome[name], (x) => [x, Object.is(x, -0)]),
      );
    }
  }
  expect(again.find(trialOf(99).key)).toBeUndefined();
});

test('a point that was stopped early is an idea that was tried, and no outcome, whether before or after it was run to the end', () => {
  const stopped = { ...trialOf(1), outcome: trialOf(5).outcome };
  expect(stopped.outcome.status).toBe('stopped');
  for (const [first, second] of [
    [stopped, trialOf(1)],
    [trialOf(1), stopped],
  ]) {
    const dir = ledgerFolder();
    soundLedger(dir)
      .begin(wordsOf({ search: 'halving' }), false)
      .append([first, trialOf(16)]);
    soundLedger(dir)
      .begin(wordsOf({ search: 'another' }), false)
      .append([second]);
    const study = soundLedger(dir).begin(wordsOf(), true);
    expect(study.find(trialOf(1).key)).toEqual(trialOf(1).outcome);
    expect(study.find(trialOf(16).key)).toBeUndefined();
    const statuses = study.earlier.trials.map(({ idea, status }) => [idea, status]);
    expect(Object.fromEntries(statuses)).toEqual({ [trialOf(1).idea]: 'done', [trialOf(16).idea]: 'stopped' });
  }
});

test('of many outcomes each is found, and no other', () => {
  const dir = ledgerFolder();
  const trials = Array.from({ length: 2500 }, (_, i) => trialOf(i)).filter(
    ({ outcome }) => outcome.status !== 'stopped',
  );
  soundLedger(dir).begin(wordsOf(), false).append(trials);
  const study = soundLedger(dir).begin(wordsOf(), true);
  const figures = (outcome: Remembered['outcome'] | undefined) => outcome && [...outcome.moments, outcome.error].join();
  for (const { key, outcome } of trials) expect(figures(study.find(key))).toBe(figures(outcome));
  for (let i = 2500; i < 4000; i++) expect(study.find(trialOf(i).key)).toBeUndefined();
});

test('columns that are views of a larger one are written as themselves', () => {
  const dir = ledgerFolder();
  const trial = trialOf(1);
  const all = new Float64Array(200);
  all.set(trial.outcome.cells, 50);
  const study = soundLedger(dir).begin(wordsOf(), false);
  study.append([{ ...trial, outcome: { ...trial.outcome, cells: all.subarray(50, 114) } }]);
  expect(soundLedger(dir).begin(wordsOf(), true).find(trial.key)).toEqual(trial.outcome);
});

test('figures are found by name: those of a study that had more of them will do, those of one that had fewer will not', () => {
  const dir = ledgerFolder();
  const study = soundLedger(dir).begin(wordsOf(), false);
  study.append([trialOf(1)]);
  const { metrics } = trialOf(1).outcome;
  const asked = (...names: string[]) =>
    soundLedger(dir)
      .begin(wordsOf({ metrics: names, search: names.join() }), true)
      .find(trialOf(1).key)?.metrics;
  expect(asked('profitFactor', 'sharpe')).toEqual(Float64Array.of(metrics[2], metrics[0]));
  expect(asked('sharpe', 'cagr')).toBeUndefined();
});

test('without resuming nothing is found, and with other data nothing is', () => {
  const dir = ledgerFolder();
  soundLedger(dir)
    .begin(wordsOf(), false)
    .append([trialOf(1)]);
  const find = (words: StudyWords, resume: boolean) => soundLedger(dir).begin(words, resume).find(trialOf(1).key);
  expect(find(wordsOf(), true)).toEqual(trialOf(1).outcome);
  expect(find(wordsOf(), false)).toBeUndefined();
  expect(find(wordsOf({ fingerprint: 'other' }), true)).toBeUndefined();
  expect(find(wordsOf({ sourceHash: 'other' }), true)).toBeUndefined();
  expect(find(wordsOf({ universe: ['510300'] }), true)).toBeUndefined();
});

test('no ledger remembers nothing', () => {
  const study = noLedger().begin(wordsOf(), true);
  study.append([trialOf(1)]);
  study.end();
  expect(study.find(trialOf(1).key)).toBeUndefined();
  expect(study.earlier.trials).toEqual([]);
  expect(study.earlier.hash).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
