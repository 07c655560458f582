// A search that is followed: from the journals alone, while they grow, tear and end.

import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchesIn } from '../../cli/serve/searches.js';
import { tallying } from '../../cli/serve/tally.js';
import type { Remembered, StudyWords } from '../../sweep/ledger/ledger.js';
import { openLedger } from '../../sweep/ledger/open-ledger.js';
import { endLine, headLine, trialLine } from '../../sweep/ledger/write-line.js';
import { journalPath } from '../../sweep/ledger/folder.js';
import { ledgerFolder, soundLedger, tear, trialOf, wordsOf } from '../sweep/ledger-made.js';
import { served, servedFolder } from './serve-kit.js';

const configuration = { rank: ['sharpe'], require: [], space: { fast: '1:50' } };
const words = (own: Partial<StudyWords> = {}) =>
  wordsOf({ configuration, expected: { points: 50, worlds: 1 }, ...own });

/** A trial with a Sharpe ratio and a drawdown. */
function trial(
  number: number,
  sharpe: number,
  own: Partial<Remembered['outcome']> = {},
  values = { fast: number },
): Remembered {
  const made = trialOf(number);
  return {
    ...made,
    values,
    outcome: { ...made.outcome, status: 'done', error: '', metrics: Float64Array.of(sharpe, -0.1, 1), ...own },
  };
}

/** What a reader who takes everything at once, and sorts it, comes to. */
function slowly(trials: readonly Remembered[]) {
  const done = trials.filter(({ outcome }) => outcome.status === 'done').map(({ outcome }) => outcome.metrics[0]);
  const known = done.filter((figure) => !Number.isNaN(figure));
  return {
    done: done.length,
    failed: trials.filter(({ outcome }) => outcome.status === 'failed').length,
    stopped: trials.filter(({ outcome }) => outcome.status === 'stopped').length,
    best: [...known].sort((a, b) => b - a).slice(0, 20),
    records: known.filter((figure, k) => known.slice(0, k).every((before) => before < figure)),
  };
}

const shown = (tally: ReturnType<typeof tallying>['tally']) => ({
  done: tally.done,
  failed: tally.failed,
  stopped: tally.stopped,
  best: tally.best.map(({ figures }) => figures[0]),
  records: tally.records.map(([, figure]) => figure),
});

const anyTrials = fc.array(
  fc.record({
    sharpe: fc.oneof(fc.double({ min: -3, max: 3 }), fc.integer({ min: -2, max: 2 }), fc.constant(Number.NaN)),
    status: fc.constantFrom('done' as const, 'done' as const, 'done' as const, 'failed' as const, 'stopped' as const),
  }),
  { maxLength: 60 },
);

describe('what it has come to', () => {
  test('the best, the records and the counts are those of a slow reader, whatever is tried', () => {
    fc.assert(
      fc.property(anyTrials, (all) => {
        const trials = all.map(({ sharpe, status }, k) => trial(k, sharpe, { status }));
        const counting = tallying(words());
        for (const each of trials) counting.add(each);
        expect(shown(counting.tally)).toEqual(slowly(trials));
      }),
    );
  });

  test('less is better where the metric says so, and what breaks a condition does not count', () => {
    const counting = tallying(
      words({
        metrics: ['volatility', 'maxDrawdown', 'profitFactor'],
        configuration: { rank: ['volatility'], require: ['maxDrawdown > -0.3'] },
      }),
    );
    counting.add(trial(1, 0.3));
    counting.add(trial(2, 0.1, { metrics: Float64Array.of(0.1, -0.4, 1) }));
    counting.add(trial(3, 0.2));
    expect(counting.tally.best.map(({ number }) => number)).toEqual([3, 1]);
    expect(counting.tally.done).toBe(3);
  });

  test('of several worlds a point counts once, with its mean', () => {
    const counting = tallying(words({ expected: { points: 50, worlds: 3 } }));
    const add = (fast: number, sharpe: number) => counting.add(trial(fast, sharpe, {}, { fast }));
    add(1, 1);
    add(2, 9);
    add(1, 2);
    add(1, Number.NaN);
    expect(counting.tally.done).toBe(1);
    expect(counting.tally.best.map(({ figures }) => figures[0])).toEqual([1.5]);
  });

  test('dots stay few, and are spread over all', () => {
    const counting = tallying(words());
    for (let k = 0; k < 20_000; k++) counting.add(trial(k, Math.sin(k)));
    const { dots } = counting.tally;
    expect(dots.length).toBeLessThanOrEqual(600);
    expect(dots.length).toBeGreaterThan(250);
    const gaps = new Set(dots.slice(1).map(([number], k) => number - dots[k][0]));
    expect(gaps.size).toBe(1);
  });

  test('a journal that ranks by nothing that it has is counted all the same', () => {
    for (const rank of [undefined, [], ['none'], ['__proto__'], 'sharpe', [3]]) {
      const counting = tallying(words({ configuration: { rank, require: ['nonsense', 3] } }));
      counting.add(trial(1, 1));
      expect(counting.tally).toMatchObject({ done: 1, rank: undefined, best: [] });
    }
  });
});

