// The date column of a file, and whether its rows are days or moments.

import type { CellReader, Cells } from './csv.js';
import { columnsOf } from './csv.js';
import { startOfDay } from './day.js';
import type { Findings } from './finding.js';
import type { Header } from './header.js';
import { isMidnight, isShort, momentOf, orderOf, shortDay } from './moments.js';
import { fromUtc, toUtc } from './zone.js';

/** Reads date cells and remembers the zone that each names. */
export interface DateReader {
  readonly read: CellReader;
  /** Zones in the order of the cells read, minutes ahead of UTC; NaN where none is named. */
  readonly zones: readonly number[];
}

/** A reader for the date column of a file; undefined, with a finding, where days and months cannot be told apart. */
export async function dateReader(
  text: string,
  header: Header,
  place: number,
  findings: Findings,
): Promise<DateReader | undefined> {
  const zones: number[] = [];
  const first = header.first[place] ?? '';
  if (!isShort(first)) {
    const read = (cell: string) => {
      const { reading, zone } = momentOf(cell);
      zones.push(zone);
      return reading;
    };
    return { read, zones };
  }
  const dates = await columnsOf(text, header.lines, header.names.length, new Map([[place, (cell: string) => cell]]));
  const order = orderOf(dates.column(place).filter((cell): cell is string => typeof cell === 'string'));
  if (!order) {
    return void findings.add({
      line: header.lines + 1,
      column: header.names[place],
      value: first,
      what: 'does not tell the day from the month, and no other row of the file does',
      remedy: 'write dates as YYYY-MM-DD',
    });
  }
  const read = (cell: string) => {
    zones.push(NaN);
    return shortDay(cell, order);
  };
  return { read, zones };
}

/** The zones of a reader by row: NaN on rows whose cell was empty. */
export function zonesByRow(cells: Cells, reader: DateReader): Float64Array {
  const zones = new Float64Array(cells.length).fill(NaN);
  let at = 0;
  for (let row = 0; row < cells.length; row++) {
    if (cells[row] !== null && cells[row] !== undefined) zones[row] = reader.zones[at++];
  }
  return zones;
}

/** Rows as days or as moments. */
export interface Dated {
  readonly frequency: 'daily' | 'intraday';
  /** ms UTC: midnight of the date, or the moment. */
  readonly time: Float64Array;
  /** What had to be assumed, as sentences without the symbol. */
  readonly notes: readonly string[];
}

/** Days where no date is there with two different times, moments otherwise. `zones` are the minutes ahead of UTC that each row names, NaN
 *  for none, or one number for all rows; `zone` is the market's, where it is known: that of times that name none, and the one whose
 *  calendar counts. */
export function datedRows(readings: Float64Array, zones: Float64Array | number, zone: string | undefined): Dated {
  const { length } = readings;
  let row = 0;
  while (row < length && (Number.isNaN(readings[row]) || isMidnight(readings[row]))) row++;
  if (row === length) return { frequency: 'daily', time: readings, notes: [] };
  const local = toUtc(zone ?? 'UTC');
  const zoneAt = typeof zones === 'number' ? () => zones : (at: number) => zones[at];
  const moments = new Float64Array(length);
  let assumed = false;
  for (row = 0; row < length; row++) {
    const ahead = zoneAt(row);
    if (Number.isNaN(ahead)) assumed = zone === undefined;
    moments[row] = Number.isNaN(ahead) ? local(readings[row]) : readings[row] - ahead * 60_000;
  }
  if (isTwice(readings)) {
    const notes = assumed ? ['its times name no zone: they were read as UTC'] : [];
    return { frequency: 'intraday', time: moments, notes };
  }
  // A time in UTC names the market's own day only on the market's clock.
  const clock = zone === undefined ? undefined : fromUtc(zone);
  const time = new Float64Array(length);
  for (row = 0; row < length; row++) {
    const onClock = clock && !Number.isNaN(zoneAt(row)) && !isMidnight(readings[row]);
    time[row] = startOfDay(onClock ? clock(moments[row]) : readings[row]);
  }
  const notes = ['its rows carry times but no date has two: they were read as daily bars'];
  return { frequency: 'daily', time, notes };
}

/** True where a date is there with two different times. Rows of one date mostly follow each other, so that it shows at once. */
function isTwice(readings: Float64Array): boolean {
  for (let row = 1; row < readings.length; row++) {
    if (readings[row] !== readings[row - 1] && startOfDay(readings[row]) === startOfDay(readings[row - 1])) return true;
  }
  const days = new Map<number, number>();
  for (const reading of readings) {
    const day = startOfDay(reading);
    const other = days.get(day);
    if (other === undefined) days.set(day, reading);
    else if (other !== reading) return true;
  }
  return false;
}
