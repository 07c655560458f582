// `npm run bench:compare`: which rows have become faster or slower, beyond what chance does.

import { parseArgs } from 'node:util';

import { UserError } from 'tidemark';

import { columns } from '../measure.js';
import { PARTS, TIMED } from '../options.js';
import type { BenchRecord } from '../record.js';
import { interleaved } from './interleaved.js';
import { grownCounts, type Judgement, judge } from './judge.js';
import { readRecord } from './read-record.js';

const USAGE =
  'Give two records, A.json B.json, or --run DIR_A DIR_B of two built checkouts, with --pairs N, --threshold 0.05 and parts of the bench.';

/** Compares what the words name and prints it; 1 where something has become slower by more than the threshold, 0 otherwise. */
export function compare(words: readonly string[]): number {
  const { run, pairs, threshold, paths, parts } = read(words);
  const [before, after] = run ? interleaved(paths, pairs, parts) : paths.map(readRecord);
  const judgements = judge(before, after, threshold);
  if (judgements.length === 0 && before.counts.length === 0)
    throw new UserError('The two records have nothing in common; measure the same parts.');
  console.log(`${said('before', before)}\n${said('after', after)}\n`);
  const rows = judgements.map(({ name, ratio, low, high, verdict, isRegression }) => [
    name,
    ...[ratio, low, high].map((value) => value.toFixed(3)),
    isRegression ? `${verdict}, a regression` : verdict,
  ]);
  console.log(columns([['time after / before', 'ratio', 'from', 'to', 'verdict'], ...rows]));
  console.log(`
Rows with a limit are taken as multiples of it in the same round. The intervals hold for all rows together in 95 of 100 comparisons.`);
  if (!run) console.log(APART);
  console.log(summary(judgements, threshold));
  const grown = grownCounts(before, after, threshold);
  for (const { name, value, was } of grown)
    console.log(`${name}: ${was.toFixed(2)} before, ${value.toFixed(2)} after, a regression`);
  return grown.length > 0 || judgements.some(({ isRegression }) => isRegression) ? 1 : 0;
}

// Of two records of one commit a row took 0.75 times the time (0.64 to 0.96) where the machine was busy during one of them.
const APART =
  'Two records are made one after the other: what else the machine did meanwhile is not told from a change; --run measures in turn.';

function summary(judgements: readonly Judgement[], threshold: number): string {
  const few = judgements.filter(({ verdict }) => verdict === 'too few').length;
  if (few > 0) return `${few} rows have too few rounds to tell a change from chance; measure with more --rounds.`;
  const regressions = judgements.filter(({ isRegression }) => isRegression).length;
  const which = regressions === 0 ? 'No row' : `${regressions} of ${judgements.length} rows`;
  return `${which} became slower by more than ${threshold * 100} %.`;
}

const said = (when: string, { commit, node, cpu }: BenchRecord): string =>
  `${when}: ${commit ?? 'no commit'}, Node ${node}, ${cpu}`;

/** What is compared, and how. */
interface Comparison {
  readonly run: boolean;
  readonly pairs: number;
  readonly threshold: number;
  readonly paths: readonly [string, string];
  readonly parts: readonly string[];
}

function read(words: readonly string[]): Comparison {
  const { values, positionals } = parsed(words);
  const [before, after, ...parts] = positionals;
  if (after === undefined) throw new UserError(USAGE);
  const run = values.run ?? false;
  if (parts.some((part) => !run || !(PARTS as readonly string[]).includes(part))) throw new UserError(USAGE);
  const pairs = Number(values.pairs ?? 10);
  if (!(Number.isInteger(pairs) && pairs >= 2))
    throw new UserError(`--pairs ${values.pairs}: give a whole number, 2 or more.`);
  const threshold = Number(values.threshold ?? 0.05);
  if (!(threshold >= 0 && threshold < Infinity))
    throw new UserError(`--threshold ${values.threshold}: give a fraction, 0 or more.`);
  return { run, pairs, threshold, paths: [before, after], parts: parts.length > 0 ? parts : TIMED };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { run: { type: 'boolean' }, pairs: { type: 'string' }, threshold: { type: 'string' } },
    });
  } catch {
    throw new UserError(USAGE);
  }
}
