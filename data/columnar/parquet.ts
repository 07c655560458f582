// Bars in Parquet files.

import { renameSync, rmSync } from 'node:fs';
import { type Bars, UserError } from '../../engine/index.js';
import { PRICES } from '../bar-columns.js';
import type { FileColumns, NoColumns } from '../file-columns.js';
import type { Findings, Repair } from '../finding.js';
import { type Role, doubledOf, formatOf, layoutOf } from '../formats.js';
import { isWhole, linesFrom } from './csv-bars.js';
import { type OneFile, orNaN, quoted, withFile } from './duckdb.js';

/** What a Parquet file is told of as it is read. */
export interface ParquetContext {
  readonly findings: Findings;
  readonly lenient: ReadonlySet<Repair>;
  /** Told of each repair with the number of rows. */
  repaired(repair: Repair, rows: number): void;
}

const NUMBER = /^(?:DOUBLE|FLOAT|U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\(.*\))$/;
/** Types of a column of dates, and the minutes by which its clock is ahead of UTC: NaN for the market's own. */
const DATES: readonly (readonly [type: RegExp, zone: number, cell: (name: string) => string])[] = [
  [/^(?:DATE|TIMESTAMP(?:_S|_MS|_NS)?)$/, NaN, (name) => `epoch_ms(CAST(${name} AS TIMESTAMP))`],
  [/^TIMESTAMP WITH TIME ZONE$/, 0, (name) => `epoch_ms(${name})`],
  [NUMBER, 0, (name) => name],
];
/** As milliseconds UTC these are years of four digits. */
const [EARLIEST, LATEST] = [Date.UTC(1000, 0, 1), Date.UTC(10_000, 0, 1)];
/** Numbers that all lie between 0 and this are no milliseconds: seconds do until the year 5138, and days as YYYYMMDD. */
const SECONDS = 1e11;

/** The columns of a Parquet file of bars: `date` or `time` as DATE, TIMESTAMP or milliseconds UTC, and numbers named as in a CSV file. Where it has
 *  no rows that can be read, the reason is in the findings. */
