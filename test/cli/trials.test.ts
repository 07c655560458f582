// `tidemark trials`: what it lists, leaves out, writes and answers is what the ledger holds.

import { tableFromIPC } from '@uwdata/flechette';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { width } from '../../reports/render/clean.js';
import type { Remembered, StudyWords } from '../../sweep/ledger/ledger.js';
import { openLedger } from '../../sweep/ledger/open-ledger.js';
import { rememberRun } from '../../sweep/ledger/single-runs.js';
import { trialOf, wordsOf } from '../sweep/ledger-made.js';
import { refused } from './refused.js';
import { emptyFolder, PROGRAM, tidemark } from './tidemark.js';

const numbers = (from: number, count: number): Remembered[] =>
  Array.from({ length: count }, (_, i) => trialOf(from + i));

/** Everything in the ledger of these tests: words and trials of each study, in order of listing. */
const STUDIES: readonly (readonly [name: string, words: StudyWords, trials: readonly Remembered[]])[] = [
  ['run 1', wordsOf({ search: '', strategy: 'buy-and-hold', universe: ['000300'] }), [{ ...trialOf(70), values: {} }]],
  ['1', wordsOf({ search: 'a', window: ['2015-01-05', '2018-12-28'] }), numbers(0, 30)],
  ['2', wordsOf({ search: 'b', window: ['2019-01-02', '2022-12-30'] }), numbers(20, 15)],
  [
    '3',
    wordsOf({
      search: 'c',
      strategy: 'rotation',
      universe: ['510300', '518880'],
      metrics: ['cagr', 'sharpe', 'calmar'],
    }),
    numbers(50, 4).map((trial, i) => ({ ...trial, values: { lookback: 20 * i, sharpe: 'names a metric', Sharpe: i } })),
  ],
];

/** A folder with the ledger in `ledger`. */
function folder(): string {
  const here = emptyFolder();
  const ledger = openLedger(join(here, 'ledger'), expect.unreachable);
  for (const [name, words, trials] of STUDIES) {
    if (name.startsWith('run')) rememberRun(join(here, 'ledger'), words, trials[0]);
    else {
      const study = ledger.begin(words, false);
      study.append(trials);
      study.end();
    }
  }
  return here;
}

type Row = Record<string, unknown>;

const trials = (here: string, ...words: readonly string[]) =>
  tidemark(here, ['trials', '--ledger', 'ledger', ...words]);

/** The trials that options leave, as JSON. */
function listed(here: string, ...words: readonly string[]): Row[] {
  const { code, stdout, stderr } = trials(here, '--format', 'json', ...words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** All trials as the list should have them, from what was put in. */
const EXPECTED: readonly Row[] = STUDIES.flatMap(([study, words, all]) =>
  all.map(({ key, idea, values, outcome }) => {
    const figure = (name: string) => {
      const value = outcome.metrics[words.metrics.indexOf(name)];
      // JSON has neither -0 nor what is not finite.
      return Number.isFinite(value) ? value + 0 : null;
    };
    const own = values as Row;
    const text = (value: unknown) => (value === undefined ? null : String(value));
    return {
      study,
      strategy: words.strategy,
      universe: words.universe.join(' '),
      from: words.window[0],
      to: words.window[1],
      fast: own.fast ?? null,
      slow: own.slow ?? null,
      exit: own.exit ?? null,
      hedged: text(own.hedged),
      lookback: own.lookback ?? null,
      'param.sharpe': own.sharpe ?? null,
      'param.Sharpe.2': own.Sharpe ?? null,
      ...Object.fromEntries(
        ['sharpe', 'maxDrawdown', 'profitFactor', 'cagr', 'calmar'].map((name) => [name, figure(name)]),
      ),
      status: outcome.status,
      error: outcome.error,
      idea,
      key,
    };
  }),
);

/** A row of a binary file as JSON would have it. */
const asJson = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      typeof cell !== 'number' ? cell : Number.isFinite(cell) ? cell + 0 : null,
    ]),
  );

test('json holds every trial with its params and figures, in the order of studies', () => {
  expect(listed(folder())).toEqual(EXPECTED);
});

