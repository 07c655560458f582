// The rows of a bar file that is text, read cell by cell, and what is wrong with them.

import { PRICES } from './bar-columns.js';
import { groupedNumberReader, numberOf, volumeReader } from './cells.js';
import { type CellReader, columnsOf } from './csv.js';
import type { FileColumns, NoColumns } from './file-columns.js';
import type { Findings, Repair } from './finding.js';
import { type Format, type Layout, type Role, doubledOf, formatOf, layoutOf } from './formats.js';
import { goodRows } from './good-rows.js';
import { type Header, headerOf } from './header.js';
import { dateReader, zonesByRow } from './read-dates.js';
import { textOf } from './text.js';

/** What the header of a file tells; undefined, with a finding, where it is no bar file. */
async function recognise(
  text: string,
  findings: Findings,
): Promise<{ readonly header: Header; readonly layout: Layout; readonly format: Format } | undefined> {
  const header = await headerOf(text, findings);
  if (!header) return undefined;
  const layout = layoutOf(header.names);
  const format = formatOf(header.names, layout);
  const twice = doubledOf(header.names, layout);
  for (const { role, places } of twice) {
    const both = places.map((place) => `"${header.names[place].trim()}" (column ${place + 1})`).join(' and ');
    const what = `has ${places.length} columns for the ${role}: ${both}`;
    const remedy = 'remove or rename all but one; a file holds one instrument';
    findings.add({ line: 1, column: '', value: '', what, remedy });
  }
  if (twice.length > 0) return undefined;
  if (format) return { header, layout, format };
  const missing = (['date', 'close'] as const).filter((role) => !layout.has(role));
  return void findings.add({
    line: 1,
    column: '',
    value: header.names.join(',').slice(0, 80),
    what: `has no column for the ${missing.join(' and the ')}`,
    remedy: 'name the columns date,open,high,low,close,volume',
  });
}

/** What a text is told of as it is read. */
export interface TextContext {
  readonly findings: Findings;
  readonly lenient: ReadonlySet<Repair>;
  /** Told of each repair with the number of rows, or of cells. */
  repaired(repair: Repair, count: number): void;
  /** Told how many volumes had a unit. */
  united(count: number): void;
}

/** The columns of a bar file; where it has no rows, the reason is in the findings and only the format is given, if it has one. */
export async function readText(
  path: string,
  { findings, lenient, repaired, united }: TextContext,
): Promise<FileColumns | NoColumns> {
  const text = textOf(path, findings);
  const recognised = text === undefined ? undefined : await recognise(text, findings);
  if (text === undefined || !recognised) return {};
  const { header, layout, format } = recognised;
  const dates = await dateReader(text, header, layout.get('date')!, findings);
  if (!dates) return { format };

  let grouped = 0;
  const number: CellReader = lenient.has('thousands') ? groupedNumberReader(() => grouped++) : numberOf;
  const readers = new Map<number, CellReader>([[layout.get('date')!, dates.read]]);
  for (const role of PRICES) if (layout.has(role)) readers.set(layout.get(role)!, number);
  let units = 0;
  if (layout.has('volume'))
    readers.set(
      layout.get('volume')!,
      volumeReader(number, () => units++),
    );
  const table = await columnsOf(text, header.lines, header.names.length, readers);
  const { rows, blank, empty } = await goodRows(text, header, layout, table, findings, lenient);
  if (empty) {
    findings.add({ line: 0, column: '', value: '', what: 'has a header and no rows', remedy: 'give at least one bar' });
    return { format };
  }
  if (grouped > 0) repaired('thousands', grouped);
  if (units > 0) united(units);
  if (blank > 0 && lenient.has('blank')) repaired('blank', blank);

  const read = (role: Role): Float64Array => {
    const cells = table.column(layout.get(role)!);
    const values = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) values[at] = (cells[rows[at]] as number | null | undefined) ?? NaN;
    return values;
  };
  const zones = zonesByRow(table.column(layout.get('date')!), dates);
  const roles = [...PRICES, 'volume' as const].filter((role) => layout.has(role));
  return {
    names: header.names,
    layout,
    format,
    lines: rows.map((row) => row + header.lines + 1),
    readings: read('date'),
    zones: Float64Array.from(rows, (row) => zones[row]),
    values: new Map(roles.map((role) => [role, read(role)])),
  };
}
