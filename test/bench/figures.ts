// Puts what was measured into a page: the tables of docs/performance.md.

import { readFileSync, writeFileSync } from 'node:fs';

import { UserError } from 'tidemark';

import { type Measured, stepsOf } from './growth-law.js';
import { median } from './measure.js';
import { type BenchRecord, type Row, sharesOf } from './record.js';
import { reached } from './table.js';

/** What a run of the bench has found. */
export interface Found {
  readonly rows: readonly Row[];
  readonly counts: BenchRecord['counts'];
  readonly laws: readonly Measured[];
}

/** Writes the tables of what was found between their marks in a page; those of what was not measured stay as they are. */
export function writeFigures(path: string, { rows, counts, laws }: Found): void {
  const isProcess = ({ of }: Row) => of === 'processes';
  const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
    speed: speedRows(rows.filter((row) => !isProcess(row))),
    processes: processRows(rows.filter(isProcess)),
    bytes: counts.map(({ name, value }) => [name, (Math.round(value * 10) / 10 + 0).toLocaleString('en')]),
    growth: growthRows(laws),
  };
  let page = readFileSync(path, 'utf8');
  for (const [name, body] of Object.entries(tables)) {
    if (body.length > 0) page = replaced(page, name, tableOf(HEADS[name], body), path);
  }
  writeFileSync(path, page);
}

const HEADS: Readonly<Record<string, readonly string[]>> = {
  speed: ['work', 'of its limit loop', 'lowest to highest', 'M/s here', 'wanted', 'reached'],
  processes: ['process', 'times `node -e 0`', 'least to most', 'wanted', 'reached'],
  bytes: ['bytes', ''],
  growth: ['twice as many', 'cost, on average', 'at most', 'from', 'slope'],
};

const range = (values: readonly number[]): string =>
  `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;

function speedRows(rows: readonly Row[]): string[][] {
  return rows.map((row) => {
    const rate = (row.work / median(row.samples) / 1000).toFixed(1);
    const { perSecond, share } = row.target;
    const wanted = [
      ...(perSecond === undefined ? [] : [`${perSecond / 1e6} M/s`]),
      ...(share === undefined ? [] : [`${share}`]),
    ];
    if (row.limits === null) return [row.name, '1', '', rate, '', ''];
    const shares = sharesOf(row);
    return [row.name, median(shares).toFixed(2), range(shares), rate, wanted.join(', '), reached(row)];
  });
}

function processRows(rows: readonly Row[]): string[][] {
  return rows
    .filter(({ limits }) => limits !== null)
    .map((row) => {
      const times = sharesOf(row).map((share) => 1 / share);
      const wanted = `at most ${row.target.times}`;
      return [row.name.replace('start: ', ''), median(times).toFixed(2), range(times), wanted, reached(row)];
    });
}

const growthRows = (laws: readonly Measured[]): string[][] =>
  laws.map((law) => {
    const { mean, most, from, slope } = stepsOf(law);
    const span = `${law.name}, ${law.sizes[0]} to ${law.sizes.at(-1)}`;
    return [span, mean.toFixed(2), most.toFixed(2), String(from), slope.toFixed(2)];
  });

const tableOf = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Fails where a page has not the marks of all tables. */
export function assertMarks(path: string): void {
  const page = readFileSync(path, 'utf8');
  for (const name in HEADS) placeOf(page, name, path);
}

/** From the mark before a table to the one behind it. */
function placeOf(page: string, name: string, path: string) {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new UserError(`${path} has no place between "${begin}" and "${end}" for its table.`);
  return { begin, from, to };
}

function replaced(page: string, name: string, table: string, path: string): string {
  const { begin, from, to } = placeOf(page, name, path);
  return `${page.slice(0, from)}${begin}\n\n${table}\n\n${page.slice(to)}`;
}