test.each<[words: string[], keeps: (row: Row) => boolean]>([
  [['--strategy', 'rotation'], ({ strategy }) => strategy === 'rotation'],
  [['--symbol', '518880'], ({ universe }) => String(universe).includes('518880')],
  [['--from', '2022-12-31'], ({ to }) => String(to) >= '2022-12-31'],
  [['--to', '2019-01-01'], ({ from }) => String(from) <= '2019-01-01'],
  [['--from', '2018-12-28', '--to', '2018-12-28'], ({ study }) => study === '1'],
  [['--status', 'failed'], ({ status }) => status === 'failed'],
  [['--status', 'stopped'], ({ status }) => status === 'stopped'],
  [['--where', 'sharpe > 0.1'], ({ sharpe }) => sharpe !== null && Number(sharpe) > 0.1],
  [
    ['--where', 'sharpe>0.1', 'fast <= 10'],
    ({ sharpe, fast }) => Number(sharpe) > 0.1 && fast !== null && Number(fast) <= 10,
  ],
  [['--where', 'hedged = true'], ({ hedged }) => hedged === 'true'],
  [['--where', 'exit != low'], () => false],
  [['--where', 'study = 2'], ({ study }) => study === '2'],
  [['--strategy', 'unknown', '--where', 'nothing > 1'], () => false],
])('%j', (words, keeps) => {
  const keys = EXPECTED.filter(keeps).map(({ study, key }) => [study, key]);
  expect(listed(folder(), ...words).map(({ study, key }) => [study, key])).toEqual(keys);
});

test('sorted by a metric the best come first, by a param the smallest, and what is undefined last', () => {
  const here = folder();
  const down = listed(here, '--sort', 'sharpe').map(({ sharpe }) => Number(sharpe));
  expect(down).toEqual([...down].sort((a, b) => b - a));
  const up = listed(here, '--sort', 'slow').map(({ slow }) => slow);
  const known = up.filter((slow) => slow !== null);
  expect(up).toEqual([...known.sort((a, b) => Number(a) - Number(b)), ...up.filter((slow) => slow === null)]);
  expect(known.length).toBeLessThan(up.length);
  expect(listed(here, '--sort', 'sharpe', '--limit', '2').map(({ sharpe }) => sharpe)).toEqual(down.slice(0, 2));
});

test('as text it fits the terminal, tells what all have in common once, and says how many there are', () => {
  const here = folder();
  for (const words of [[], ['--studies'], ['--strategy', 'sma-cross', '--sort', 'sharpe'], ['--sql', 'FROM trials']]) {
    const { code, stdout } = trials(here, ...words);
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(width(line)).toBeLessThanOrEqual(80);
  }
  const { stdout } = trials(here, '--strategy', 'sma-cross', '--from', '2020-01-02');
  expect(stdout).toMatch(/^Universe +510300 510500$/m);
  expect(stdout).toMatch(/^study +fast +slow +exit +hedged +status +sharpe/m);
  expect(stdout).toMatch(/^2 +20 +41 +low +true +done /m);
  expect(stdout).toMatch(/\n15 trials\.\n$/);
  // Neither the params of other strategies nor figures of what failed: no column is empty.
  expect(trials(here, '--where', 'study = run 1').stdout).toMatch(/^study +sharpe/m);
  const failed = trials(here, '--strategy', 'sma-cross', '--status', 'failed').stdout;
  expect(failed).toMatch(/^study +error /m);
  expect(failed).toContain('It threw "');
  expect(trials(here, '--where', 'sharpe > 0').stdout).toMatch(/^study +sharpe /m);
  expect(trials(here).stdout).toMatch(/\n20 of 50 trials; --limit shows more\.\n$/);
  expect(trials(here, '--studies').stdout).toMatch(/\n4 studies\.\n$/);
});

test('csv, a CSV file, an Arrow file and a Parquet file hold the same', async () => {
  const here = folder();
  const { stdout } = trials(here, '--format', 'csv', '--limit', '40');
  for (const kind of ['csv', 'arrow', 'parquet']) {
    const { code, stdout: said } = trials(here, '--limit', '40', '--export', `all.${kind}`);
    expect({ code, said }).toEqual({ code: 0, said: `40 rows written to all.${kind}\n` });
  }
  expect(readFileSync(join(here, 'all.csv'), 'utf8')).toBe(stdout);
  expect(stdout.split('\n')[0].split(',')).toEqual(Object.keys(EXPECTED[0]));
  const expected = EXPECTED.slice(0, 40);
  const arrow = tableFromIPC(readFileSync(join(here, 'all.arrow')));
  expect(arrow.toArray().map(asJson)).toEqual(expected);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const parquet = await connection.runAndReadAll(`FROM '${join(here, 'all.parquet')}'`);
  expect(parquet.getRowObjects().map(asJson)).toEqual(expected);
  expect(readdirSync(here).sort()).toEqual(['all.arrow', 'all.csv', 'all.parquet', 'ledger']);
});

