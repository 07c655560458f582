// When each value of an outside series became public, as rows of a feed.

import { type Axis, type Column, axisOf } from '../engine/index.js';
import type { Observations } from './dataset.js';
import { DAY, startOfDay } from './day.js';
import { firstAtOrAfter } from './rows.js';

/** The rows of a feed as a publication sees them. */
export interface Sessions {
  /** ms UTC of each row's decision. */
  readonly time: Float64Array;
  /** The first row at or after `row` on which the source market of a series holds a session; the length where there is none. */
  from(row: number, symbol: string): number;
  /** The axis that holds every row, shared with the instruments. */
  readonly dense: Axis;
}

/** The row from which a value is public: the first whose decision is at or after its publication, or, where that is not known,
 *  the next session of its source market after the day that it describes. */
function visibleFrom(sessions: Sessions, symbol: string, date: number, published: number): number {
  if (!Number.isNaN(published)) return firstAtOrAfter(sessions.time, published);
  return sessions.from(firstAtOrAfter(sessions.time, startOfDay(date) + DAY), symbol);
}

/** A column from observations, in the order in which they became public; values that are NaN are left out with a note. */
export function publish(
  observations: Observations,
  sessions: Sessions,
): { readonly column: Column; readonly notes: readonly string[] } {
  const { name, symbol, dates, values, published } = observations;
  const label = symbol === '' ? name : `${name}@${symbol}`;
  const found: { row: number; from: number }[] = [];
  let assumed = false;
  for (let from = 0; from < dates.length; from++) {
    if (Number.isNaN(values[from])) continue;
    if (Number.isNaN(published[from])) assumed = true;
    found.push({ row: visibleFrom(sessions, symbol, dates[from], published[from]), from });
  }
  found.sort((a, b) => a.row - b.row || dates[a.from] - dates[b.from] || a.from - b.from);
  const rows = Int32Array.from(found, ({ row }) => row);
  const { length } = sessions.time;
  const everyRow = rows.length === length && rows.every((row, place) => row === place);
  const notes: string[] = [];
  const dropped = dates.length - found.length;
  if (dropped > 0) notes.push(`Series ${label}: ${dropped} of ${dates.length} dates carry no value and were left out.`);
  if (assumed) {
    notes.push(
      `Series ${label}: when its values were published is not known; each was taken as public at the decision of the next session.`,
    );
  }
  const column: Column = {
    name,
    symbol,
    values: Float64Array.from(found, ({ from }) => values[from]),
    dates: Float64Array.from(found, ({ from }) => dates[from]),
    axis: everyRow ? sessions.dense : axisOf(rows, length),
    publicationAssumed: assumed,
  };
  return { column, notes };
}
