// Reads series/<name>.csv and series/<name>@<symbol>.csv: outside series with the time of their publication.

import { numberFault, numberOf } from './cells.js';
import type { Observations } from './dataset.js';
import { type DatedRow, inOrderOfDate } from './dated.js';
import { type Finding, type Repair, findingsOf } from './finding.js';
import { momentOf } from './moments.js';
import { publicationOf } from './publication.js';
import { recordsOf } from './records.js';

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

interface Row extends DatedRow {
  readonly value: number;
}

/** The series of a file: one, or, where it has a `symbol` column, one for each symbol. */
export async function readSeries(request: SeriesRequest): Promise<SeriesReading> {
  const { path, name, lenient } = request;
  const findings = findingsOf(path, request.symbol === '' ? name : `${name}@${request.symbol}`);
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
    const label = symbol === '' ? name : `${name}@${symbol}`;
    const ordered = inOrderOfDate(rows, `Series ${label}`, { findings, lenient, notes });
    return {
      name,
      symbol,
      dates: Float64Array.from(ordered, ({ date }) => date),
      values: Float64Array.from(ordered, ({ value }) => value),
      published: Float64Array.from(ordered, ({ published }) => published),
    };
  });
  return { observations, findings: findings.list, notes };
}