test('SQL sees the trials and studies that the other options leave', () => {
  const here = folder();
  const sql = 'SELECT strategy, count(*) AS n, max(sharpe) AS best FROM trials GROUP BY strategy ORDER BY strategy';
  const best = (name: string) =>
    Math.max(...EXPECTED.filter(({ strategy }) => strategy === name).map(({ sharpe }) => Number(sharpe)));
  expect(listed(here, '--sql', sql)).toEqual([
    { strategy: 'buy-and-hold', n: 1, best: best('buy-and-hold') },
    { strategy: 'rotation', n: 4, best: best('rotation') },
    { strategy: 'sma-cross', n: 45, best: best('sma-cross') },
  ]);
  expect(listed(here, '--strategy', 'rotation', '--sql', sql)).toHaveLength(1);
  const join =
    'SELECT s.study, s.trials, count(*) AS n FROM studies s JOIN trials t USING (study) GROUP BY ALL ORDER BY 1';
  expect(listed(here, '--sql', join)).toEqual([
    { study: '1', trials: 30, n: 30 },
    { study: '2', trials: 15, n: 15 },
    { study: '3', trials: 4, n: 4 },
    { study: 'run 1', trials: 1, n: 1 },
  ]);
  const { code } = trials(here, '--sql', "SELECT 1.5 AS x, NULL AS y, DATE '2024-01-02' AS day", '--export', 'x.csv');
  expect(code).toBe(0);
  expect(readFileSync(`${here}/x.csv`, 'utf8')).toBe('x,y,day\n1.5,,2024-01-02\n');
});

test.each([
  "SELECT * FROM read_text('/etc/hostname')",
  "SELECT * FROM read_csv('letter.csv')",
  "FROM 'letter.csv'",
  "SELECT * FROM glob('*')",
  "SELECT * FROM read_parquet('https://example.org/x.parquet')",
  "COPY trials TO 'stolen.csv'",
  "COPY (SELECT 1) TO 'stolen.parquet' (FORMAT parquet)",
  "EXPORT DATABASE 'stolen'",
  "ATTACH 'stolen.db'",
  'INSTALL httpfs',
  'LOAD httpfs',
  'SET enable_external_access = true',
  'SET lock_configuration = false',
  'PRAGMA enable_external_access=true',
  "SELECT 1; COPY trials TO 'stolen.csv'",
  'DROP TABLE trials',
  'CREATE TABLE x AS SELECT 1',
  'SELECT nothing FROM trials',
  'SELEC 1',
  ';',
])('SQL that is no question about the tables is refused: %s', (sql) => {
  const here = folder();
  writeFileSync(join(here, 'letter.csv'), 'a\nsecret\n');
  const said = refused(here, ['trials', '--ledger', 'ledger', '--sql', sql], /./);
  expect(said).not.toContain('secret');
});

test.each<[words: string[], sentence: RegExp]>([
  [['--where', 'sharp > 1'], /--where names "sharp", which these trials do not have; did you mean sharpe\?/],
  [['--where', 'sharpe'], /--where is "sharpe"; give a name and its bound in quotes, such as "sharpe > 1"\./],
  [['--where', 'sharpe > much'], /"much" is no number: give one in plain digits/],
  [['--where', 'exit > low'], /exit holds no numbers; compare it with = or !=\./],
  [['--sort', 'sharp'], /--sort names "sharp", which these trials do not have; did you mean sharpe\?/],
  [['--limit', '0'], /--limit is "0"; give a whole number/],
  [['--status', 'begun'], /--status is "begun"; it can be done, failed, stopped\./],
  [['--from', '2024-02-30'], /--from is "2024-02-30"; give a date that exists/],
  [['--from', '2024-01-02', '--to', '2024-01-01'], /--from 2024-01-02 is after --to 2024-01-01/],
  [['--format', 'md'], /--format is "md"; it can be text, json, csv\./],
  [['--export', 'all.xlsx'], /--export is "all\.xlsx"; give a name that ends in \.csv, \.parquet or \.arrow\./],
  [['--export', 'taken.csv'], /taken\.csv is there already; choose another name, or replace it with --force\./],
  [['--export', 'folder.csv', '--force'], /folder\.csv is a folder; give --export the name of a file\./],
  [['--export', 'nowhere/all.csv'], /nowhere\/all\.csv cannot be written \(its folder is not there\)/],
  [['--force'], /--force goes with --export/],
  [['--studies', '--sql', 'FROM trials'], /--studies and --sql do not go together/],
  [['--ledger', 'nowhere'], /There is no ledger in nowhere; check the path, or begin one by a sweep/],
  [['--ledger', 'none'], /A ledger called none remembers nothing; name a folder/],
  [['--ledger', 'folder.csv'], /holds letter\.txt and no format\.json, so it is no ledger/],
  [['--ledger', 'newer'], /newer was written by a newer version of Tidemark \(format 7, this version reads 1\)/],
])('%j is refused', (words, sentence) => {
  const here = folder();
  mkdirSync(join(here, 'folder.csv'));
  mkdirSync(join(here, 'newer'));
  writeFileSync(join(here, 'newer', 'format.json'), '{"format":7}');
  writeFileSync(join(here, 'folder.csv', 'letter.txt'), 'mine');
  writeFileSync(join(here, 'taken.csv'), 'mine');
  const named = words.includes('--ledger') ? [] : ['--ledger', 'ledger'];
  refused(here, ['trials', ...named, ...words], sentence);
});

