// The files of a sweep: what they say, to the last digit, and that they are whole or not there.

import * as fc from 'fast-check';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../engine/index.js';
import { assertSweepFolder, SWEEP_FILES, writeSweep } from '../../../reports/sweep-files.js';
import { sweepJson } from '../../../reports/sweep/sweep-json.js';
import type { SweepReport } from '../../../reports/sweep/sweep-report.js';
import { failures, tally } from '../../../reports/sweep/tally.js';
import { trialsCsv } from '../../../reports/sweep/trials-csv.js';
import { names, noise, range, toySweep, TRIAL_METRICS } from './toy.js';

/** The cells of a CSV text, read letter by letter. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quoted && letter === '"' && text[i + 1] === '"') cell += text[i++];
    else if (letter === '"') quoted = !quoted;
    else if (quoted || (letter !== ',' && letter !== '\n')) cell += letter;
    else {
      row.push(cell);
      cell = '';
      if (letter === '\n') {
        rows.push(row);
        row = [];
      }
    }
  }
  expect([quoted, cell, row]).toEqual([false, '', []]);
  return rows;
}

const csvOf = (report: SweepReport): string => [...trialsCsv(report)].join('');

describe('trials.csv', () => {
  it('has a row for each trial in the order of the search, under names that scripts rely on', () => {
    const report = toySweep({ error: (trial) => (trial === 3 ? 'It broke.' : ''), stopped: (trial) => trial === 5 });
    const [head, ...rows] = cellsOf(csvOf(report));
    expect(head).toEqual(['trial', 'fast', 'slow', ...TRIAL_METRICS, 'status', 'error']);
    expect(rows.map(([trial]) => trial)).toEqual(Array.from({ length: 100 }, (_, trial) => String(trial)));
    expect(rows[3]).toEqual(['3', '5', '80', ...TRIAL_METRICS.map(() => ''), 'failed', 'It broke.']);
    expect(rows[5].slice(-2)).toEqual(['stopped', '']);
    expect(rows[44].slice(0, 3)).toEqual(['44', '25', '100']);
    expect(rows[44][head.indexOf('profitFactor')]).toBe('');
  });

  it('gives back every value, figure and error to the last digit', () => {
    const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a,b', '"', '\n', '""\r\n,', '<script>'));
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
        fc.array(fc.double(), { minLength: 1, maxLength: 4 }),
        fc.array(word, { minLength: 1, maxLength: 5 }),
        (choices, numbers, errors) => {
          const level = { ...range('level', 0, 1, numbers.length), at: (index: number) => numbers[index] };
          const report = toySweep({
            dimensions: [names('exit, "late"', choices), level],
            score: (trial) => numbers[trial % numbers.length],
            error: (trial) => (trial % 3 === 1 ? errors[trial % errors.length] : ''),
          });
          const [head, ...rows] = cellsOf(csvOf(report));
          const { trials } = report;
          expect(head[1]).toBe('exit, "late"');
          rows.forEach((row, trial) => {
            expect(row[1]).toBe(choices[trials.level(trial, 0)]);
            const value = numbers[trials.level(trial, 1)];
            expect(row[2]).toBe(Number.isFinite(value) ? String(value) : '');
            expect(row[row.length - 1]).toBe(trials.error(trial));
            for (const name of TRIAL_METRICS) {
              const figure = trials.figure(trial, name);
              expect(row[head.indexOf(name)]).toBe(Number.isFinite(figure) ? String(figure) : '');
            }
          });
        },
      ),
      { numRuns: 200, seed: 5 },
    );
  });

  it('tells a dimension from another column of the same name', () => {
    const report = toySweep({
      dimensions: [names('sharpe', [1, 2]), names('trades', ['a', 'b'], 'option'), names('error', [true, false])],
    });
    const [head, first] = cellsOf(csvOf(report));
    expect(head.slice(0, 4)).toEqual(['trial', 'param.sharpe', 'option.trades', 'param.error']);
    expect(first.slice(0, 4)).toEqual(['0', '1', 'a', 'true']);
    expect(new Set(head).size).toBe(head.length);
  });

  it('comes in pieces, each made when it is asked for', () => {
    let seen = -1;
    const report = toySweep({ dimensions: [range('n', 1, 1, 20_000)], score: (trial) => noise(trial) });
    const watched = {
      ...report,
      trials: { ...report.trials, error: (trial: number) => ((seen = trial), report.trials.error(trial)) },
    };
    const pieces = trialsCsv(watched);
    const { value } = pieces.next() as { value: string };
    expect(value.length).toBeLessThan(70_000);
    expect(seen).toBeLessThan(2000);
    const all = value + [...pieces].join('');
    expect(all).toBe(csvOf(report));
    expect(all.split('\n')).toHaveLength(20_002);
  });

  it('writes a moment as run.json does', () => {
    const report = toySweep();
    const at = Date.parse('2019-03-04T21:00:00Z');
    const trials = { ...report.trials, metrics: ['maxDrawdownStart' as const], figure: () => at };
    const line = csvOf({ ...report, trials }).split('\n')[1];
    expect(line).toBe('0,5,20,2019-03-04,done,');
    const best = { ...report.best!, time: Float64Array.of(at, at + 60_000) };
    expect(csvOf({ ...report, trials, best }).split('\n')[1]).toBe('0,5,20,2019-03-04T21:00:00Z,done,');
    const record = JSON.parse(sweepJson({ ...report, trials })) as { ranking: { metrics: unknown }[] };
    expect(record.ranking[0].metrics).toEqual({ maxDrawdownStart: '2019-03-04' });
  });
});

describe('sweep.json', () => {
  it('holds the first hundred of the ranking with their values and figures, as numbers that read back', () => {
    const report = toySweep({ dimensions: [range('fast', 5, 5, 15), range('slow', 20, 20, 10)] });
    const { ranking } = JSON.parse(sweepJson(report)) as {
      ranking: { trial: number; values: Record<string, number>; metrics: Record<string, number | null> }[];
    };
    expect(ranking.map(({ trial }) => trial)).toEqual(report.ranking.slice(0, 100));
    for (const { trial, values, metrics } of ranking) {
      expect(values).toEqual({
        fast: 5 + 5 * report.trials.level(trial, 0),
        slow: 20 + 20 * report.trials.level(trial, 1),
      });
      expect(metrics.sharpe).toBe(report.trials.figure(trial, 'sharpe'));
      expect(metrics.profitFactor).toBeNull();
    }
  });

  it('tells of what has no number by null, and of how the trials ended', () => {
    const report = toySweep({
      folds: 4,
      error: (trial) => (trial % 10 === 3 ? 'It broke.' : ''),
      stopped: (trial) => trial % 10 === 4,
      score: (trial) => (trial % 10 === 5 ? NaN : trial),
    });
    const verdict = { ...report.verdict!, dsr: NaN, minimumTrackRecord: Infinity };
    const record = JSON.parse(sweepJson({ ...report, verdict })) as Record<string, Record<string, unknown>>;
    expect(record.counts).toEqual({ trials: 100, done: 80, failed: 10, stopped: 10, ranked: 70 });
    expect(record.verdict).toMatchObject({ dsr: null, minimumTrackRecord: null, pbo: 0.43 });
    expect(record.outOfSample).toMatchObject({ folds: expect.any(Array), metrics: { sharpe: 0.21 } });
    expect((record.outOfSample.folds as { outOfSample: unknown }[])[2].outOfSample).toBeNull();
    expect(record.ledger).toEqual({ trials: 12, hash: 'cd'.repeat(32) });
    expect(record.space).toEqual([
      { name: 'fast', of: 'param', scale: 'linear', size: 10, first: 5, last: 50 },
      { name: 'slow', of: 'param', scale: 'linear', size: 10, first: 20, last: 200 },
    ]);
  });

  it('is there where nothing is ranked', () => {
    const report = toySweep({ error: () => 'It broke.' });
    const record = JSON.parse(sweepJson(report)) as Record<string, unknown>;
    expect(record).toMatchObject({ ranking: [], front: [], verdict: null, stability: null, outOfSample: null });
  });
});

describe('how trials ended', () => {
  it('is counted, and errors are told with their number and their first trial, the most frequent first', () => {
    const error = (trial: number) => (trial < 3 ? 'rare' : trial % 2 === 0 ? 'often' : '');
    const { trials } = toySweep({ error, stopped: (trial) => trial === 99 });
    expect(tally(trials)).toEqual({ done: 48, failed: 51, stopped: 1 });
    expect(failures(trials)).toEqual([
      { error: 'often', count: 48, first: 4 },
      { error: 'rare', count: 3, first: 0 },
    ]);
  });
});

describe('the folder of a sweep', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tidemark-sweep-files-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const required = ['sweep.html', ...Object.keys(SWEEP_FILES)].sort();

  it('holds the files, the extra ones in folders below it, and is replaced whole', async () => {
    const out = join(folder, 'out');
    const extra = new Map([
      ['worlds.csv', 'trial\n'],
      ['out-of-sample/run.json', '{}\n'],
    ]);
    assertSweepFolder(out);
    await writeSweep(out, toySweep(), extra, '');
    expect(readdirSync(out).sort()).toEqual(['out-of-sample', ...required, 'worlds.csv'].sort());
    expect(readFileSync(join(out, 'trials.csv'), 'utf8')).toBe(csvOf(toySweep()));
    expect(readFileSync(join(out, 'sweep.json'), 'utf8')).toBe(sweepJson(toySweep()));
    assertSweepFolder(out);
    await writeSweep(out, toySweep(), undefined, '');
    expect(readdirSync(out).sort()).toEqual(required);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('is refused where it holds anything else', async () => {
    const out = join(folder, 'out');
    await writeSweep(out, toySweep(), new Map([['out-of-sample/run.json', '{}\n']]), '');
    writeFileSync(join(out, 'out-of-sample', 'thesis.doc'), 'mine');
    expect(() => assertSweepFolder(out)).toThrow(UserError);
    expect(() => assertSweepFolder(out)).toThrow(/holds out-of-sample\/thesis\.doc/);
    const run = join(folder, 'run');
    mkdirSync(run);
    writeFileSync(join(run, 'run.json'), '{}');
    await expect(writeSweep(run, toySweep(), undefined, '')).rejects.toThrow(/holds run\.json/);
  });

  it('takes no extra file that would leave it or stand for another', async () => {
    for (const name of ['../evil', '/evil', '.hidden', 'sweep.json', 'sweep.html', 'a/../../b'])
      await expect(writeSweep(join(folder, 'out'), toySweep(), new Map([[name, '']]), '')).rejects.toThrow(/no name/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
