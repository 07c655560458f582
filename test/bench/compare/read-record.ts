// Reads a record of the bench, which may be any file.

import { readFileSync } from 'node:fs';

import { UserError } from 'tidemark';

import { type BenchRecord, type Count, type Row, SCHEMA } from '../record.js';

const isText = (value: unknown): value is string => typeof value === 'string';

const isTimes = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((ms) => typeof ms === 'number' && ms > 0 && ms < Infinity);

/** What is wrong with a row; null where nothing is. */
function faultOf(row: Partial<Row>): string | null {
  if (!isText(row.name)) return 'has a row without a name';
  if ((row.unit !== 'ms' && row.unit !== 'cpu ms') || !isTimes(row.samples)) return `has no times of "${row.name}"`;
  if (!(typeof row.work === 'number' && row.work > 0)) return `does not say how much work "${row.name}" was`;
  if (row.limits !== null && !(isTimes(row.limits) && row.limits?.length === row.samples?.length))
    return `has not the same rounds of "${row.name}" and of its limit`;
  return null;
}

const isCount = ({ name, value, slack }: Partial<Count>): boolean =>
  isText(name) && Number.isFinite(value) && Number.isFinite(slack);

/** A record from a file. Fails with one sentence where it is none. */
export function readRecord(path: string): BenchRecord {
  const wrong = (what: string) => new UserError(`${path} ${what}; write one with "npm run bench -- --json ${path}".`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw wrong('cannot be read');
  }
  let told: Partial<BenchRecord>;
  try {
    told = Object(JSON.parse(text)) as Partial<BenchRecord>;
  } catch {
    throw wrong('is no JSON');
  }
  if (Number.isInteger(told.schema) && told.schema !== SCHEMA)
    throw wrong('was written by another version of the bench');
  if (told.schema !== SCHEMA || !Array.isArray(told.rows) || !Array.isArray(told.counts))
    throw wrong('is no record of the bench');
  const rows = told.rows as readonly Row[];
  for (const row of rows) {
    const fault = faultOf(Object(row) as Partial<Row>);
    if (fault !== null) throw wrong(fault);
  }
  if (!told.counts.every((count) => isCount(Object(count) as Partial<Count>))) throw wrong('has a count that is none');
  if (new Set(rows.map(({ name }) => name)).size < rows.length) throw wrong('names a row twice');
  return { ...(told as BenchRecord), rows };
}
