// Reads the bars of one instrument from a file.

import { type BarColumns } from './bar-columns.js';
import { readText } from './bar-text.js';
import { checkBars } from './check-bars.js';
import { readBarsColumns } from './columnar/csv-bars.js';
import { readParquetColumns } from './columnar/parquet.js';
import type { FileColumns, NoColumns } from './file-columns.js';
import { type Finding, type Repair, findingsOf } from './finding.js';
import { datedRows } from './read-dates.js';
import { isLarge } from './text.js';

/** What is asked of a bar file. */
export interface BarRequest {
  readonly path: string;
  readonly symbol: string;
  /** IANA zone of its market; undefined where that is not known. */
  readonly zone: string | undefined;
  readonly lenient: ReadonlySet<Repair>;
  /** Bytes from which a CSV file that is plain in every byte is read by DuckDB, where that is installed. What is read is the same. */
  readonly largeFrom?: number;
}

/** A bar file that was read. */
export interface BarFile {
  readonly path: string;
  readonly symbol: string;
  /** Bars in order, each time once; empty where the file could not be read. */
  readonly bars: BarColumns;
  readonly frequency: 'daily' | 'intraday';
  /** Name of the format that was recognised; empty for none. */
  readonly format: string;
  /** The heading of its close column. */
  readonly closeHeading: string;
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  /** sha256 of the file, hexadecimal, where it was found on the way. */
  readonly sha256?: string;
}

const REPAIRED: Readonly<Partial<Record<Repair, string>>> = {
  order: 'out of order were sorted',
  duplicates: 'with a date that is there again were left out',
  thousands: 'cells with thousands separators were read as numbers',
  blank: 'with an empty price were left out',
  range: 'had high and low widened to hold open and close',
  jumps: 'jump like a split and were accepted',
};

/** Bytes from which loading DuckDB takes less time than it saves. */
const LARGE = 4 << 20;

const isParquet = (path: string): boolean => /\.parquet$/i.test(path);

const numbers = (length: number): Float64Array => new Float64Array(length);

const NO_BARS: BarColumns = {
  line: new Int32Array(0),
  time: numbers(0),
  open: numbers(0),
  high: numbers(0),
  low: numbers(0),
  close: numbers(0),
  volume: numbers(0),
};

/** Reads and checks a bar file. What is wrong with it is in the findings; what is asked for in `lenient` is repaired and noted. */
export async function readBars({ path, symbol, zone, lenient, largeFrom = LARGE }: BarRequest): Promise<BarFile> {
  const findings = findingsOf(path);
  const notes: string[] = [];
  const note = (text: string) => void notes.push(`${symbol}: ${text}.`);
  const repaired = (repair: Repair, count: number) =>
    note(`${count}${repair === 'thousands' ? '' : ' rows'} ${REPAIRED[repair]} (--lenient ${repair})`);
  const united = (count: number) =>
    note(`${count} volumes with K, M or B were read as thousands, millions and billions`);
  const rounded = (count: number) =>
    note(`${count} opens or closes lay outside high and low by rounding alone, which was widened`);
  const read = async (): Promise<FileColumns | NoColumns> => {
    if (isParquet(path)) return readParquetColumns(path, { findings, lenient, repaired });
    const plain = isLarge(path, largeFrom) ? await readBarsColumns(path) : undefined;
    return plain ?? readText(path, { findings, lenient, repaired, united });
  };

  const columns = await read();
  if (columns.readings === undefined) {
    const format = columns.format?.name ?? '';
    const nothing = { bars: NO_BARS, frequency: 'daily', format, closeHeading: 'close' } as const;
    return { path, symbol, ...nothing, findings: findings.list, notes };
  }
  const { names, layout, format } = columns;
  const dated = datedRows(columns.readings, columns.zones, zone);
  for (const said of [...format.notes, ...dated.notes]) note(said);
  const heading = (column: string) => names[layout.get(column as 'date') ?? -1] ?? column;
  const daily = dated.frequency === 'daily';
  const bars = checkBars(filled(columns, dated.time), { findings, lenient, repaired, rounded, heading, daily });
  if (bars.time.length === 0 && findings.list.length === 0) {
    findings.add({ line: 0, column: '', value: '', what: 'has no row with a price', remedy: 'give at least one bar' });
  }
  return {
    path,
    symbol,
    bars,
    frequency: dated.frequency,
    format: format.name,
    closeHeading: heading('close'),
    findings: findings.list,
    notes,
    ...(columns.sha256 !== undefined && { sha256: columns.sha256 }),
  };
}

/** The columns of bars, those that the file does not have made from those that it has. */
function filled({ lines, values, format }: FileColumns, time: Float64Array): BarColumns {
  const close = values.get('close')!;
  const open = values.get('open') ?? close;
  const both = values.has('high') && values.has('low') && values.has('open');
  const volume = values.get('volume') ?? numbers(lines.length).fill(NaN);
  if (format.volumeUnit !== 1) for (let at = 0; at < volume.length; at++) volume[at] *= format.volumeUnit;
  return {
    line: lines,
    time,
    open,
    high: both ? values.get('high')! : open.map((price, at) => Math.max(price, close[at])),
    low: both ? values.get('low')! : open.map((price, at) => Math.min(price, close[at])),
    close,
    volume,
  };
}
