// Which trials count as earlier, and that nothing else moves their hash.

import { cpSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { journalPath } from '../../sweep/ledger/folder.js';
import type { Earlier, StudyWords } from '../../sweep/ledger/ledger.js';
import { rememberRun } from '../../sweep/ledger/single-runs.js';
import { sharpeOf } from '../../sweep/measure.js';
import { ledgerFolder, soundLedger, trialOf, wordsOf } from './ledger-made.js';

const WINDOW = ['2020-01-02', '2023-12-29'] as const;

/** A ledger with one finished study of trials 0 to 9. */
function studied(
  dir = ledgerFolder(),
  own: Partial<StudyWords> = {},
  numbers = Array.from({ length: 10 }, (_, i) => i),
) {
  const study = soundLedger(dir).begin(wordsOf({ window: WINDOW, ...own }), false);
  study.append(numbers.map((number) => trialOf(number)));
  study.end();
  return dir;
}

const earlierFor = (dir: string, own: Partial<StudyWords>): Earlier =>
  soundLedger(dir).begin(wordsOf({ search: JSON.stringify(own), ...own }), false).earlier;

test('one more bar of data does not forget what was tried before it', () => {
  const dir = studied();
  expect(earlierFor(dir, { window: ['2020-01-02', '2024-01-02'], fingerprint: 'more data' }).trials).toHaveLength(10);
});

test.each<[what: string, own: Partial<StudyWords>, counts: boolean]>([
  ['the last day shared', { window: ['2023-12-29', '2024-06-28'] }, true],
  ['the first day shared', { window: ['2019-01-02', '2020-01-02'] }, true],
  ['a window inside', { window: ['2021-01-04', '2021-02-01'] }, true],
  ['a window around', { window: ['2010-01-04', '2025-01-02'] }, true],
  [
    'an intraday window that begins on the last day',
    { window: ['2023-12-29T01:31:00.000Z', '2024-01-02T07:00:00.000Z'] },
    true,
  ],
  ['the day after', { window: ['2023-12-30', '2024-06-28'] }, false],
  ['the day before', { window: ['2019-01-02', '2020-01-01'] }, false],
  ['another version of the code', { sourceHash: 'other' }, true],
  ['other settings', { configuration: { cash: 1 } }, true],
  ['another strategy', { strategy: 'sma-cros' }, false],
  ['fewer instruments', { universe: ['510300'] }, false],
  ['more instruments', { universe: ['510300', '510500', '510900'] }, false],
  ['other instruments', { universe: ['510300', '510501'] }, false],
])('%s', (_, own, counts) => {
  expect(earlierFor(studied(), own).trials).toHaveLength(counts ? 10 : 0);
});

test('the same idea counts once, with its outcome on the most returns, in whatever order they come', () => {
  const variants = ['a', 'bb', 'dddd', 'eeeee'].map((data) => trialOf(1, data));
  const [longest] = variants
    .filter(({ outcome }) => outcome.moments[0] === 102)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  expect(variants.filter(({ outcome }) => outcome.moments[0] === 102)).toHaveLength(2);
  const orders = [variants, [...variants].reverse(), [2, 0, 3, 1].map((k) => variants[k])];
  for (const [first, second, ...others] of orders) {
    const dir = ledgerFolder();
    soundLedger(dir)
      .begin(wordsOf(), false)
      .append([first, trialOf(42)]);
    soundLedger(dir)
      .begin(wordsOf({ search: 'later' }), false)
      .append([second]);
    for (const run of others) rememberRun(dir, wordsOf(), run);
    const { trials } = earlierFor(dir, {});
    expect(trials).toHaveLength(2);
    const { moments } = longest.outcome;
    expect(trials.find(({ idea }) => idea === longest.idea)?.sharpe).toBe(sharpeOf(moments));
  }
});

test('a trial that failed counts, without a Sharpe ratio', () => {
  const failed = earlierFor(studied(), {}).trials.filter(({ status }) => status === 'failed');
  expect(failed).toEqual([{ idea: trialOf(3).idea, sharpe: Number.NaN, status: 'failed' }]);
});

test('single runs count', () => {
  const dir = ledgerFolder();
  rememberRun(dir, wordsOf({ search: '' }), trialOf(50));
  rememberRun(dir, wordsOf({ search: '', strategy: 'other' }), trialOf(51));
  rememberRun(dir, wordsOf({ search: '', window: ['1999-01-04', '1999-12-31'] }), trialOf(52));
  studied(dir, {}, [1]);
  const { trials } = earlierFor(dir, {});
  expect(trials.map(({ idea }) => idea)).toEqual([trialOf(1).idea, trialOf(50).idea].sort());
});

test('the hash is that of what counts, whatever the order, the numbers and the number of journals', () => {
  const one = earlierFor(studied(), {});
  const reversed = earlierFor(studied(ledgerFolder(), {}, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]), {});
  const dir = studied(ledgerFolder(), {}, [5, 1, 9]);
  studied(dir, { search: 'b', version: 'other' }, [0, 2, 4, 6, 8]);
  studied(dir, { search: 'c', strategy: 'another' }, [77]);
  studied(dir, { search: 'd' }, [3, 7, 1]);
  renameSync(journalPath(dir, '1'), journalPath(dir, '30'));
  expect(reversed).toEqual(one);
  expect(earlierFor(dir, {})).toEqual(one);
  expect(earlierFor(studied(ledgerFolder(), {}, [0, 1, 2]), {}).hash).not.toBe(one.hash);
  expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('what is written while a study runs does not move what counted when it began, nor does resuming it', () => {
  const dir = studied();
  const first = soundLedger(dir).begin(wordsOf({ search: 'mine' }), false);
  first.append([trialOf(100)]);
  studied(dir, { search: 'meanwhile' }, [200, 201]);
  rememberRun(dir, wordsOf(), trialOf(202));
  const second = soundLedger(dir).begin(wordsOf({ search: 'mine' }), true);
  expect(second.earlier).toEqual(first.earlier);
  second.append([trialOf(102)]);
  const third = soundLedger(dir).begin(wordsOf({ search: 'mine' }), true);
  expect(third.earlier).toEqual(first.earlier);
  expect([100, 102, 103].map((n) => third.find(trialOf(n).key)?.status)).toEqual(['done', 'done', undefined]);
  third.end();
  // Complete: what is asked for now is a new study, which counts all of it.
  const again = soundLedger(dir).begin(wordsOf({ search: 'mine' }), true);
  expect(again.earlier.trials).toHaveLength(15);
  expect(again.find(trialOf(100).key)).toEqual(trialOf(100).outcome);
});

test('a ledger that is copied says the same', () => {
  const dir = studied();
  const copy = join(dirname(dir), 'copy');
  cpSync(dir, copy, { recursive: true });
  expect(earlierFor(copy, {})).toEqual(earlierFor(dir, {}));
});
