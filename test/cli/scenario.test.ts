// Made-up markets from the command line: in place of data, and as a data folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refused } from './refused.js';
import { contents, emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

const WORDS = ['random-walk:assets=2,seed=7,years=2', 'planted-edge:half-life=30,edge=4', 'crisis-transmission:seed=3'];

test('a market that is written and read gives the run of the market that is named', () => {
  for (const word of WORDS) {
    const folder = emptyFolder();
    const run = [
      'run',
      'sma-cross',
      '--shares',
      '0',
      '--base',
      'CNY',
      '--benchmark',
      word.startsWith('c') ? 'SPY' : '',
    ];
    const common = run.filter((each, at) => each !== '' && !(run[at + 1] === '' && each === '--benchmark'));
    expect(tidemark(folder, ['data', 'generate', '--scenario', word, '--out', 'market'])).toMatchObject({ code: 0 });
    expect(tidemark(folder, [...common, '--data', 'market', '--out', 'read'])).toMatchObject({ code: 0 });
    expect(tidemark(folder, [...common, '--scenario', word, '--out', 'named'])).toMatchObject({ code: 0, stderr: '' });
    const [read, named] = [contents(join(folder, 'read')), contents(join(folder, 'named'))];
    for (const file of ['equity.csv', 'fills.csv', 'orders.csv', 'cashflows.csv', 'positions.csv']) {
      expect({ file, same: named[file] === read[file] }).toEqual({ file, same: true });
    }
    expect(named['fills.csv'].split('\n').length).toBeGreaterThan(5);
    const [of, from] = [JSON.parse(read['run.json']), JSON.parse(named['run.json'])];
    expect(from.fingerprint).toBe(of.fingerprint);
    expect(from.metrics).toEqual(of.metrics);
    expect(from.configuration).toEqual({ ...of.configuration, data: [], scenario: word });
    expect(named['report.html']).toContain(`--scenario ${word}`);
  }
});

test('--seed of generate is that of the scenario; a market of ours is replaced, anything else is not', () => {
  const folder = emptyFolder();
  const generate = (...words: string[]) => tidemark(folder, ['data', 'generate', ...words]);
  const { code, stdout } = generate('--scenario', 'random-walk:years=1', '--seed', '5', '--out', 'one');
  expect(code).toBe(0);
  expect(stdout).toMatch(/random-walk:.*seed=5.*not market history/);
  generate('--scenario', 'random-walk:years=1,seed=5', '--out', 'two');
  expect(contents(join(folder, 'two'))).toEqual(contents(join(folder, 'one')));
  generate('--scenario', 'random-walk', '--out', 'two');
  expect(contents(join(folder, 'two'))).not.toEqual(contents(join(folder, 'one')));
  write(folder, { 'mine/notes.txt': 'mine' });
  expect(generate('--scenario', 'random-walk', '--out', 'mine').stderr).toMatch(/empty or a new directory/);
  expect(readFileSync(join(folder, 'mine/notes.txt'), 'utf8')).toBe('mine');
});

test('what makes no sense is one sentence', () => {
  const folder = emptyFolder();
  write(folder, { 'bars.csv': PLAIN.join('\n') });
  const run = (sentence: RegExp, ...words: string[]) => refused(folder, ['run', 'sma-cross', ...words], sentence);
  const named = (word: string, sentence: RegExp) => run(sentence, '--scenario', word);
  run(/--data .*--scenario/);
  run(/--data and --scenario are both given/, '--scenario', 'random-walk', '--data', 'bars.csv');
  run(/--lenient is about data that are read/, '--scenario', 'random-walk', '--lenient', 'order');
  run(/--continuous is about data that are read/, '--scenario', 'random-walk', '--continuous', 'IF');
  named('random-wolk', /no scenario "random-wolk"; did you mean random-walk/);
  named('random-walk:sead=1', /no param "sead"; did you mean seed/);
  named('random-walk:years=0', /years.*0/);
  named('random-walk:7', /name=value/);
  named('./bars.csv', /files with --data/);
  run(/no instrument SPY: they hold WALK1/, '--scenario', 'random-walk', '--assets', 'SPY');
  named('crisis-transmission', /several currencies.*--base/);
  const generate = (sentence: RegExp, ...words: string[]) => refused(folder, ['data', 'generate', ...words], sentence);
  generate(/--scenario with a name/, '--out', 'x');
  generate(/--out with a new folder/, '--scenario', 'random-walk');
  const both = ['--onto', 'history', '--from', '2024-01-02', '--pins', 'pins.csv'];
  generate(/--pins without --onto/, '--scenario', 'calm', ...both, '--out', 'x');
  generate(/seed of its own/, '--scenario', 'random-walk:seed=1', '--seed', '2', '--out', 'x');
  generate(/--seed/, '--scenario', 'random-walk', '--seed', '-1', '--out', 'x');
});

test('list shows the scenarios with their params', () => {
  const { code, stdout } = tidemark(emptyFolder(), ['list', 'scenarios']);
  expect(code).toBe(0);
  for (const word of ['random-walk', 'planted-edge', 'crisis-transmission', 'demo', 'half-life', 'seed']) {
    expect(stdout).toContain(word);
  }
  const json = JSON.parse(tidemark(emptyFolder(), ['list', 'scenarios', '--format', 'json']).stdout);
  expect(json.map(({ name }: { name: string }) => name)).toContain('planted-edge');
});
