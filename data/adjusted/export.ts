// Writes data in a basis as a data directory of their own.

import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bars, UserError } from '../../engine/index.js';
import { cut } from '../cut.js';
import type { Dataset } from '../dataset.js';
import { refusalOf } from '../finding.js';
import { datasetFiles } from '../generator/dataset-files.js';
import { writeFolder } from '../generator/write-dataset.js';
import { type ReadOptions, read } from '../read.js';
import { isSymbol } from '../renames.js';
import { eachColumn } from '../each-column.js';
import { firstAtOrAfter, momentsOf } from '../rows.js';
import { isFolder } from '../text.js';
import { type ExportedBasis, inBasis } from './in-basis.js';

/** What is exported, and how. */
export interface ExportOptions extends Pick<ReadOptions, 'assets' | 'lenient'> {
  readonly basis: ExportedBasis;
  readonly as: 'csv' | 'parquet';
  /** First and last date (`YYYY-MM-DD`), included; the last price of the span is the one as traded where prices are adjusted back. */
  readonly from?: string;
  readonly to?: string;
}

/** What was written. */
export interface Exported {
  readonly symbols: readonly string[];
  readonly bars: number;
  /** Actions that are in the prices and not in actions.csv any more. */
  readonly contained: number;
  /** What should be known of it, one sentence each. */
  readonly notes: readonly string[];
}

/** Reads data and writes them in a basis to `dir`, which must be new or empty: whole or not at all. */
export async function exportData(paths: readonly string[], dir: string, options: ExportOptions): Promise<Exported> {
  if (existsSync(dir) && (!isFolder(dir) || readdirSync(dir).length > 0)) {
    throw new UserError(`${dir} holds something already: name an empty or a new directory.`);
  }
  const { basis, as, assets, lenient } = options;
  const { dataset, findings } = await read(paths, { assets, lenient });
  const refusal = refusalOf(findings);
  if (refusal) throw refusal;
  const strange = dataset.instruments.find(({ symbol }) => !isSymbol(symbol));
  if (strange)
    throw new UserError(`"${strange.symbol}" cannot name a file of bars: give another symbol with SYMBOL=path.`);
  const span = within(dataset, options);
  const made = inBasis(span, basis);
  const files = new Map<string, string | Uint8Array>(datasetFiles(made));
  if (as === 'parquet') {
    for (const bars of made.bars) {
      files.delete(`bars/${bars.symbol}.csv`);
      files.set(`bars/${bars.symbol}.parquet`, await parquetOf(bars, made.frequency));
    }
  }
  writeFolder(dir, files);
  return {
    symbols: made.instruments.map(({ symbol }) => symbol),
    bars: made.bars.reduce((sum, { time }) => sum + time.length, 0),
    contained: span.actions.length - made.actions.length,
    notes: made.notes,
  };
}

/** The dataset from the first date on, up to the last; instruments without a bar in between, and series and rates that
 *  begin later, are left out. */
function within(dataset: Dataset, { from, to }: ExportOptions): Dataset {
  const upTo = to === undefined ? dataset : cut(dataset, momentsOf(to)[1]);
  const start = from === undefined ? Number.NEGATIVE_INFINITY : momentsOf(from)[0];
  const bars = upTo.bars.map((one) => since(one, start));
  const kept = bars.flatMap(({ time }, at) => (time.length > 0 ? [at] : []));
  if (kept.length === 0) throw new UserError('There is no bar between the dates: nothing can be exported.');
  const symbols = new Set(kept.map((at) => upTo.instruments[at].symbol));
  return {
    ...upTo,
    instruments: kept.map((at) => upTo.instruments[at]),
    bars: kept.map((at) => bars[at]),
    actions: upTo.actions.filter(({ symbol }) => symbols.has(symbol)),
    observations: upTo.observations.filter(({ dates }) => dates.length > 0),
    rates: upTo.rates?.filter(({ dates }) => dates.length > 0),
  };
}

function since(bars: Bars, start: number): Bars {
  const first = firstAtOrAfter(bars.time, start);
  return first === 0 ? bars : eachColumn(bars, (column) => column.slice(first));
}

/** Bars as the bytes of a Parquet file. */
async function parquetOf(bars: Bars, frequency: Dataset['frequency']): Promise<Uint8Array> {
  const { writeBarsParquet } = await import('../columnar/parquet.js');
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-export-'));
  try {
    const path = join(folder, 'bars.parquet');
    await writeBarsParquet(path, bars, frequency);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
