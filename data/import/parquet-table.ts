// Parquet files of bars: their columns as numbers, one table for all instruments.

import { UserError } from '../../engine/index.js';
import { literal, type OneFile, orNaN, quoted, withFile } from '../columnar/duckdb.js';
import { type BarRole, barLayoutOf } from './bars/roles.js';
import type { Reading } from './format.js';
import type { Table, TypedRows } from './table.js';
import { wordsOfPath } from './words-of-path.js';

/** Types of columns of dates, and the minutes by which their clock is ahead of UTC: NaN for the market's own. */
const MOMENT = /^TIMESTAMP(?:_S|_MS|_NS)?$/;
const ZONED = 'TIMESTAMP WITH TIME ZONE';
const NUMBER = /^(?:DOUBLE|FLOAT|U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\(.*\))$/;
const isDated = (type: string): boolean => type === 'DATE' || type === ZONED || MOMENT.test(type);
/** Dates that an import takes for such, ms; numbers that all lie below are no milliseconds, but seconds or days. */
const [EARLIEST, LATEST] = [Date.UTC(1700, 0, 1), Date.UTC(2200, 0, 1)];
const SECONDS = 1e11;
/** Instruments that a file may hold: each is read by itself. */
const MOST = 2000;

const PRICES = ['open', 'high', 'low', 'close'] as const;
const NUMBERS: readonly BarRole[] = [...PRICES, 'adjusted', 'volume', 'amount', 'dividend', 'split', 'factor'];

interface Heading {
  readonly name: string;
  readonly type: string;
}

/** A Parquet file as a table of bars. What it is taken for is believed; what is no table of bars is an error that says the rest of a sentence. */
export async function parquetTable(path: string, reading: Reading): Promise<Table> {
  try {
    return await withFile(path, (opened) => tableOf(path, opened, reading));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('cannot be read as Parquet; write it anew, or convert it to CSV', { cause: error });
  }
}

async function tableOf(path: string, opened: OneFile, reading: Reading): Promise<Table> {
  const from = `read_parquet(${opened.file}, hive_partitioning = false, union_by_name = false, file_row_number = true)`;
  const schema = await opened.words(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from}`);
  const headings = schema.map(([name, type]): Heading => ({ name, type }));
  const { dated, cell, why, zone } = datesIn(headings);
  const { places } = barLayoutOf(
    headings.map(({ name }) => name),
    dated,
  );
  if (!places.has('close')) {
    throw new UserError(
      'is a Parquet file that holds no bars; name its columns date,open,high,low,close,volume, or write it as CSV',
    );
  }
  const columns = NUMBERS.flatMap((role) => {
    const place = places.get(role);
    if (place === undefined) return [];
    const { name, type } = headings[place];
    if (!NUMBER.test(type)) throw new UserError(`holds ${name} as ${type}; write it as DOUBLE`);
    return [place];
  });
  const cells = [cell, 'file_row_number + 1', ...columns.map((place) => quoted(headings[place].name))].map(orNaN);
  const read = async (where: string, told: TypedRows['told']): Promise<TypedRows> => {
    const sql = `SELECT ${cells.join(', ')} FROM ${from}${where}`;
    const count = await opened.count(`${from}${where}`);
    const [readings, lines, ...values] = await opened.numbers(sql, () => count);
    const numbers = new Map(columns.map((place, at) => [place, values[at]]));
    return { told, readings, zone, numbers, lineOf: (row) => lines[row] };
  };
  const groups: TypedRows[] = [];
  const code = places.get('code');
  if (code === undefined) groups.push(await read('', undefined));
  else {
    const { name } = headings[code];
    const spoken = `trim(CAST(${quoted(name)} AS VARCHAR))`;
    const codes = await opened.words(
      `SELECT code, '' FROM (SELECT coalesce(${spoken}, '') AS code, min(file_row_number) AS first FROM ${from} GROUP BY 1) ` +
        `WHERE code <> '' ORDER BY first LIMIT ${MOST + 1}`,
    );
    if (codes.length > MOST) throw new UserError(`holds more than ${MOST} instruments; split it into several files`);
    const where = `its column ${JSON.stringify(name)}`;
    for (const [symbol] of codes) groups.push(await read(` WHERE ${spoken} = ${literal(symbol)}`, [symbol, where]));
    if (codes.length === 0) groups.push(await read('', undefined));
  }
  const rows = groups.reduce((sum, { readings }) => sum + readings.length, 0);
  if (rows === 0) throw new UserError('has no rows; write it again');
  const isMoments = !NUMBER.test(headings[dated].type);
  if (!isMoments && groups.every(({ readings }) => readings.every((at) => !(at < 0 || at >= SECONDS)))) {
    throw new UserError(
      `holds numbers in ${headings[dated].name} that are no milliseconds since 1970; write it as DATE or TIMESTAMP`,
    );
  }
  const table: Table = {
    path,
    names: wordsOfPath(path),
    text: '',
    kind: 'delimited',
    separator: '',
    preamble: [],
    headings: headings.map(({ name }) => name),
    below: [],
    width: headings.length,
    rows,
    column: () => [],
    lineOf: (row) => row + 1,
    dated,
    typed: { dates: [headings[dated].type, why], groups },
  };
  for (const group of groups) checkGroup(group, headings, dated, reading);
  return table;
}

/** Which column holds the dates, and how a cell of it is read as ms. */
function datesIn(headings: readonly Heading[]) {
  const first = headings.findIndex(({ type }) => isDated(type));
  const { places } = barLayoutOf(
    headings.map(({ name }) => name),
    first,
  );
  const dated = places.get('date') ?? places.get('time') ?? -1;
  if (dated < 0) throw new UserError('is a Parquet file without dates; write a column date as DATE or TIMESTAMP');
  const { name, type } = headings[dated];
  const clock = headings[places.get('time') ?? dated];
  const why = 'it is the type of the column';
  if (type === 'DATE' && clock.type === 'TIME') {
    return { dated, cell: `epoch_ms(${quoted(name)} + ${quoted(clock.name)})`, why, zone: NaN };
  }
  if (clock.name !== name) throw new UserError(`holds ${clock.name} beside ${name}; write both as one TIMESTAMP`);
  if (type === ZONED) return { dated, cell: `epoch_ms(${quoted(name)})`, why, zone: 0 };
  if (isDated(type)) return { dated, cell: `epoch_ms(CAST(${quoted(name)} AS TIMESTAMP))`, why, zone: NaN };
  if (NUMBER.test(type)) return { dated, cell: quoted(name), why: 'they are read as milliseconds since 1970', zone: 0 };
  throw new UserError(`holds ${name} as ${type}; write it as DATE or TIMESTAMP`);
}

/** Finds dates that are none, and numbers without end. */
function checkGroup(group: TypedRows, headings: readonly Heading[], dated: number, { findings }: Reading): void {
  const { readings, numbers, lineOf } = group;
  const add = (row: number, place: number, what: string) =>
    findings.add({ line: lineOf(row), column: headings[place].name, value: '', what, remedy: 'correct the cell' });
  for (let row = 0; row < readings.length; row++) {
    if (!(readings[row] >= EARLIEST && readings[row] < LATEST)) add(row, dated, 'is not a date that can be read');
  }
  for (const [place, column] of numbers) {
    for (let row = 0; row < column.length; row++) {
      if (Math.abs(column[row]) === Infinity) add(row, place, 'is not a number');
    }
  }
}
