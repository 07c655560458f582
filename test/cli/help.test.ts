// Help, version and the list of strategies.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../cli/commands.js';
import { continuousOf, continuousText } from '../../cli/continuous.js';
import { paramOptions } from '../../cli/param-options.js';
import { RUN_OPTIONS } from '../../cli/run-options.js';
import { REPAIRS } from '../../data/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { emptyFolder, tidemark } from './tidemark.js';

const DATA_PAGE = readFileSync(new URL('../../docs/data.md', import.meta.url), 'utf8');

test('without a command the help goes to standard error, and it counts as wrong usage', () => {
  const { code, stdout, stderr } = tidemark(emptyFolder(), []);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  for (const name of Object.keys(COMMANDS)) expect(stderr).toContain(`tidemark ${name}`);
});

test('--help names every command and what it does', () => {
  const { code, stdout, stderr } = tidemark(emptyFolder(), ['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const name of Object.keys(COMMANDS)) expect(stdout).toContain(`tidemark ${name}`);
});

test.each(Object.entries(COMMANDS))('%s --help shows each of its options', (name, { about, options }) => {
  const { code, stdout } = tidemark(emptyFolder(), [...name.split(' '), '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain(about);
  for (const option of Object.keys(options)) expect(stdout).toContain(`--${option} `);
});

test('a group shows its own commands only', () => {
  const { stdout } = tidemark(emptyFolder(), ['data', '--help']);
  expect(stdout).toContain('tidemark data check');
  expect(stdout).not.toContain('tidemark run');
});

test('the help of a strategy shows its own params with defaults, ranges and meaning', () => {
  const { code, stdout } = tidemark(emptyFolder(), ['run', 'buy-the-dip-inflows', '--help']);
  expect(code).toBe(0);
  const { about, params } = STRATEGIES['buy-the-dip-inflows'];
  const plain = stdout.replaceAll(/\s+/g, ' ');
  expect(plain).toContain(about);
  for (const [name, param] of Object.entries(params)) {
    expect(plain).toContain(`--${name} ${param.about}`);
    if (param.kind === 'num') expect(plain).toContain(`[default: ${param.default}]`);
  }
  expect(plain).toContain('--cash starting cash');
});

test.each(Object.entries(STRATEGIES))('no param of %s bears the name of an option', (name, strategy) => {
  const options = paramOptions({ name, strategy, url: '', sourceHash: '', sources: [] });
  expect(Object.keys(options)).toHaveLength(Object.keys(strategy.params).length);
});

test('the repairs that --lenient may name are those that there are', () => {
  expect(RUN_OPTIONS.lenient.choices).toEqual(Object.keys(REPAIRS));
  expect(tidemark(emptyFolder(), ['run', '--help']).stdout.replaceAll(/\s+/g, ' ')).toContain(
    `(${Object.keys(REPAIRS).join(', ')})`,
  );
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(tidemark(emptyFolder(), ['--version']).stdout).toBe(`${version}\n`);
});

test('list shows every strategy with its params, defaults and sweeps', () => {
  const { code, stdout, stderr } = tidemark(emptyFolder(), ['list']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const [name, { about, params }] of Object.entries(STRATEGIES)) {
    expect(stdout).toContain(`${name}\n  ${about}\n`);
    for (const param of Object.values(params)) expect(stdout).toContain(param.about);
  }
  expect(stdout).toMatch(/--dip +0\.05 +0\.03:0\.15:0\.03 +fall from the high/);
});

test('list --format json gives the declarations', () => {
  const all = JSON.parse(tidemark(emptyFolder(), ['list', '--format', 'json']).stdout);
  expect(all).toEqual(
    JSON.parse(
      JSON.stringify(Object.entries(STRATEGIES).map(([name, { about, params }]) => ({ name, about, params }))),
    ),
  );
});

test('neither the language nor the width of the machine changes the help', () => {
  const folder = emptyFolder();
  const plain = tidemark(folder, ['run', 'sma-cross', '--help']).stdout;
  expect(tidemark(folder, ['run', 'sma-cross', '--help'], { LANG: 'de_DE.UTF-8', LC_ALL: 'zh_CN.UTF-8' }).stdout).toBe(
    plain,
  );
});

test('the help says what a short form of --continuous stands for', () => {
  const { about } = RUN_OPTIONS.continuous;
  const forms = [...about.matchAll(/(IF\S*) is (IF\S+)/g)];
  expect(forms).toHaveLength(2);
  for (const [, short, long] of forms) expect(continuousOf([short], []).map(continuousText)).toEqual([long]);
  for (const [, short, long] of forms) expect(DATA_PAGE).toMatch(new RegExp(`\`${short}\`( alone)? is \`${long}\``));
});
