// `tidemark sweep --walk-forward` and `--cross-validation` as their users run them.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RESULT_FILES } from '../../reports/files.js';
import { contents, emptyFolder, SP500, tidemark, write } from './tidemark.js';

const SWEEP = [
  'sweep',
  'sma-cross',
  '--data',
  SP500,
  '--from',
  '2003-01-01',
  '--to',
  '2009-12-31',
  '--shares',
  '0',
  '--ledger',
  'none',
];
const RANGES = ['--fast', '5:25:10', '--slow', '30,60'];
const WALK = ['--walk-forward', 'fit=500,test=120,gap=5'];

const hashOf = (folder: string): string =>
  createHash('sha256')
    .update(JSON.stringify(contents(folder)))
    .digest('hex');

/** A sweep that must succeed; yields what it printed. */
function swept(folder: string, words: readonly string[]): string {
  const { code, stdout, stderr } = tidemark(folder, words);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('out of sample', () => {
  test('a walk-forward is the same bytes with any number of threads, and its run has a folder of its own', () => {
    const folder = emptyFolder();
    const [one] = ['1', '2'].map((jobs) =>
      swept(folder, [...SWEEP, ...RANGES, ...WALK, '--jobs', jobs, '--out', `out-${jobs}`]),
    );
    expect(hashOf(join(folder, 'out-1'))).toBe(hashOf(join(folder, 'out-2')));
    const files = contents(join(folder, 'out-1'));
    const inside = Object.keys(files).filter((name) => name.startsWith('out-of-sample/'));
    expect(inside).toEqual([...Object.keys(RESULT_FILES), 'report.html'].sort().map((name) => `out-of-sample/${name}`));

    const { outOfSample } = JSON.parse(files['sweep.json']);
    const run = JSON.parse(files['out-of-sample/run.json']);
    expect(outOfSample.folds.length).toBeGreaterThan(3);
    expect(run.configuration.from).toBe(outOfSample.folds[0].test[0]);
    expect(run.metrics.sharpe).toBe(outOfSample.metrics.sharpe);
    // What was chosen for each test is in the run's configuration by its first date.
    for (const {
      test: [from],
      values,
    } of outOfSample.folds) {
      for (const [name, value] of Object.entries(values)) {
        const found = run.configuration.params[name];
        expect(typeof found === 'object' ? found[from] : found).toBe(value);
      }
    }
    // Between the tests nothing is held.
    const dates = files['out-of-sample/equity.csv']
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const gross = new Map(dates.map(([date, , , worth]) => [date, Number(worth)]));
    for (const {
      test: [, to],
    } of outOfSample.folds)
      expect(gross.get(to)).toBe(0);
    expect([...gross.values()].some((worth) => worth > 0)).toBe(true);

    expect(one).toMatch(/Out of sample, sharpe.*\n.*in sample +out of sample\n/);
    expect(one).toMatch(/^- Walk-forward: \d+ folds of 500 sessions to fit and 120 to test, 5 apart\.$/m);
    expect(one.trimEnd().split('\n').at(-1)).toMatch(/^Best of 6: /);
    // The folder is known as a former result, and replaced whole.
    swept(folder, [...SWEEP, ...RANGES, '--out', 'out-1']);
    expect(Object.keys(contents(join(folder, 'out-1')))).toEqual(['sweep.html', 'sweep.json', 'trials.csv']);
  });

  test('the page of its run names the sweep that repeats it, and the trial of such a sweep is repeated alone', () => {
    const folder = emptyFolder();
    swept(folder, [...SWEEP, ...RANGES, ...WALK, '--benchmark', 'sp500-2000', '--out', 'out']);
    const files = contents(folder);
    expect(files['out/out-of-sample/report.html']).toContain('tidemark sweep sma-cross');
    expect(files['out/out-of-sample/report.html']).toContain('--walk-forward fit=500,test=120,gap=5');
    const { benchmark } = JSON.parse(files['out/out-of-sample/run.json']).configuration;
    expect(benchmark).toBe('sp500-2000');
    const [head, first] = files['out/out-of-sample/equity.csv'].split('\n');
    expect(first.split(',')[head.split(',').indexOf('benchmark')]).toBe('1000000');
    const { code, stderr } = tidemark(folder, ['run', '--like', 'out#2', '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('a cross-validation has its paths, of which the run is the first', () => {
    const folder = emptyFolder();
    swept(folder, [...SWEEP, ...RANGES, '--cross-validation', 'groups=6,test=2,purge=5,embargo=0.01', '--out', 'out']);
    const { outOfSample } = JSON.parse(contents(folder)['out/sweep.json']);
    expect(outOfSample.folds).toHaveLength(15);
    expect(outOfSample.paths).toHaveLength(5);
    expect(outOfSample.paths[0]).toBe(outOfSample.metrics.sharpe);
  });

  test('a sampler that learns and a nested choice take the same way with any number of threads', () => {
    const folder = emptyFolder();
    const words = ['--fast', '5:40', '--slow', '50:150:10', '--sampler', 'tpe', '--trials', '40'];
    for (const jobs of ['1', '2']) {
      swept(folder, [
        ...SWEEP,
        ...words,
        '--walk-forward',
        'fit=900,test=200,anchored,inner=4:1',
        '--jobs',
        jobs,
        '--out',
        `out-${jobs}`,
      ]);
    }
    expect(hashOf(join(folder, 'out-1'))).toBe(hashOf(join(folder, 'out-2')));
  });

  test.each([
    [
      ['--walk-forward', 'fit=5000,test=60'],
      /^--walk-forward needs 5000 \+ 0 \+ 60 = 5060 sessions .* the window has \d+: fit=\d+ would fit just once; .*\n$/,
    ],
    [['--walk-forward', 'fit=500'], /^--walk-forward is "fit=500"; test=… is missing\.\n$/],
    [['--cross-validation', 'groups=2,test=2'], /2 of 2 groups are tested: leave one or more to fit on\.\n$/],
    [['--walk-forward', 'fit=500,test=60', '--cross-validation', 'groups=6,test=2'], /give one of them\.\n$/],
    [
      ['--walk-forward', 'fit=500,test=60', '--slippage', '0,5'],
      /^--walk-forward chooses among values of params; give --slippage one value\.\n$/,
    ],
    [
      ['--walk-forward', 'fit=500,test=60', '--windows', '2003-01-01..2005-01-01,2006-01-01..2008-01-01'],
      /there is one world/,
    ],
  ])('says what is wrong with %j, before anything is run', (words, sentence) => {
    const folder = emptyFolder();
    const sweep = words.includes('--windows')
      ? SWEEP.filter((word) => !/^(--from|--to|20..-..-..)$/.test(word))
      : SWEEP;
    const { code, stdout, stderr } = tidemark(folder, [...sweep, ...RANGES, ...words, '--out', 'out']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(contents(folder)).toEqual({});
  });

  test('where every point fails on one fold, that fold and the failure are named', () => {
    const folder = emptyFolder();
    write(folder, {
      'late.ts': `import { int, strategy } from 'tidemark';
export default strategy({
  about: 'fails where a run begins late',
  params: { n: int(2, { about: 'a number' }) },
  prepare({ n }, { assets: [asset] }) {
    let first = -1;
    return (ctx) => {
      if (first < 0) first = ctx.bar;
      if (first > 150) throw new Error('too late');
      if (ctx.bar % n === 0) ctx.target(ctx.bar % (2 * n) === 0 ? 0.9 : 0, asset);
    };
  },
});
`,
    });
    const words = ['sweep', './late.ts', '--data', SP500, '--n', '5,7', '--ledger', 'none', '--to', '2003-12-31'];
    const { code, stdout, stderr } = tidemark(folder, [...words, '--walk-forward', 'fit=200,test=100', '--jobs', '1']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^No point can be chosen on the fold from 2000-10-17 to 2001-08-02: the first that failed says: .*too late\n$/,
    );
  });
});