describe('a journal that grows', () => {
  /** A journal of trials as bytes. */
  const bytesOf = (trials: readonly Remembered[], isEnded: boolean): Buffer =>
    Buffer.concat([
      headLine({ words: words(), continues: null, earlier: { hash: 'x', journals: [] } }),
      ...trials.map(trialLine),
      ...(isEnded ? [endLine()] : []),
    ]);

  function begin(): { readonly dir: string; readonly path: string } {
    const dir = ledgerFolder();
    const path = journalPath(dir, '1');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(join(dir, 'format.json'), '{"format":1}\n');
    return { dir, path };
  }

  test('is read to the same end in whatever pieces it comes', () => {
    fc.assert(
      fc.property(
        anyTrials,
        fc.array(fc.nat(4000), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (all, sizes, isEnded) => {
          const trials = all.map(({ sharpe, status }, k) => trial(k, sharpe, { status }));
          const bytes = bytesOf(trials, isEnded);
          const { dir, path } = begin();
          const searches = searchesIn(dir, () => 0);
          let before = 0;
          for (let at = 0, k = 0; at < bytes.length; k++) {
            const size = k < sizes.length ? sizes[k] + 1 : bytes.length;
            appendFileSync(path, bytes.subarray(at, at + size));
            at += size;
            const found = searches.follow(1);
            if (!found) continue;
            const count = found.tally.done + found.tally.failed + found.tally.stopped;
            expect(count).toBeGreaterThanOrEqual(before);
            expect(found.damaged).toBe(0);
            before = count;
          }
          const found = searches.follow(1)!;
          expect(shown(found.tally)).toEqual(slowly(trials));
          expect(found.state === 'ended').toBe(isEnded);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is running, then quiet, and ends; a torn last line is waited for', () => {
    const { dir, path } = begin();
    writeFileSync(path, bytesOf([trial(1, 1), trial(2, 2)], false));
    tear(path, trial(3, 3), 0.5);
    let now = statSync(path).mtimeMs;
    const searches = searchesIn(dir, () => now);
    expect(searches.follow(1)).toMatchObject({ state: 'running', isRead: true, damaged: 0, tally: { done: 2 } });
    now += 10 * 60_000;
    expect(searches.follow(1)).toMatchObject({ state: 'quiet', tally: { done: 2 } });
    expect(searches.list()).toMatchObject([{ number: 1, state: 'quiet' }]);
    writeFileSync(path, bytesOf([trial(1, 1), trial(2, 2), trial(3, 3)], true));
    expect(searches.follow(1)).toMatchObject({ state: 'ended', damaged: 0, tally: { done: 3 } });
  });

  test('damaged lines are counted and passed over', () => {
    const { dir, path } = begin();
    const bytes = bytesOf([trial(1, 1), trial(2, 2), trial(3, 3)], false);
    bytes[bytes.indexOf(trialLine(trial(2, 2))) + 200] ^= 1;
    writeFileSync(path, bytes);
    expect(searchesIn(dir, () => 0).follow(1)).toMatchObject({ damaged: 1, tally: { done: 2 } });
  });

  test('tells a pace only of what it saw itself', () => {
    const { dir, path } = begin();
    writeFileSync(path, bytesOf([trial(1, 1), trial(2, 2)], false));
    let now = 1e6;
    const searches = searchesIn(dir, () => now);
    expect(searches.follow(1)!.pace).toBeNaN();
    now += 10_000;
    for (let k = 3; k < 23; k++) appendFileSync(path, trialLine(trial(k, k)));
    expect(searches.follow(1)!.pace).toBe(2);
  });
});

describe('a ledger', () => {
  test('that was gone on with is one search, each of its trials once', () => {
    const dir = ledgerFolder();
    const first = soundLedger(dir).begin(words(), false);
    first.append([trial(1, 1), trial(2, 2)]);
    const searches = searchesIn(dir, () => 0);
    expect(searches.follow(1)!.tally.done).toBe(2);
    first.close();
    const second = soundLedger(dir).begin(words(), true);
    second.append([trial(2, 2), trial(3, 3)]);
    second.end();
    expect(searches.list()).toMatchObject([{ number: 1, state: 'ended' }]);
    expect(searches.follow(1)!.tally).toMatchObject({ done: 3 });
  });

  test('that is not there yet has no searches, and is not made', () => {
    const dir = ledgerFolder();
    const searches = searchesIn(dir, () => 0);
    expect([searches.list(), searches.follow(1)]).toEqual([[], undefined]);
    expect(existsSync(dir)).toBe(false);
    soundLedger(dir).begin(words(), false).close();
    expect(searches.list()).toHaveLength(1);
  });

  test('is left as it is', () => {
    const dir = ledgerFolder();
    const study = soundLedger(dir).begin(words(), false);
    study.append([trial(1, 1)]);
    const path = journalPath(dir, '1');
    const before = [readFileSync(path), statSync(path).mtimeMs];
    searchesIn(dir, () => 0).follow(1);
    expect([readFileSync(path), statSync(path).mtimeMs]).toEqual(before);
    // Nor is it held: who writes can go on.
    study.append([trial(2, 2)]);
    study.end();
  });

  test('that is another folder is one sentence on the page, and the results are there', async () => {
    const dir = ledgerFolder();
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'letter.txt'), 'x');
    const { text, ask } = served(servedFolder(), { ledger: dir, searches: searchesIn(dir, () => 0) });
    expect(await text('/')).toContain('so it is no ledger');
    expect((await ask('/')).status).toBe(200);
    expect((await ask('/searches')).status).toBe(500);
    expect(await text('/searches')).toContain('so it is no ledger');
  });

  test('of many trials is read a part at a time', () => {
    const dir = ledgerFolder();
    const study = soundLedger(dir).begin(words(), false);
    study.append(Array.from({ length: 100 }, (_, k) => trial(k, k)));
    study.close();
    const searches = searchesIn(dir, () => 0, 20_000);
    const counts: number[] = [];
    do counts.push(searches.follow(1)!.tally.done);
    while (!searches.follow(1)!.isRead && counts.length < 100);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts.length).toBeGreaterThan(3);
    expect(searches.follow(1)).toMatchObject({ isRead: true, damaged: 0, tally: { done: 100 } });
  });
});

describe('its pages', () => {
  function underWay(trials: readonly Remembered[], own: Partial<StudyWords> = {}) {
    const dir = ledgerFolder();
    const study = openLedger(dir, () => {}).begin(words(own), false);
    study.append(trials);
    const path = journalPath(dir, '1');
    utimesSync(path, 1e9, 1e9);
    const at = { now: 1e12 + 1000 };
    const { text, ask } = served(servedFolder(), {
      ledger: dir,
      searches: searchesIn(dir, () => at.now),
      clock: () => at.now,
    });
    return { text, ask, at, study, path };
  }

  test('ask again while it goes on, more seldom when it is quiet, and no more when it ended', async () => {
    const { text, at, study, path } = underWay([trial(1, 1), trial(2, 2.5)]);
    const every = async () => Number(/data-every="(\d+)"/.exec(await text('/search/1'))![1]);
    const running = await every();
    expect(running).toBeGreaterThan(0);
    expect(await text('/')).toContain('Searches under way');
    expect(await text('/search/1')).toContain('Under way; last written at 2001-09-09 01:46:40.');
    expect(await text('/search/1')).toContain('<noscript><meta http-equiv="refresh"');
    at.now += 120_000;
    expect(await every()).toBeGreaterThan(running);
    expect(await text('/search/1')).toContain('Stopped at 2001-09-09 01:46:40, as it seems');
    study.end();
    utimesSync(path, 1e9, 1e9);
    expect(await every()).toBe(0);
    expect(await text('/search/1')).toContain('Ended at 2001-09-09 01:46:40.');
    expect(await text('/search/1')).not.toContain('http-equiv="refresh"');
    at.now += 3_600_000;
    expect(await text('/')).not.toContain('Searches under way');
  });

  test('say how far it is, and what is best', async () => {
    const { text } = underWay([trial(1, 1), trial(2, 2.5), trial(3, 0, { status: 'failed', error: '<b>bad</b>' })]);
    const page = await text('/search/1');
    for (const part of ['3 of at most 50', '2.50', 'fast', '&lt;b&gt;bad&lt;/b&gt;', '<svg', 'max="50"'])
      expect(page).toContain(part);
    expect(await text('/under-way')).toMatch(/3 of 50 · 1 failed · best Sharpe ratio 2\.50/);
    expect(await text('/under-way?lang=zh')).toContain('最优');
  });

  test('do without an extent, without a ranking and without trials', async () => {
    const { text } = underWay([], { expected: undefined, configuration: {} });
    const page = await text('/search/1');
    expect(page).not.toContain('<progress');
    expect(page).not.toContain('<svg');
    const one = underWay([trial(1, 1)], { expected: undefined });
    expect(await one.text('/search/1')).not.toContain('<progress');
    expect(await one.text('/under-way')).toContain('1 so far');
  });

  test('there is none of a number that no search has', async () => {
    const { ask } = underWay([]);
    for (const path of ['/search/2', '/search/0', '/search/1e3', '/search/', '/search/9'.padEnd(40, '9')]) {
      expect((await ask(path)).status).toBe(404);
    }
  });
});
