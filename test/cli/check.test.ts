// `tidemark check`: laws of one's own beside a strategy, the story of what breaks, its replay and its data folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refused } from './refused.js';
import { emptyFolder, tidemark, write } from './tidemark.js';

const HALF = `
import { num, strategy } from 'tidemark';
export default strategy({
  about: 'Wants half of the account in the first instrument.',
  params: { share: num(0.5, { min: 0, max: 1, about: 'share of the account' }) },
  prepare: ({ share }, { assets: [asset] }) => (ctx) => ctx.target(share, asset),
});
`;
const MODEST = `
import { never } from 'tidemark/testing';
export default [
  never('more than 30 % in one fund', ({ assets }) => ({ bought, planned }) =>
    assets.some((asset) => bought(asset) && planned(asset) > 0.3)),
];
`;
const LAW = 'never more than 30 % in one fund';

/** The words of a command as it is printed for a shell. */
const wordsOf = (command: string): string[] =>
  Array.from(command.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain).slice(1);

function withHalf(): string {
  const folder = emptyFolder();
  write(folder, { 'half.ts': HALF, 'half.laws.ts': MODEST });
  return folder;
}

test('what breaks is told as a story, seen again by the command that is printed, and runs from the folder that was saved', () => {
  const folder = withHalf();
  const words = ['check', 'half.ts', '--runs', '25', '--seed', '7', '--law', 'more than 30', '--save', 'saved'];
  const { code, stdout, stderr } = tidemark(folder, words);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^BROKEN {2}never more than 30 % in one fund +by market \d+ of 25$/m);
  expect(stdout).toMatch(/^2020-\d\d-\d\d \(row \d+\): more than 30 % in one fund: equity .* ordered S0 to 50 %$/m);
  const [, story] = /(S0 \([^]*?)\n\nSee it again/.exec(stdout)!;

  const [, again] = /^See it again: (tidemark .*)$/m.exec(stdout)!;
  expect(again).toMatch(/^tidemark check half\.ts --law '.*' --seed 7 --path [\d:]+$/);
  const second = tidemark(folder, wordsOf(again));
  expect(second.code).toBe(1);
  expect(second.stdout).toContain(story);

  const [, run] = /^ {2}(tidemark run .*)$/m.exec(stdout)!;
  expect(tidemark(folder, [...wordsOf(run), '--out', 'result'])).toMatchObject({ code: 0, stderr: '' });
  const fills = readFileSync(join(folder, 'result/fills.csv'), 'utf8').trim().split('\n').slice(1);
  const told = Array.from(story.matchAll(/(\S+) {2}filled: order (\d+) (buy|sell)s (\S+) (\S+) at (\S+)/g));
  expect(told.length).toBeGreaterThan(0);
  expect(fills.map((row) => row.split(',').slice(1, 7).join(' '))).toEqual(
    told.map(([, date, order, side, quantity, symbol, price]) =>
      [date, order, symbol, side, quantity, price].join(' '),
    ),
  );
});

test('laws that are kept are counted with the markets on which was traded; values of params are typed as for a run', () => {
  const folder = withHalf();
  const { code, stdout } = tidemark(folder, ['check', 'half.ts', '--share', '0.2', '--runs', '20', '--format', 'json']);
  expect(code).toBe(0);
  const { laws, ...about } = JSON.parse(stdout) as {
    laws: { name: string; kept: boolean; markets: number; traded: number }[];
  };
  expect(about).toEqual({ strategy: 'half.ts', own: 'half.laws.ts', runs: 20, seed: 1, trial: {} });
  expect(laws.at(-1)!.name).toBe(LAW);
  for (const { kept, markets, traded } of laws) {
    expect({ kept, markets }).toEqual({ kept: true, markets: 20 });
    expect(traded).toBeGreaterThan(0);
  }
});

test('a strategy that comes with Tidemark is checked by its name', () => {
  const { code, stdout } = tidemark(emptyFolder(), ['check', 'buy-and-hold', '--runs', '20']);
  expect({ code, broken: stdout.includes('BROKEN') }).toEqual({ code: 0, broken: false });
  expect(stdout).toMatch(/^buy-and-hold: 15 laws, 20 markets each, seed 1$/m);
});

test('a strategy that fails is told with the line, and one that never trades is no success', () => {
  const folder = emptyFolder();
  write(folder, {
    'fails.ts': HALF.replace('ctx.target(share, asset)', "{\n  throw new Error('no idea');\n}"),
    'idle.ts': HALF.replace('ctx.target(share, asset)', '{}'),
  });
  const failed = tidemark(folder, ['check', 'fails.ts', '--runs', '20', '--law', 'money']);
  expect(failed).toMatchObject({ code: 1, stdout: expect.stringMatching(/fails\.ts:7.*no idea/) });
  const idle = tidemark(folder, ['check', 'idle.ts', '--runs', '20', '--law', 'money']);
  expect(idle).toMatchObject({ code: 1, stdout: expect.stringMatching(/on 20 markets the strategy never traded/) });
});

test('what breaks several laws for one reason is told once', () => {
  const folder = emptyFolder();
  write(folder, { 'idle.ts': HALF.replace('ctx.target(share, asset)', '{}') });
  const { stdout } = tidemark(folder, ['check', 'idle.ts', '--runs', '20', '--law', 's']);
  expect(stdout.match(/^BROKEN {2}/gm)!.length).toBeGreaterThan(5);
  expect(stdout.match(/never traded/g)).toHaveLength(1);
  expect(stdout).toMatch(/^For the same reason: .*; money is conserved; .*$/m);
});

test('what makes no sense is refused in one sentence', () => {
  const folder = withHalf();
  write(folder, {
    'none.ts': "export const trial = {};\nexport default 'laws';\n",
    'wrong.ts': 'export default [() => true];\n',
  });
  refused(folder, ['check', 'half.ts', '--path', '3:1'], /--path is about one law; name it with --law/);
  refused(folder, ['check', 'half.ts', '--path', 'x', '--law', 'more'], /--path is "x"; give the numbers/);
  refused(
    folder,
    ['check', 'half.ts', '--law', 'mony is conserved'],
    /no law "mony is conserved"; did you mean "money is conserved"\?/,
  );
  refused(
    folder,
    ['check', 'half.ts', '--laws', 'none.ts'],
    /none\.ts holds no laws; it needs "export default \[always/,
  );
  refused(folder, ['check', 'half.ts', '--laws', 'wrong.ts'], /wrong\.ts: number 1 of its list is no law/);
  refused(folder, ['check', 'half.ts', '--runs', '0'], /--runs/);
});
