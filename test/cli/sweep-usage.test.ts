// Sweeps that make no sense are refused in one sentence with the remedy, before anything is run or written.

import { expect, test } from 'vitest';
import { refused } from './refused.js';
import { emptyFolder, SP500, tidemark, write } from './tidemark.js';

const SWEEP = ['sweep', 'sma-cross', '--data', SP500];

const CASES: readonly (readonly [words: readonly string[], sentence: RegExp])[] = [
  [['--fast', '5:50:0'], /--fast is "5:50:0"; a step of 0 arrives nowhere/],
  [['--fast', '50:5:5'], /--fast is "50:5:5"; .*5:50:5\./],
  [['--fast', '5,,7'], /--fast is "5,,7"; an element of the list is empty/],
  [['--fast', '5,5'], /--fast is "5,5"; 5 is there twice/],
  [['--fast', '0:10'], /--fast is "0:10"; /],
  [['--fast', 'five'], /--fast is "five"; give a number in plain digits/],
  [
    ['--fast', '60:70', '--slow', '20:30'],
    /No point of the space goes together: fast \(60\) has to be below slow \(20\)/,
  ],
  [['--fast', '60:70', '--slow', '20:30', '--sampler', 'random'], /No point of the space goes together/],
  [['--rank', 'sharp'], /there is no metric "sharp": did you mean sharpe\?/],
  [['--rank', 'maxDrawdownStart'], /neither more nor less maxDrawdownStart is better/],
  [['--rank', 'alpha'], /alpha compares with a benchmark; name one with --benchmark/],
  [['--require', 'sharpe => 1'], /=> is none of <, <=, > and >=/],
  [['--metrics', 'sharpe,xyz'], /--metrics is "sharpe,xyz"; there is no metric "xyz"/],
  [['--jobs', '0'], /--jobs is "0"; give a whole number of at least 1\./],
  [['--trials', '0'], /--trials is "0"; give a whole number of at least 1\./],
  [['--halving', '1'], /--halving is "1"; give a whole number of at least 2\./],
  [['--halving', '3', '--from', '2020-01-02'], /too few to screen points on a part of it; leave --halving out/],
  [['--sampler', 'tpee'], /no sampler "tpee"; did you mean tpe\?/],
  [['--sampler', 'tpe:bach=3'], /has no param "bach"; did you mean batch\?/],
  [['--queue', 'http://x'], /--queue is no address of a Redis server/],
  [['--queue', 'redis://127.0.0.1:1', '--jobs', '2'], /give one of them/],
  [['--queue', 'redis://127.0.0.1:1'], /no queue at redis:\/\/127\.0\.0\.1:1/],
  [['--resume', '--ledger', 'none'], /leave one of them out/],
  [['--seeds', '1..5'], /name one with --scenario/],
  [['--scenario', 'random-walk'], /--data.*--scenario|--scenario.*--data/],
  [['--windows', '2005-01-01..2004'], /--windows is "2005-01-01\.\.2004"; give spans/],
  [['--windows', '2005-01-01..2006-01-01', '--from', '2004-01-01'], /leave --from and --to out/],
  [['--windows', '2005-01-01..2005-01-04'], /has 2 sessions, too few to judge/],
  [['--slippage', '0,0'], /0 is there twice/],
  [['--each', 'instruments'], /--each is "instruments"; did you mean instrument\?/],
  [['--walk-forward'], /--walk-forward needs its words, such as fit=500,test=60\./],
  [['--cross-validation'], /--cross-validation needs its words, such as groups=6,test=2\./],
  [['--fill', 'next-open,soon'], /--fill is "soon"/],
  [['--doubt'], /no option --doubt/],
  [['--out', 'taken'], /taken/],
  [['--like', 'x#1'], /no option --like/],
];

test.each(CASES)('%j', (words, sentence) => {
  const folder = emptyFolder();
  write(folder, { 'taken/letter.txt': 'dear' });
  const ledger = words.includes('--ledger') ? [] : ['--ledger', 'none'];
  refused(folder, [...SWEEP, ...words, ...ledger], sentence);
});

test('the help shows what is swept where nothing is given', () => {
  const { code, stdout } = tidemark(emptyFolder(), ['sweep', 'sma-cross', '--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/--fast .*\[default: 5:50:5\]/s);
  expect(stdout).toContain('--walk-forward');
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test('a trial that is not there, and a folder that is none, are refused', () => {
  const folder = emptyFolder();
  refused(folder, ['run', '--like', 'nowhere#1'], /There is no nowhere\/sweep\.json/);
  refused(folder, ['run', '--like', 'nowhere'], /give the folder of a sweep and a trial, such as results#17\./);
  write(folder, { 'odd/sweep.json': '{"configuration": 5}', 'torn/sweep.json': '{"conf' });
  refused(folder, ['run', '--like', 'odd#1'], /odd\/sweep\.json is not what a sweep writes/);
  refused(folder, ['run', '--like', 'torn#1'], /torn\/sweep\.json cannot be read as JSON/);
});