test('--force replaces what was there', () => {
  const here = folder();
  writeFileSync(join(here, 'all.csv'), 'mine');
  expect(trials(here, '--export', 'all.csv', '--force').code).toBe(0);
  expect(readFileSync(join(here, 'all.csv'), 'utf8')).toBe(trials(here, '--format', 'csv').stdout);
  expect(readdirSync(here).sort()).toEqual(['all.csv', 'ledger']);
});

test('where nothing was ever run, nothing is listed, and nothing is made', () => {
  const here = emptyFolder();
  const env = { TIDEMARK_LEDGER: join(here, 'home', 'ledger') };
  const { code, stdout, stderr } = tidemark(here, ['trials'], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/Nothing is remembered/);
  expect(tidemark(here, ['trials', '--format', 'json'], env).stdout).toBe('[]\n');
  expect(readdirSync(here)).toEqual([]);
});

test('damaged lines are told on standard error, and the rest is listed', () => {
  const here = folder();
  const path = join(here, 'ledger', 'journals', '1.jsonl');
  const lines = readFileSync(path, 'utf8').split('\n');
  lines[4] = lines[4].replace('"low"', '"LOW"');
  writeFileSync(path, lines.join('\n'));
  const { code, stdout, stderr } = trials(here, '--format', 'json');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^\S*1\.jsonl:5 is damaged and is passed over; what it held no longer counts\.\n$/);
  expect(JSON.parse(stdout)).toEqual(EXPECTED.filter(({ study, fast }) => !(study === '1' && fast === 3)));
});

test('what a foreign ledger holds cannot steer the terminal', () => {
  const here = emptyFolder();
  const evil = '\u001B[2J\u0007\u202Eevil\r\n';
  const words = wordsOf({ strategy: evil, universe: [evil], metrics: ['sharpe', evil, 'calmar'] });
  const study = openLedger(join(here, 'ledger'), expect.unreachable).begin(words, false);
  const trial = trialOf(3);
  study.append([{ ...trial, values: { [evil]: evil, __proto__x: 1, ['__proto__']: 2 } }]);
  for (const shown of [[], ['--studies'], ['--sql', 'SELECT strategy, * FROM trials'], ['--where', 'nothing > 1']]) {
    const { stdout, stderr } = trials(here, ...shown);
    // oxlint-disable-next-line no-control-regex
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F\u202E]/);
  }
});

test('without DuckDB everything but SQL and Parquet is there, and these name the package', () => {
  const here = folder();
  const program = join(here, '..', 'program');
  cpSync(dirname(PROGRAM), join(program, 'dist'), { recursive: true });
  const require = createRequire(import.meta.url);
  for (const name of Object.keys(manifest.dependencies)) {
    const at = fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
    mkdirSync(dirname(join(program, 'node_modules', name)), { recursive: true });
    symlinkSync(at, join(program, 'node_modules', name));
  }
  expect(() => require.resolve('@duckdb/node-api', { paths: [program] })).toThrow(/Cannot find module/);
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [join(program, 'dist', 'cli.js'), 'trials', '--ledger', 'ledger', ...words], {
      cwd: here,
      encoding: 'utf8',
    });
  const pinned = manifest.peerDependencies['@duckdb/node-api'];
  for (const words of [
    ['--sql', 'FROM trials'],
    ['--export', 'all.parquet'],
  ]) {
    const { status, stdout, stderr } = run(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      `SQL and Parquet need the package @duckdb/node-api, which is not installed; add it with "npm install @duckdb/node-api@${pinned}", or use CSV or Arrow.\n`,
    );
  }
  expect(run('--export', 'all.arrow').status).toBe(0);
  expect(run('--format', 'csv').status).toBe(0);
  expect(readdirSync(here).sort()).toEqual(['all.arrow', 'ledger']);
});
