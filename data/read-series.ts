// Reads series/<name>.csv and series/<name>@<symbol>.csv: outside series with the time of their publication.

import { numberFault, numberOf } from './cells.js';
import type { Observations } from './dataset.js';
import { DAY, startOfDay } from './day.js';
import { type Finding, type Repair, findingsOf } from './finding.js';
import { isMidnight, momentOf } from './moments.js';
import { disorderOf } from './order.js';
import { recordsOf } from './records.js';
import { toUtc } from './zone.js';

/** What is asked of a series file. */
export interface SeriesRequest {
  readonly path: string;
  /** Name without the symbol, and the symbol that the file's name gives; empty for none. */
  readonly name: string;
  readonly symbol: string;
  /** IANA zone of a symbol's market, for publication times that name none. */
  zoneOf(symbol: string): string | undefined;
  readonly lenient: ReadonlySet<Repair>;
}

/** Series that were read, what is wrong with them, and what was assumed or repaired. */
export interface SeriesReading {
  readonly observations: readonly Observations[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

interface Row {
  readonly line: number;
  readonly date: number;
  readonly value: number;
  readonly published: number;
}

/** A time of publication. */
interface Publication {
  /** When the value was public, ms UTC; NaN where the cell is no time. */
  readonly time: number;
  /** True where its zone was assumed. */
  readonly assumed: boolean;
  /** True where it lies before the day that the value describes has begun. */
  readonly early: boolean;
}

/** When a value that describes `date` was public: a day counts as its last moment, a time without zone is on the clock of the market, whose
 *  zone is `zone`. The described day begins on that clock, and where it is not known on the clock that the cell names. */
function publicationOf(text: string, date: number, zone: string | undefined): Publication {
  const { reading, zone: ahead } = momentOf(text);
  const day = startOfDay(date);
  if (!text.includes(':')) {
    return { time: isMidnight(reading) ? reading + DAY - 1 : reading, assumed: false, early: reading < day };
  }
  const local = zone === undefined ? undefined : toUtc(zone);
  if (Number.isNaN(ahead)) {
    return { time: local ? local(reading) : reading, assumed: !local, early: reading < day };
  }
  const time = reading - ahead * 60_000;
  return { time, assumed: false, early: local ? time < local(day) : reading < day };
}

/** The series of a file: one, or, where it has a `symbol` column, one for each symbol. */
export async function readSeries(request: SeriesRequest): Promise<SeriesReading> {
  const { path, name, lenient } = request;
  const findings = findingsOf(path);
  const { records } = await recordsOf(path, ['date', 'value'], ['published', 'symbol'], findings);
  const groups = new Map<string, Row[]>();
  let utc = false;
  for (const { line, cells } of records) {
    const refuse = (column: keyof typeof cells, what: string, remedy = 'correct the cell') =>
      findings.add({ line, column, value: cells[column].slice(0, 40), what, remedy });
    const symbol = cells.symbol || request.symbol;
    const moment = momentOf(cells.date);
    const value = numberOf(cells.value);
    const published =
      cells.published === '' ? undefined : publicationOf(cells.published, moment.reading, request.zoneOf(symbol));
    if (Number.isNaN(moment.reading)) refuse('date', cells.date === '' ? 'is empty' : 'is not a date that can be read');
    else if (value !== null && Number.isNaN(value)) refuse('value', numberFault(cells.value));
    else if (published && Number.isNaN(published.time)) {
      refuse('published', 'is not a time that can be read', 'write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ');
    } else if (published?.early) {
      refuse('published', `is before the date ${cells.date} that it describes`, 'correct one of the two');
    } else {
      utc ||= published?.assumed ?? false;
      const row = { line, date: moment.reading, value: value ?? NaN, published: published?.time ?? NaN };
      const group = groups.get(symbol);
      if (group) group.push(row);
      else groups.set(symbol, [row]);
    }
  }
  if (records.length === 0 && findings.list.length === 0) {
    findings.add({
      line: 0,
      column: '',
      value: '',
      what: 'has a header and no rows',
      remedy: 'give at least one value',
    });
  }
  const notes: string[] = utc ? [`Series ${name}: its publication times name no zone and were read as UTC.`] : [];
  const observations = [...groups].map(([symbol, rows]): Observations => {
    const ordered = inOrder(rows);
    const label = symbol === '' ? name : `${name}@${symbol}`;
    if (ordered !== rows && lenient.has('order'))
      notes.push(`Series ${label}: rows were sorted by date (--lenient order).`);
    return {
      name,
      symbol,
      dates: Float64Array.from(ordered, ({ date }) => date),
      values: Float64Array.from(ordered, ({ value }) => value),
      published: Float64Array.from(ordered, ({ published }) => published),
    };
  });

  function inOrder(rows: readonly Row[]): readonly Row[] {
    const disorder = disorderOf(Float64Array.from(rows, ({ date }) => date));
    const sorted = disorder ? Array.from(disorder.sorted, (at) => rows[at]) : rows;
    if (disorder && !lenient.has('order')) {
      const { line } = rows[disorder.late[0]];
      const what = 'is before a row above it';
      const value = new Date(rows[disorder.late[0]].date).toISOString().slice(0, 10);
      findings.add({
        line,
        column: 'date',
        value,
        what,
        remedy: 'sort the file by date, oldest first',
        repair: 'order',
      });
    }
    // A date may come again where each row says when it was published: the later one is a revision.
    const last = new Map<string, Row>();
    for (const row of sorted) {
      const key = `${row.date} ${row.published}`;
      const before = last.get(key);
      last.set(key, row);
      if (!before || lenient.has('duplicates')) continue;
      const value = new Date(row.date).toISOString().slice(0, 10);
      const what = `is there twice, first on line ${before.line}`;
      findings.add({
        line: row.line,
        column: 'date',
        value,
        what,
        remedy: 'remove one of the rows',
        repair: 'duplicates',
      });
    }
    if (last.size === sorted.length) return sorted;
    if (lenient.has('duplicates'))
      notes.push(`Series ${name}: ${sorted.length - last.size} repeated dates were left out (--lenient duplicates).`);
    return sorted.filter((row) => last.get(`${row.date} ${row.published}`) === row);
  }
  return { observations, findings: findings.list, notes };
}
