// The zoo: fifteen strategies that cheat, each by another trick, and fifteen honest ones that are hard to tell from them.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Audit, audit } from '../../audit/index.js';
import { load } from '../../data/index.js';
import { simulate } from '../../engine/index.js';
import { subjectOf } from './copies.js';

const ZOO = fileURLToPath(new URL('zoo', import.meta.url));
const { feed } = await load([`${ZOO}/market`]);

/** What finds each cheat, at the least. */
const CHEATS: Readonly<Record<string, string>> = {
  'answers-in-source': 'foreknowledge',
  'asks-a-process': 'outside',
  'dodges-crashes': 'future',
  'draws-lots': 'chance',
  environment: 'environment',
  'global-register': 'tampering',
  'knows-the-end': 'cut',
  'learns-from-runs': 'state',
  'loads-the-market': 'outside',
  'reads-the-clock': 'clock',
  'reads-the-file': 'outside',
  'remembers-prices': 'state',
  'spies-on-lists': 'tampering',
  'spies-on-maps': 'tampering',
  'steps-ahead': 'cut',
};

/** Those that hold before each rise, and the run of a copy from which on they do. */
const PROPHETS: Readonly<Record<string, number>> = {
  'answers-in-source': 1,
  'asks-a-process': 1,
  'global-register': 2,
  'loads-the-market': 1,
  'reads-the-file': 1,
  'remembers-prices': 2,
  'spies-on-lists': 1,
  'steps-ahead': 1,
};

const filesOf = (kind: string): string[] =>
  readdirSync(`${ZOO}/${kind}`)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();

/** The first line of a file without its slashes. */
const trickOf = (kind: string, name: string): string =>
  readFileSync(`${ZOO}/${kind}/${name}.ts`, 'utf8')
    .split('\n')[0]
    .replace(/^\/\/ /, '');

const probesOf = ({ verdicts }: Audit, gravity: string): string[] => [
  ...new Set(verdicts.filter((verdict) => verdict.gravity === gravity).map(({ probe }) => probe)),
];

/** The rows of the table in docs/audit.md. */
const rows: string[] = [];
const row = (kind: string, name: string, found: readonly string[]): string => {
  const verdict = found.length > 0 ? `found: ${found.join(', ')}` : 'clean';
  return `| \`${name}\` | ${kind === 'cheats' ? 'cheat' : kind} | ${trickOf(kind, name)} | ${verdict} |`;
};

afterAll(() => {
  process.stdout.write(`\n${rows.sort().join('\n')}\n`);
});

const page = readFileSync(new URL('../../docs/audit.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ');

test('the zoo holds fifteen of each', () => {
  expect(filesOf('cheats')).toEqual(Object.keys(CHEATS).sort());
  expect(filesOf('honest')).toHaveLength(15);
});

describe.each(filesOf('cheats'))('%s', (name) => {
  const subject = subjectOf(`${ZOO}/cheats/${name}.ts`, feed, 12);

  test(`is caught by ${CHEATS[name]}`, async () => {
    const result = await audit(subject);
    const found = probesOf(result, 'finding');
    rows.push(row('cheats', name, found));
    expect(found).toContain(CHEATS[name]);
    expect(page).toContain(row('cheats', name, found));
    const { place, what } = result.verdicts.find(({ probe }) => probe === CHEATS[name])!;
    // What was changed, and what a whole run foretells, has no line.
    if (!['tampering', 'foreknowledge'].includes(CHEATS[name]))
      expect(place).toMatch(new RegExp(`^${name}\\.ts:\\d+$`));
    expect(what).toMatch(/^It|^The|^A|^Its/);
  });
});

describe.each(filesOf('honest'))('%s', (name) => {
  test('is not accused', async () => {
    const result = await audit(subjectOf(`${ZOO}/honest/${name}.ts`, feed, 16));
    const found = probesOf(result, 'finding');
    rows.push(row('honest', name, found));
    expect(found).toEqual([]);
    expect(result.orders).toBeGreaterThan(0);
    expect(page).toContain(row('honest', name, found));
  });
});

test.each(Object.entries(PROPHETS))('%s earns what nobody can, in run %i of a copy', async (name, run) => {
  const subject = subjectOf(`${ZOO}/cheats/${name}.ts`, feed);
  const { map } = Array.prototype;
  const copy = await subject.fresh();
  const conduct = await subject.conduct();
  const runs = Array.from({ length: run }, () => simulate(copy, feed, conduct));
  // oxlint-disable-next-line no-extend-native -- takes away what a cheat has left
  Object.defineProperty(Array.prototype, 'map', { value: map, writable: true, configurable: true });
  Reflect.deleteProperty(globalThis, 'register');
  expect(runs.at(-1)!.equity.at(-1)! / 100_000).toBeGreaterThan(2.5);
});
