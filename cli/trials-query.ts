// What the options of `trials` ask for, checked before anything is read.

import { UserError } from '../engine/index.js';
import type { StudyWords } from '../sweep/ledger/ledger.js';
import { ledgerFolder } from './ledger-folder.js';
import { numberOf } from './numbers.js';
import type { Given } from './option.js';
import { choiceOf } from './param-options.js';

/** What is asked of a ledger. */
export interface TrialsQuery {
  readonly dir: string;
  /** Whether the user named the ledger, so that it should be there. */
  readonly named: boolean;
  wanted(words: StudyWords): boolean;
  readonly status?: string;
  readonly where: readonly string[];
  readonly sort?: string;
  readonly limit?: number;
  readonly studies: boolean;
  readonly sql?: string;
  readonly format: 'text' | 'json' | 'csv';
  readonly target?: Target;
}

/** A file to write to. */
export interface Target {
  readonly path: string;
  readonly kind: 'csv' | 'parquet' | 'arrow';
  readonly force: boolean;
}

/** Reads the options. */
export function trialsQuery(given: Given): TrialsQuery {
  const text = (name: string) => given[name] as string | undefined;
  const [from, to] = [dateOf('from', text('from')), dateOf('to', text('to'))];
  if (from !== undefined && to !== undefined && to < from) {
    throw new UserError(`--from ${from} is after --to ${to}; give an earlier --from or a later --to.`);
  }
  const named = text('ledger');
  const dir = ledgerFolder(named);
  if (dir === undefined) throw new UserError('A ledger called none remembers nothing; name a folder with --ledger.');
  const [strategy, symbol, status, limit] = [text('strategy'), text('symbol'), text('status'), text('limit')];
  const studies = given.studies === true;
  const sql = text('sql');
  if (studies && sql !== undefined) {
    throw new UserError('--studies and --sql do not go together; ask for the table studies in the SQL.');
  }
  return {
    dir,
    named: named !== undefined,
    wanted: (words) =>
      (strategy === undefined || words.strategy === strategy) &&
      (symbol === undefined || words.universe.includes(symbol)) &&
      (from === undefined || words.window[1].slice(0, 10) >= from) &&
      (to === undefined || words.window[0].slice(0, 10) <= to),
    ...(status !== undefined && { status: choiceOf('status', status, ['done', 'failed', 'stopped']) }),
    where: (given.where as readonly string[] | undefined) ?? [],
    sort: text('sort'),
    ...(limit !== undefined && { limit: numberOf('limit', limit, { min: 1, max: 1e9, whole: true }) }),
    studies,
    sql,
    format: choiceOf('format', text('format') ?? 'text', ['text', 'json', 'csv']),
    target: targetOf(text('export'), given.force === true),
  };
}

function targetOf(path: string | undefined, force: boolean): Target | undefined {
  if (path === undefined) {
    if (force) throw new UserError('--force goes with --export, which names the file; leave it out.');
    return undefined;
  }
  const [, kind] = /\.(csv|parquet|arrow)$/i.exec(path) ?? [];
  if (kind === undefined)
    throw new UserError(`--export is "${path}"; give a name that ends in .csv, .parquet or .arrow.`);
  return { path, kind: kind.toLowerCase() as Target['kind'], force };
}

function dateOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text) return text;
  throw new UserError(`--${option} is "${text}"; give a date that exists as YYYY-MM-DD.`);
}