export async function readParquetColumns(path: string, context: ParquetContext): Promise<FileColumns | NoColumns> {
  const refuse = (column: string, what: string, remedy: string) => {
    context.findings.add({ line: 0, column, value: '', what, remedy });
    return {};
  };
  try {
    return await withFile(path, async (opened) => {
      const from = `read_parquet(${opened.file}, hive_partitioning = false, union_by_name = false)`;
      const schema = await opened.words(`DESCRIBE SELECT * FROM ${from}`);
      const names = schema.map(([name]) => name);
      const layout = layoutOf(names);
      const twice = doubledOf(names, layout);
      if (twice.length > 0) {
        const those = twice[0].places.map((place) => `"${names[place]}"`).join(' and ');
        return refuse(
          '',
          `has ${twice[0].places.length} columns for the ${twice[0].role}: ${those}`,
          'keep one of them',
        );
      }
      const format = formatOf(names, layout);
      if (!format) {
        const missing = (['date', 'close'] as const).filter((role) => !layout.has(role)).join(' and the ');
        return refuse('', `has no column for the ${missing}`, 'name the columns date,open,high,low,close,volume');
      }
      const roles = [...PRICES, 'volume' as const].filter((role) => layout.has(role));
      for (const role of roles) {
        const [name, type] = schema[layout.get(role)!];
        if (!NUMBER.test(type)) return refuse(name, `is of the type ${type}`, 'write it as DOUBLE');
      }
      const [name, type] = schema[layout.get('date')!];
      const dates = DATES.find(([known]) => known.test(type));
      if (!dates) return refuse(name, `is of the type ${type}`, 'write it as DATE or TIMESTAMP');
      const [, zones, cell] = dates;
      const cells = [cell(quoted(name)), ...roles.map((role) => quoted(names[layout.get(role)!]))];
      const sql = `SELECT ${cells.map(orNaN).join(', ')} FROM ${from}`;
      const count = await opened.count(from);
      const [readings, ...columns] = await opened.numbers(sql, () => count);
      const said = { ...format, name: format.name === 'generic' ? 'Parquet' : `Parquet, ${format.name}` };
      if (readings.length === 0) {
        refuse('', 'has no rows', 'give at least one bar');
        return { format: said };
      }
      if (NUMBER.test(type) && readings.every((reading) => !(reading < 0 || reading >= SECONDS))) {
        return refuse(name, 'holds numbers that are no milliseconds since 1970', 'write it as DATE or TIMESTAMP');
      }
      const values = new Map<Role, Float64Array>(roles.map((role, index) => [role, columns[index]]));
      const lines = linesFrom(1, readings.length);
      return goodRows({ names, layout, format: said, lines, readings, zones, values }, context);
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    return refuse('', 'cannot be read as Parquet', 'write it anew, or convert it to CSV');
  }
}

/** What holds no price where one must be, or an infinite volume. */
function wrongIn(values: ReadonlyMap<Role, Float64Array>, row: number): Role | undefined {
  const price = PRICES.find((role) => values.has(role) && !Number.isFinite(values.get(role)![row]));
  return price ?? (Math.abs(values.get('volume')?.[row] ?? 0) === Infinity ? 'volume' : undefined);
}

/** The rows whose date and prices are there; what is wrong with the others is in the findings. */
function goodRows(columns: FileColumns, { findings, lenient, repaired }: ParquetContext): FileColumns {
  const { names, layout, lines, readings, values } = columns;
  // Nearly every file: of ten million rows a list of those that are good takes as long as a fifth of reading them, and as much room as a column.
  if (isWhole(readings, values)) return columns;
  const kept: number[] = [];
  let blank = 0;
  for (let row = 0; row < readings.length; row++) {
    const isDate = readings[row] >= EARLIEST && readings[row] < LATEST;
    const wrong = isDate ? wrongIn(values, row) : 'date';
    if (wrong === undefined) {
      kept.push(row);
      continue;
    }
    const missing = wrong !== 'date' && Number.isNaN(values.get(wrong)![row]);
    if (missing) blank++;
    if (missing && lenient.has('blank')) continue;
    findings.add({
      line: lines[row],
      column: names[layout.get(wrong)!],
      value: '',
      what: wrong === 'date' ? 'is not a date that can be read' : missing ? 'is empty' : 'is not a finite number',
      remedy: 'correct the cell',
      repair: missing ? 'blank' : '',
    });
  }
  if (blank > 0 && lenient.has('blank')) repaired('blank', blank);
  if (kept.length === readings.length) return columns;
  const pick = (column: Float64Array) => Float64Array.from(kept, (row) => column[row]);
  return {
    ...columns,
    lines: Int32Array.from(kept, (row) => lines[row]),
    readings: pick(readings),
    values: new Map([...values].map(([role, column]) => [role, pick(column)])),
  };
}

const ZONED: (file: OneFile) => Promise<void> = ({ file, run }) =>
  run(
    `COPY (SELECT * REPLACE (make_timestamptz(CAST(time * 1000 AS BIGINT)) AS time) FROM bars) TO ${file} (FORMAT parquet)`,
  );
const DATED: (file: OneFile) => Promise<void> = ({ file, run }) =>
  run(
    `COPY (SELECT CAST(make_timestamp(CAST(time * 1000 AS BIGINT)) AS DATE) AS date, * EXCLUDE (time) FROM bars) TO ${file} (FORMAT parquet)`,
  );

/** Writes bars as a Parquet file, whole or not at all: daily ones with a column `date` of DATE, intraday ones with `time` as TIMESTAMP WITH TIME
 *  ZONE, and the prices and the volume as DOUBLE. */
export async function writeBarsParquet(
  path: string,
  { time, open, high, low, close, volume }: Omit<Bars, 'symbol'>,
  frequency: 'daily' | 'intraday',
): Promise<void> {
  const fresh = `${path}.${process.pid}.new`;
  try {
    await withFile(fresh, async (opened) => {
      await opened.make('bars', { time, open, high, low, close, volume });
      await (frequency === 'daily' ? DATED : ZONED)(opened);
    });
    renameSync(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
}
