// `tidemark audit` as its users run it: exit codes, what is said, and the market that is saved.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emptyFolder, tidemark, write } from './tidemark.js';

const ZOO = fileURLToPath(new URL('../audit/zoo', import.meta.url));
const MARKET = ['--data', join(ZOO, 'market')];
const FEW = ['--cuts', '10'];

/** A file of the zoo in a folder of its own, so that places are told from there. */
function visit(kind: 'cheats' | 'honest', name: string): { readonly folder: string; readonly file: string } {
  const folder = emptyFolder();
  const file = `${name}.ts`;
  write(folder, { [file]: readFileSync(join(ZOO, kind, file), 'utf8') });
  return { folder, file };
}

test('a cheat is named with date, line and probe, and its smallest market is run on and audited again', () => {
  const { folder, file } = visit('cheats', 'steps-ahead');
  const { code, stdout } = tidemark(folder, ['audit', file, ...MARKET, ...FEW, '--save', 'smallest']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FINDING: cut, 20\d\d-\d\d-\d\d \(bar \d+\), steps-ahead\.ts:13$/m);
  expect(stdout).toMatch(/^ {2}decided: {2}target /m);
  const [, words] = /^ {2}tidemark (run steps-ahead\.ts --data smallest .*)$/m.exec(stdout)!;
  expect(tidemark(folder, [...words.split(' '), '--ledger', 'none']).code).toBe(0);
  const again = tidemark(folder, ['audit', ...words.split(' ').slice(1)]);
  expect({ code: again.code, found: again.stdout.includes('FINDING: cut') }).toEqual({ code: 1, found: true });
});

test('the same audit is the same bytes, and JSON holds what was found', () => {
  const { folder, file } = visit('cheats', 'learns-from-runs');
  const words = ['audit', file, ...MARKET, ...FEW, '--format', 'json'];
  const [one, two] = [tidemark(folder, words), tidemark(folder, words)];
  expect(one).toEqual(two);
  const { findings, verdicts, market } = JSON.parse(one.stdout) as {
    findings: number;
    verdicts: { probe: string; gravity: string; date: string; smallest: { rows: number } }[];
    market: { assets: string[] };
  };
  expect({ code: one.code, findings, assets: market.assets }).toEqual({
    code: 1,
    findings: 1,
    assets: ['AAA', 'BBB', 'CCC'],
  });
  const state = verdicts.find(({ gravity }) => gravity === 'finding')!;
  expect(state).toMatchObject({ probe: 'state', date: '2023-11-21' });
  expect(state.smallest.rows).toBeLessThan(5);
});

test('what reaches outside while it is loaded is found with its line, globals too', () => {
  const folder = emptyFolder();
  write(folder, {
    'loads.ts': [
      "import { load, strategy } from 'tidemark';",
      `const { feed } = await load([${JSON.stringify(MARKET[1])}]);`,
      'Object.assign(globalThis, { kept: feed });',
      "export default strategy({ about: 'Loads.', params: {}, prepare: (_, { assets: [a] }) => (ctx) => ctx.target(0.5, a) });",
    ].join('\n'),
  });
  const { code, stdout } = tidemark(folder, ['audit', 'loads.ts', ...MARKET, '--cuts', '2']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FINDING: outside, loads\.ts:2$/m);
  expect(stdout).toContain('It changed globalThis.kept');
});

test('an honest strategy passes, and so does one that comes with Tidemark', () => {
  const { folder, file } = visit('honest', 'heavy-indicator');
  const { code, stdout, stderr } = tidemark(folder, ['audit', file, ...MARKET, ...FEW, '--save', 'nothing']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'No finding has a market to save; nothing was not written.\n' });
  expect(stdout).toMatch(/^heavy-indicator\.ts: nothing found/);
  const builtIn = tidemark(folder, ['audit', 'buy-and-hold', ...MARKET, ...FEW]);
  expect({ code: builtIn.code, found: builtIn.stdout.includes('nothing found') }).toEqual({ code: 0, found: true });
});

test('that nothing was found where nothing was ordered is said', () => {
  const folder = emptyFolder();
  write(folder, {
    'idle.ts':
      "import { strategy } from 'tidemark';\nexport default strategy({ about: 'Waits.', params: {}, prepare: () => () => {} });",
  });
  const { code, stdout } = tidemark(folder, ['audit', 'idle.ts', ...MARKET, '--cuts', '2']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^idle\.ts: nothing found\n\nIt gave no order here, /);
});

test('what a strategy leaves running keeps no audit from its end', () => {
  const folder = emptyFolder();
  write(folder, {
    'ticks.ts': [
      "import { strategy } from 'tidemark';",
      'setInterval(() => {}, 1000);',
      'await new Promise((done) => setTimeout(done, 1));',
      "export default strategy({ about: 'Ticks.', params: {}, prepare: (_, { assets: [a] }) => (ctx) => ctx.target(0.5, a) });",
    ].join('\n'),
  });
  const { code, stdout } = tidemark(folder, ['audit', 'ticks.ts', ...MARKET, '--cuts', '2']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Warning: timers, ticks\.ts:2$/m);
});

test('without data a market is made up, with the series that the strategy asks for, and said to be', () => {
  const folder = emptyFolder();
  write(folder, {
    'mood.ts': [
      "import { strategy } from 'tidemark';",
      'export default strategy({',
      "  about: 'Goes by the mood.', params: {},",
      "  prepare: (_, { assets: [a], series }) => { const mood = series('mood'); return (ctx) => ctx.target(mood.now > 100 ? 0.9 : 0, a); },",
      '});',
    ].join('\n'),
  });
  const { code, stdout } = tidemark(folder, ['audit', 'mood.ts', '--cuts', '3']);
  expect(code).toBe(0);
  expect(stdout).toContain('No data were given: audited on the generated market "demo" with made-up series mood.');
});

test('what the engine forbids is a finding with its line; what makes no sense leaves with 2', () => {
  const folder = emptyFolder();
  write(folder, {
    'ahead.ts': [
      "import { strategy } from 'tidemark';",
      'export default strategy({',
      "  about: 'Looks ahead.', params: {},",
      '  prepare: (_, { assets: [a] }) => (ctx) =>',
      '    ctx.target(a.close.ago(-1) > 0 ? 0.9 : 0, a),',
      '});',
    ].join('\n'),
  });
  const { code, stdout } = tidemark(folder, ['audit', 'ahead.ts', ...MARKET]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FINDING: run, ahead\.ts:5$/m);
  for (const words of [
    ['--cuts', '0'],
    ['--format', 'md'],
    ['--data', 'nowhere'],
  ]) {
    expect(tidemark(folder, ['audit', 'ahead.ts', ...words])).toMatchObject({ code: 2, stdout: '' });
  }
});
