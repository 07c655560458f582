// A result from its folder.

import { readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../engine/index.js';
import { METRIC_NAMES, METRICS, type MetricName } from '../metrics/index.js';
import { tableOf } from './read-table.js';
import type { RunRecord } from './record.js';
import type { Result } from './result.js';
import { TABLE_NAMES, type TableName, type Tables } from './tables.js';

/** Bytes of the largest file that is read: text of twice the size cannot be held in one string. */
const LARGEST = 400_000_000;

/** What lies at a path; undefined where nothing does, as below a file, or where it may not be looked at. */
function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The text of a file of a result; fails with one sentence where it cannot be had. */
function textOf(dir: string, name: string): string {
  const file = join(dir, name);
  const entry = entryAt(file);
  if (!entry?.isFile()) {
    const what = entryAt(dir)?.isDirectory()
      ? `has no ${name}, so it is not the result of a run of this version`
      : 'is not a folder';
    throw new UserError(`${dir} ${what}; give a folder that "tidemark run --out" wrote.`);
  }
  if (entry.size > LARGEST)
    throw new UserError(`${file} has ${entry.size} bytes; files of more than ${LARGEST} are not read.`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`${file} cannot be read (${code}); make it readable, or repeat the run.`, { cause: error });
  }
}

/** The content of run.json, checked field by field. */
async function recordOf(text: string, file: string): Promise<RunRecord> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError(`${file} is not JSON; repeat the run to write it anew.`);
  }
  const { RECORD } = await import('./record.js');
  const read = RECORD.safeParse(value);
  // What was read, not what was parsed of it: keys of later versions and their order stay.
  if (read.success) return value as RunRecord;
  const [{ path, message }] = read.error.issues;
  throw new UserError(
    `${file}: ${path.join('.') || 'the whole'} is wrong (${message}); repeat the run to write it anew.`,
  );
}

/** The metrics by name, dates as ms UTC; one that the file has not, as of an earlier version, is NaN. */
function metricsOf(metrics: RunRecord['metrics'], file: string): Result['metrics'] {
  const figure = (name: MetricName): number => {
    const value = metrics[name] ?? null;
    if (value === null) return NaN;
    // A date stands there as text alone: not every number is one that a calendar has.
    const isDate = METRICS[name].unit === 'date';
    const read = isDate === (typeof value === 'string') ? (isDate ? Date.parse(value as string) : value) : NaN;
    if (typeof read === 'number' && !Number.isNaN(read)) return read;
    throw new UserError(`${file}: metrics.${name} is ${JSON.stringify(value)}; repeat the run to write it anew.`);
  };
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, figure(name)])) as Result['metrics'];
}

/** Figures that JSON has as null are NaN again; a null of the outermost level says that there is no such part. */
function undefinedAsNaN(value: unknown, depth = 0): unknown {
  if (value === null) return depth < 2 ? null : NaN;
  if (Array.isArray(value)) return value.map((each) => undefinedAsNaN(each, depth + 1));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, undefinedAsNaN(each, depth + 1)]));
}

/** The result of files that are given by name; `dir` is what they are called in errors. Equal to `resultOf` of the report that wrote them. */
export async function resultFrom(read: (name: string) => string, dir: string): Promise<Result> {
  const file = join(dir, 'run.json');
  const record = await recordOf(read('run.json'), file);
  const tables: Partial<Record<TableName, unknown>> = {};
  for (const name of TABLE_NAMES) tables[name] = await tableOf(name, read(name), join(dir, name));
  const { data } = record;
  const whole = tables as Tables;
  const { date } = whole['equity.csv'];
  if (date.length !== data.rows || date.length === 0)
    throw new UserError(
      `${join(dir, 'equity.csv')} has ${date.length} rows and run.json tells of ${data.rows}; repeat the run.`,
    );
  const bad = date.findIndex((time, row) => !(row === 0 ? time === time : time > date[row - 1]));
  if (bad >= 0)
    throw new UserError(`${join(dir, 'equity.csv')}, line ${bad + 2}: the dates do not rise; repeat the run.`);
  return {
    version: record.version,
    configuration: record.configuration as Result['configuration'],
    fingerprint: data.fingerprint,
    ...(data.files && { files: data.files }),
    generated: data.generated,
    frequency: data.frequency,
    periodsPerYear: data.periodsPerYear ?? NaN,
    assets: data.assets,
    series: data.series,
    benchmark: record.benchmark as Result['benchmark'],
    metrics: metricsOf(record.metrics, file),
    attribution: undefinedAsNaN(record.attribution) as Result['attribution'],
    doubt: undefinedAsNaN(record.doubt) as Result['doubt'],
    ambiguity: record.ambiguity,
    notes: record.notes,
    assumptions: record.assumptions,
    statements: record.statements ?? [],
    rules: record.rules,
    tables: whole,
  };
}

/** The result that a folder holds. Fails with one sentence where it is none, or is damaged. */
export const readResult = (dir: string): Promise<Result> => resultFrom((name) => textOf(dir, name), dir);
