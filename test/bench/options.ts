// What the bench is asked to do.

import { parseArgs } from 'node:util';

import { UserError } from 'tidemark';

import type { Unit } from './record.js';

/** The parts of the bench, in the order in which they run where none is named. */
export const PARTS = ['A', 'B', 'C', 'D', 'alloc', 'growth', 'start', 'sweep', 'data', 'page'] as const;
/** One of the parts. */
export type Part = (typeof PARTS)[number];

/** Those that are timed beside limit loops. */
export const TIMED: readonly Part[] = ['A', 'B', 'C', 'D'];

/** Parts that take long or need something, and so run only where they are named. */
const NAMED_ONLY: readonly Part[] = ['data', 'page'];

/** What the bench is asked to do. */
export interface Options {
  readonly parts: readonly Part[];
  /** How often each contender is timed. */
  readonly rounds: number;
  /** Whether A to D are timed by the clock, or by the processor's. */
  readonly unit: Unit;
  /** Part of the names of those that run beside their limit, for a profile of one; empty for all. */
  readonly only: string;
  /** Less of everything, to see that it works; such figures say little. */
  readonly isShort: boolean;
  /** File for the record; null for none. */
  readonly json: string | null;
  /** Page whose tables are made anew; null for none. */
  readonly docs: string | null;
  /** Folder for plots; null for none. */
  readonly out: string | null;
}

/** Options from the words of the command line. Fails with one sentence on what there is not. */
export function optionsOf(words: readonly string[]): Options {
  const { values, positionals } = read(words);
  for (const word of positionals) {
    if (!(PARTS as readonly string[]).includes(word))
      throw new UserError(`There is no part "${word}" of the bench; there are ${PARTS.join(', ')}.`);
  }
  const isShort = values.short ?? false;
  const rounds = Number(values.rounds ?? (isShort ? 3 : 11));
  if (!(Number.isInteger(rounds) && rounds >= 1))
    throw new UserError(`--rounds ${values.rounds}: give a whole number, 1 or more.`);
  const parts = PARTS.filter((part) =>
    positionals.length === 0 ? !NAMED_ONLY.includes(part) : positionals.includes(part),
  );
  const timed = TIMED.filter((part) => parts.includes(part)).length;
  if (values.docs !== undefined && (values.only !== undefined || (timed > 0 && timed < TIMED.length)))
    throw new UserError('--docs makes the table of A B C D anew: measure all of them, without --only, or none.');
  return {
    parts,
    rounds,
    unit: values.cpu ? 'cpu ms' : 'ms',
    only: values.only ?? '',
    isShort,
    json: values.json ?? null,
    docs: values.docs ?? null,
    out: values.out ?? null,
  };
}

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        rounds: { type: 'string' },
        json: { type: 'string' },
        docs: { type: 'string' },
        out: { type: 'string' },
        only: { type: 'string' },
        cpu: { type: 'boolean' },
        short: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UserError(
      `${(error as Error).message.split('.')[0]}; the bench knows --rounds, --cpu, --only, --json, --docs, --out, --short.`,
    );
  }
}
