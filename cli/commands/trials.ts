// `tidemark trials`: what was ever run.

import { writeFileSync } from 'node:fs';
import { UserError } from '../../engine/index.js';
import { columnOf, type Grid, recordsOf, rowsOf } from '../../reports/trials/grid.js';
import { gridCsv } from '../../reports/trials/grid-csv.js';
import { type TrialGrid, trialGrid, type TrialRow } from '../../reports/trials/trial-grid.js';
import { type ListedStudy, readLedger } from '../../sweep/ledger/read-ledger.js';
import type { Call } from '../command.js';
import { assertExport, exportFile } from '../export-file.js';
import { warn } from '../ledger-folder.js';
import { type Target, type TrialsQuery, trialsQuery } from '../trials-query.js';
import { type Around, columnsOf, fitting, gridText, trialsText } from '../trials-text.js';
import { sorted, where } from '../trials-where.js';

/** Rows that are printed as text where nothing else is said. */
const SOME = 20;

/** Prints trials, their studies or the answer to SQL, or writes them to a file, and yields 0. */
export async function trials({ given }: Call): Promise<number> {
  const query = trialsQuery(given);
  const { dir, target, studies: ofStudies, sql, format } = query;
  if (target) assertExport(target.path, target.force);
  const rows: TrialRow[] = [];
  const studies = readLedger(dir, query.wanted, warn, (study, trial) => {
    if (query.status === undefined || trial.outcome.status === query.status) rows.push(rowOf(study, trial));
  });
  if (!studies && query.named) {
    throw new UserError(
      `There is no ledger in ${dir}; check the path, or begin one by a sweep with the same --ledger.`,
    );
  }
  const all = where(trialGrid(rows), query.where);
  const found = studiesGrid(studies ?? []);
  const grid = sql !== undefined ? await asked(sql, all, found) : ofStudies ? found : all;
  const ordered = query.sort === undefined ? grid : sorted(grid, query.sort);
  const limit = query.limit ?? (format === 'text' && !target ? SOME : ordered.length);
  const shown = ordered.length > limit ? { ...ordered, ...rowsOf(ordered, upTo(limit)) } : ordered;
  if (target) await written(shown, target);
  else if (format === 'json') process.stdout.write(`${JSON.stringify(recordsOf(shown), null, 2)}\n`);
  else if (format === 'csv') process.stdout.write(gridCsv(shown));
  else process.stdout.write(asText(shown, all, query, ordered.length, studies?.length ?? 0));
  return 0;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** What is kept of a trial: the sums of its returns would take most of the memory, and nobody reads them. */
function rowOf({ name, words }: ListedStudy, { key, idea, values, outcome }: Trial): TrialRow {
  const { strategy, universe, window, metrics } = words;
  const { status, error, metrics: figures } = outcome;
  return { study: name, strategy, universe, window, values, status, error, metrics, figures, idea, key };
}

type Trial = Parameters<Parameters<typeof readLedger>[3]>[1];

function studiesGrid(studies: readonly ListedStudy[]): Grid {
  const column = (name: string, of: (study: ListedStudy) => string | number) => columnOf(name, studies.map(of));
  return {
    length: studies.length,
    columns: [
      column('study', ({ name }) => name),
      column('strategy', ({ words }) => words.strategy),
      column('universe', ({ words }) => words.universe.join(' ')),
      column('from', ({ words }) => words.window[0]),
      column('to', ({ words }) => words.window[1]),
      column('trials', ({ trials }) => trials),
      column('state', ({ state }) => state),
      column('written', ({ written }) => new Date(written).toISOString().slice(0, 19).replace('T', ' ')),
      column('periodsPerYear', ({ words }) => words.periodsPerYear),
      column('version', ({ words }) => words.version),
      column('fingerprint', ({ words }) => words.fingerprint),
      column('sourceHash', ({ words }) => words.sourceHash),
      column('search', ({ words }) => words.search),
      column('configuration', ({ words }) => JSON.stringify(words.configuration)),
    ],
  };
}

async function asked(sql: string, trials: Grid, studies: Grid): Promise<Grid> {
  const { database } = await import('../../sweep/ledger/duckdb.js');
  const tables = await database({ trials, studies });
  try {
    return await tables.ask(sql);
  } finally {
    tables.close();
  }
}

async function written(grid: Grid, { path, kind, force }: Target): Promise<void> {
  await exportFile(path, force, async (scratch) => {
    if (kind === 'csv') writeFileSync(scratch, gridCsv(grid));
    else if (kind === 'arrow') {
      writeFileSync(scratch, await (await import('../../reports/trials/grid-arrow.js')).gridArrow(grid));
    } else await (await import('../../sweep/ledger/duckdb.js')).writeParquet(grid, scratch);
  });
  process.stdout.write(`${count(grid.length, 'row')} written to ${path}\n`);
}

const count = (number: number, of: string, many = `${of}s`): string => `${number} ${number === 1 ? of : many}`;

function asText(shown: Grid, all: TrialGrid, query: TrialsQuery, length: number, studies: number): string {
  const { sql, studies: ofStudies, dir, sort, where: conditions } = query;
  const [heading, unit, units] =
    sql !== undefined
      ? (['Answer', 'row', 'rows'] as const)
      : ofStudies
        ? (['Studies', 'study', 'studies'] as const)
        : (['Trials', 'trial', 'trials'] as const);
  const more = shown.length < length ? `${shown.length} of ${length} ${units}; --limit shows more.` : undefined;
  const around: Around = {
    title: `Ledger ${dir}`,
    about: length === 0 ? 'Nothing is remembered of what is asked for.' : `${count(studies, 'study', 'studies')}.`,
    heading,
    facts: [],
    closing: more ?? `${count(length, unit, units)}.`,
    columns: columnsOf(process.stdout),
  };
  if (sql !== undefined) return gridText(shown, around);
  if (ofStudies) return gridText({ ...shown, columns: fitting(shown.columns.slice(0, 8), around.columns) }, around);
  const asked = [...conditions.map((text) => text.trim().split(/[\s<>=!]/)[0]), ...(sort === undefined ? [] : [sort])];
  return trialsText({ ...all, ...shown }, asked, around);
}
