// `tidemark sweep` as its users run it: one result for any number of threads, interrupted or not, and every trial can be repeated.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contents, emptyFolder, PROGRAM, SP500, tidemark, write } from './tidemark.js';

const SWEEP = ['sweep', 'sma-cross', '--data', SP500, '--from', '2003-01-01', '--shares', '0'];
const RANGES = ['--fast', '5:25:5', '--slow', '20,50,100,200'];

const hashOf = (folder: string): string =>
  createHash('sha256')
    .update(JSON.stringify(contents(folder)))
    .digest('hex');

/** Rows of a CSV file without quotes, by column. */
function rows(text: string): Record<string, string>[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k], cell])));
}

/** A sweep that must succeed; yields what it printed. */
function swept(folder: string, words: readonly string[]): string {
  const { code, stdout, stderr } = tidemark(folder, words);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('a sweep', () => {
  test('is the same bytes with one thread, two, three, and resumed from the ledger', () => {
    const folder = emptyFolder();
    const hashes = ['1', '2', '3'].map((jobs) => {
      swept(folder, [...SWEEP, ...RANGES, '--jobs', jobs, '--ledger', `ledger-${jobs}`, '--out', `out-${jobs}`]);
      return hashOf(join(folder, `out-${jobs}`));
    });
    const again = tidemark(folder, [...SWEEP, ...RANGES, '--ledger', 'ledger-1', '--resume', '--out', 'again']);
    expect(again.stderr).toContain('18 runs were taken from the ledger');
    expect(new Set([...hashes, hashOf(join(folder, 'again'))]).size).toBe(1);
    expect(Object.keys(contents(join(folder, 'again')))).toEqual(['sweep.html', 'sweep.json', 'trials.csv']);
  });

  test('has a row for each point that goes together, in the order of the space, and a verdict as the last line', () => {
    const folder = emptyFolder();
    const text = swept(folder, [...SWEEP, '--fast', '20,50', '--slow', '50,100', '--ledger', 'none', '--out', 'out']);
    const found = rows(contents(folder)['out/trials.csv']).map(({ trial, fast, slow, status }) => [
      trial,
      fast,
      slow,
      status,
    ]);
    expect(found).toEqual([
      ['0', '20', '50', 'done'],
      ['1', '20', '100', 'done'],
      ['2', '50', '100', 'done'],
    ]);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(
      /^Best of 3: Sharpe -?\d+\.\d\d; the best of 3 lucky ones would reach -?\d+\.\d\d; DSR \d\.\d\d; PBO \d\.\d\d: .+\.$/,
    );
  });

  test('is repeated trial by trial by `run --like`, to the last digit', () => {
    const folder = emptyFolder();
    swept(folder, [
      ...SWEEP,
      '--fast',
      '5,20',
      '--slow',
      '50,100',
      '--costs',
      'zero,market',
      '--slippage',
      '0,ticks:count=2',
      '--ledger',
      'none',
      '--out',
      'out',
    ]);
    const found = rows(contents(folder)['out/trials.csv']);
    expect(found.length).toBe(16);
    for (const { trial, ...row } of [found[3], found[10], found[15]]) {
      const { code, stdout, stderr } = tidemark(folder, ['run', '--like', `out#${trial}`, '--format', 'json']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const { metrics, configuration } = JSON.parse(stdout);
      for (const name of ['finalEquity', 'sharpe', 'maxDrawdown', 'turnover', 'profitFactor']) {
        expect(String(metrics[name] ?? '')).toBe(row[name]);
      }
      expect(String(configuration.params.fast)).toBe(row.fast);
      expect(configuration.costs).toBe(row.costs);
    }
  });

  test('does not run a strategy file that only a result folder names', () => {
    const folder = emptyFolder();
    expect(tidemark(folder, ['new', 'mine']).code).toBe(0);
    const words = ['--data', SP500, '--ledger', 'none'];
    swept(folder, ['sweep', './mine.ts', ...words, '--trials', '3', '--out', 'out']);
    const { code, stderr } = tidemark(folder, ['run', '--like', 'out#1']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /a result folder is not run as code, so name it yourself: tidemark run \.\/mine\.ts --like out#1\.\n$/,
    );
    expect(tidemark(folder, ['run', './mine.ts', '--like', 'out#1']).code).toBe(0);
    write(folder, { 'mine.ts': contents(folder)['mine.ts'].replace(/about: '/, "about: 'Now ") });
    expect(tidemark(folder, ['run', './mine.ts', '--like', 'out#1']).stderr).toMatch(/was changed since/);
  });

  test('counts what its ledger remembers, also with one more bar of data, and the same again only once', () => {
    const folder = emptyFolder();
    const trialsOf = (words: readonly string[]) => {
      swept(folder, [...SWEEP, ...words, '--ledger', 'ledger', '--out', 'out']);
      return JSON.parse(contents(folder)['out/sweep.json']).verdict.trials;
    };
    expect(trialsOf(['--to', '2010-06-01', '--fast', '5:25:5', '--slow', '50'])).toBe(5);
    expect(trialsOf(['--to', '2010-06-01', '--fast', '5:25:5', '--slow', '50'])).toBe(5);
    expect(trialsOf(['--to', '2010-06-02', '--fast', '5:25:5', '--slow', '60'])).toBe(10);
    expect(trialsOf(['--to', '2010-06-02', '--fast', '5:30:5', '--slow', '50'])).toBe(11);
    expect(trialsOf(['--to', '2010-06-02', '--fast', '5:30:5', '--slow', '50', '--slippage', '1'])).toBe(17);
  });

  test('runs no point with what a fill model or a limit remembers of another', () => {
    const folder = emptyFolder();
    write(folder, {
      'tired.ts': `import { fillModel } from 'tidemark';
export default fillModel({
  about: 'each fill is worse than the one before',
  params: {},
  make: () => { let fills = 0; return ({ price }) => price * 0.0001 * fills++; },
});
`,
      'thrice.ts': `import { limit } from 'tidemark';
export default limit({
  about: 'every third order is refused',
  params: {},
  make: () => { let orders = 0; return () => (++orders % 3 === 0 ? 0 : Infinity); },
});
`,
    });
    const files = ['--slippage', './tired.ts', '--limit', './thrice.ts'];
    const words = [...SWEEP, '--fast', '5:9', '--slow', '20', ...files, '--ledger', 'none'];
    for (const jobs of ['1', '2']) swept(folder, [...words, '--jobs', jobs, '--out', jobs]);
    expect(hashOf(join(folder, '1'))).toBe(hashOf(join(folder, '2')));
    const found = rows(contents(folder)['1/trials.csv'])[4];
    const like = tidemark(folder, ['run', '--like', '1#4', ...files, '--format', 'json']);
    expect(String(JSON.parse(like.stdout).metrics.finalEquity)).toBe(found.finalEquity);
  });

  test('takes nothing from the ledger that another code measured', () => {
    const folder = emptyFolder();
    const copy = join(folder, 'copy');
    const own = dirname(dirname(PROGRAM));
    cpSync(dirname(PROGRAM), join(copy, 'dist'), { recursive: true, filter: (path) => !/\.map$|types/.test(path) });
    cpSync(join(own, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(own, 'node_modules'), join(copy, 'node_modules'));
    const taken = () => {
      const words = [...SWEEP, '--fast', '5,10', '--slow', '50', '--ledger', join(folder, 'ledger'), '--resume'];
      const { status, stderr } = spawnSync(process.execPath, [join(copy, 'dist', 'cli.js'), ...words], {
        env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
        encoding: 'utf8',
      });
      expect({ status, stderr: stderr.replace(/^2 runs were taken.*\n/, '') }).toEqual({ status: 0, stderr: '' });
      return stderr !== '';
    };
    expect([taken(), taken()]).toEqual([false, true]);
    for (const entry of ['worker.js', 'index.js']) {
      appendFileSync(join(copy, 'dist', entry), '// another');
      expect([taken(), taken()]).toEqual([false, true]);
    }
  });

  test('counts runs by hand, and need not run them again', () => {
    const folder = emptyFolder();
    const ledger = ['--ledger', 'ledger'];
    const run = ['run', ...SWEEP.slice(1), '--slow', '50'];
    for (const fast of ['5', '10', '40', '10']) swept(folder, [...run, '--fast', fast, ...ledger]);
    swept(folder, [...run, '--fast', '45', '--ledger', 'none']);
    swept(folder, [
      ...run,
      '--fast',
      '5',
      '--slippage',
      '1',
      '--risk-free',
      '0.02',
      '--benchmark',
      'sp500-2000',
      ...ledger,
    ]);
    const words = [...SWEEP, '--fast', '5:25:5', '--slow', '50', '--resume'];
    const resumed = tidemark(folder, [...words, ...ledger, '--out', 'resumed']);
    expect(resumed.stderr).toContain('2 runs were taken from the ledger');
    expect(JSON.parse(contents(folder)['resumed/sweep.json']).verdict.trials).toBe(7);
    swept(folder, [...words.slice(0, -1), '--ledger', 'other', '--out', 'fresh']);
    expect(contents(folder)['resumed/trials.csv']).toBe(contents(folder)['fresh/trials.csv']);
    const listed = rows(tidemark(folder, ['trials', ...ledger, '--format', 'csv']).stdout);
    expect(listed.slice(0, 5).map(({ study, fast }) => `${study}: ${fast}`)).toEqual([
      'run 1: 5',
      'run 2: 10',
      'run 3: 40',
      'run 4: 10',
      'run 5: 5',
    ]);
  });

  test('runs on after a point that throws, and says which it was', () => {
    const folder = emptyFolder();
    write(folder, {
      'odd.ts': `import { int, strategy } from 'tidemark';
export default strategy({
  about: 'fails for odd numbers',
  params: { n: int(2, { about: 'a number' }) },
  prepare({ n }, { assets: [asset] }) {
    if (n % 2 === 1) throw new Error('odd');
    return (ctx) => { if (ctx.bar % n === 0) ctx.target(ctx.bar % (2 * n) === 0 ? 0.9 : 0, asset); };
  },
});
`,
    });
    for (const jobs of ['1', '2']) {
      swept(folder, [
        'sweep',
        './odd.ts',
        '--data',
        SP500,
        '--n',
        '10:15',
        '--jobs',
        jobs,
        '--ledger',
        'none',
        '--out',
        `out-${jobs}`,
      ]);
    }
    const found = rows(contents(folder)['out-1/trials.csv']);
    expect(found.map(({ status }) => status)).toEqual(['done', 'failed', 'done', 'failed', 'done', 'failed']);
    expect(found[1].error).toContain('odd');
    expect(hashOf(join(folder, 'out-1'))).toBe(hashOf(join(folder, 'out-2')));
    const all = tidemark(folder, ['sweep', './odd.ts', '--data', SP500, '--n', '1,3', '--ledger', 'none']);
    expect(all.code).toBe(1);
    expect(all.stderr).toMatch(/^No point could be run; the first failed so: .*odd.*\n$/);
  });

  test('judges every point in each of several windows, with a row for each in worlds.csv', () => {
    const folder = emptyFolder();
    const windows = ['2003-01-01..2005-12-30', '2006-01-03..2008-12-31'];
    const words = ['sweep', 'sma-cross', '--data', SP500, '--shares', '0', '--ledger', 'none', '--out', 'out'];
    swept(folder, [...words, '--fast', '10,20', '--windows', windows.join(',')]);
    const files = contents(folder);
    const trials = rows(files['out/trials.csv']);
    const worlds = rows(files['out/worlds.csv']);
    expect(worlds.map(({ trial, world }) => [trial, world])).toEqual([
      ['0', windows[0]],
      ['0', windows[1]],
      ['1', windows[0]],
      ['1', windows[1]],
    ]);
    const mean = (Number(worlds[2].cagr) + Number(worlds[3].cagr)) / 2;
    expect(Number(trials[1].cagr)).toBeCloseTo(mean, 12);
    const like = ['run', '--like', `out#1@${windows[1]}`, '--format', 'json'];
    expect(String(JSON.parse(tidemark(folder, like).stdout).metrics.sharpe)).toBe(worlds[3].sharpe);
    expect(tidemark(folder, ['run', '--like', 'out#1']).stderr).toMatch(/2 worlds; name one of them/);
  });

  test('runs on each instrument of a made-up market, and in each of its seeds', () => {
    const folder = emptyFolder();
    const words = [
      'sweep',
      'sma-cross',
      '--scenario',
      'random-walk:years=2,assets=2',
      '--fast',
      '5,10',
      '--ledger',
      'none',
    ];
    swept(folder, [...words, '--each', 'instrument', '--out', 'each']);
    const found = rows(contents(folder)['each/trials.csv']);
    expect(new Set(found.map(({ assets }) => assets)).size).toBe(2);
    expect(found.length).toBe(4);
    swept(folder, [...words, '--seeds', '1..3', '--out', 'seeds']);
    expect(rows(contents(folder)['seeds/worlds.csv']).length).toBe(6);
  });

  test('takes the same way with a sampler that learns, whoever runs it', () => {
    const folder = emptyFolder();
    const words = [...SWEEP, '--fast', '2:60', '--slow', '61:250', '--sampler', 'tpe:batch=8', '--trials', '40'];
    const hashes = ['1', '3'].map((jobs) => {
      swept(folder, [...words, '--jobs', jobs, '--ledger', 'none', '--out', jobs]);
      return hashOf(join(folder, jobs));
    });
    expect(hashes[0]).toBe(hashes[1]);
    expect(rows(contents(folder)['1/trials.csv']).length).toBe(40);
  });

  test('screens points on a part of the window, and ranks only what ran on the whole', () => {
    const folder = emptyFolder();
    swept(folder, [...SWEEP, ...RANGES, '--halving', '3', '--ledger', 'none', '--out', 'out']);
    const { counts, ranking } = JSON.parse(contents(folder)['out/sweep.json']);
    expect(counts).toMatchObject({ trials: 18, done: 2, stopped: 16, ranked: 2 });
    const whole = emptyFolder();
    swept(whole, [...SWEEP, ...RANGES, '--ledger', 'none', '--out', 'out']);
    const all = JSON.parse(contents(whole)['out/sweep.json']).ranking;
    for (const { trial, metrics } of ranking) {
      expect(metrics).toEqual(all.find((each: { trial: number }) => each.trial === trial).metrics);
    }
  });

  test('remembers what failed on the way as what it is, and runs it on the whole window where that is asked for', () => {
    const folder = emptyFolder();
    write(folder, {
      'late.ts': `import { int, strategy } from 'tidemark';
export default strategy({
  about: 'fails for 7 in the second window',
  params: { n: int(2, { about: 'a number' }) },
  prepare({ n }, { assets: [asset] }) {
    return (ctx) => {
      if (n === 7 && ctx.time > Date.UTC(2006, 1, 1)) throw new Error('late');
      if (ctx.bar % n === 0) ctx.target(ctx.bar % (2 * n) === 0 ? 0.9 : 0, asset);
    };
  },
});
`,
    });
    const words = ['sweep', './late.ts', '--data', SP500, '--n', '5:10', '--jobs', '1'];
    const windows = ['--windows', '2003-01-01..2005-12-30,2006-01-03..2008-12-31'];
    swept(folder, [...words, ...windows, '--halving', '2', '--ledger', 'ledger', '--out', 'screened']);
    expect(tidemark(folder, [...words, ...windows, '--ledger', 'ledger', '--resume', '--out', 'resumed']).code).toBe(0);
    swept(folder, [...words, ...windows, '--ledger', 'none', '--out', 'fresh']);
    const { 'fresh/trials.csv': fresh, 'resumed/trials.csv': resumed } = contents(folder);
    expect(fresh).toContain('In 2006-01-03..2008-12-31: late.ts:7: The strategy failed');
    expect(resumed).toBe(fresh);
    expect(contents(folder)['resumed/worlds.csv']).toBe(contents(folder)['fresh/worlds.csv']);
  });

  test('with other metrics is another search, which does not go on with the first', () => {
    const folder = emptyFolder();
    const words = [...SWEEP, '--fast', '5,10', '--slow', '50', '--ledger', 'ledger'];
    swept(folder, words);
    const { 'ledger/journals/1.jsonl': journal } = contents(folder);
    write(folder, { 'ledger/journals/1.jsonl': journal.replace(/.*"end".*\n$/, '') });
    swept(folder, [...words, '--resume', '--metrics', 'bestDay']);
    const listed = tidemark(folder, ['trials', '--ledger', 'ledger', '--format', 'csv']);
    expect(listed.stderr).toBe('');
    expect(rows(listed.stdout).map(({ study }) => study)).toEqual(['1', '1', '2', '2']);
  });

  test('whose result could not be made is not complete in the ledger, so that --resume repeats its verdict', () => {
    const folder = emptyFolder();
    write(folder, {
      'early.ts': `import { int, strategy } from 'tidemark';
export default strategy({
  about: 'fails where it begins late',
  params: { n: int(2, { about: 'a number' }) },
  prepare({ n }, { assets: [asset] }) {
    let began = 0;
    return (ctx) => {
      began ||= ctx.time;
      if (began > Date.UTC(2006, 0, 1)) throw new Error('late');
      if (ctx.bar % n === 0) ctx.target(ctx.bar % (2 * n) === 0 ? 0.9 : 0, asset);
    };
  },
});
`,
    });
    const words = ['sweep', './early.ts', '--data', SP500, '--n', '5:7', '--ledger', 'ledger'];
    const { code, stderr } = tidemark(folder, [...words, '--walk-forward', 'fit=200,test=100']);
    expect(code).not.toBe(0);
    expect(stderr).toContain('No point can be chosen on the fold');
    expect(contents(folder)['ledger/journals/1.jsonl']).not.toContain('{"line":"end"');
    swept(folder, words);
    expect(contents(folder)['ledger/journals/2.jsonl']).toContain('{"line":"end"');
  });
});

describe('a sweep that is disturbed', () => {
  const LATE = `import { int, strategy } from 'tidemark';
export default strategy({
  about: 'leaves a promise behind that fails',
  params: { n: int(2, { min: 2, about: 'a number' }) },
  prepare({ n }, { assets: [asset] }) {
    let isLeft = false;
    return (ctx) => {
      if (!isLeft && n === 3) { isLeft = true; void Promise.reject(new Error('too late')); }
      if (ctx.bar % n === 0) ctx.target(ctx.bar % (2 * n) === 0 ? 0.9 : 0, asset);
    };
  },
});
`;

  test('by what a strategy left running goes on, the same with threads and without', () => {
    const folder = emptyFolder();
    write(folder, { 'late.ts': LATE });
    for (const jobs of ['1', '2']) {
      const words = ['sweep', './late.ts', '--data', SP500, '--n', '2:30', '--ledger', 'none', '--jobs', jobs];
      const { code, stderr } = tidemark(folder, [...words, '--out', `out-${jobs}`]);
      expect(code).toBe(0);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(hashOf(join(folder, 'out-1'))).toBe(hashOf(join(folder, 'out-2')));
    const { code, stderr } = tidemark(folder, ['run', './late.ts', '--data', SP500, '--n', '3', '--ledger', 'none']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^late\.ts:8: Something that the strategy left running failed outside of any run: too late; leave no .*\.\n$/,
    );
  });
});
