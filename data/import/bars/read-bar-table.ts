// Reads a table of bars: the cells of all its columns in one dialect, then each of its instruments.

import { UserError } from '../../../engine/index.js';
import type { Reading } from '../format.js';
import type { Content } from '../imported.js';
import { momentsOf } from '../moments-of.js';
import { decimalOf, numbersOf } from '../numbers-of.js';
import type { Table } from '../table.js';
import { type BarGroup, groupsOf } from './groups.js';
import { type BarTraits, readGroup } from './read-group.js';
import type { BarRole } from './roles.js';

const NUMBERS: readonly BarRole[] = [
  ...(['open', 'high', 'low', 'close', 'adjusted', 'volume', 'amount', 'dividend', 'split', 'factor'] as const),
];

const MINUTE = 60_000;

/** Times of the day in a column of their own, ms; zeros where it holds none (as daily files fill it). */
function timesOfDay(table: Table, column: number, { findings }: Reading): Float64Array {
  const cells = table.column(column);
  if (cells.every((cell) => /^0*$/.test(cell))) return new Float64Array(cells.length);
  return Float64Array.from(cells, (cell, row) => {
    const found =
      /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(cell) ?? /^(\d{1,2})(\d{2})(\d{2})?$/.exec(cell.padStart(4, '0'));
    const [hours, minutes, seconds] = (found ?? []).slice(1).map((part) => Number(part ?? 0));
    if (found && hours < 24 && minutes < 60 && seconds < 60) return (hours * 60 + minutes) * MINUTE + seconds * 1000;
    const [line, heading] = [table.lineOf(row), table.headings[column] ?? ''];
    findings.add({
      line,
      column: heading,
      value: cell.slice(0, 40),
      what: 'is not a time',
      remedy: 'correct the cell',
    });
    return NaN;
  });
}

/** The content of a table of bars, whose instruments are as the headings say, or as given. */
export function readBarTable(
  table: Table,
  reading: Reading,
  traits: BarTraits = {},
  groups: readonly BarGroup[] = groupsOf(table),
  scaled?: (role: BarRole, column: Float64Array) => Float64Array,
): readonly Content[] {
  const { findings, assume } = reading;
  const [{ layout }] = groups;
  for (const [role, headings] of layout.doubled) {
    throw new UserError(
      `has ${headings.length} columns for the ${role} (${headings.join(', ')}); remove or rename all but one`,
    );
  }
  if (layout.unknown.length > 0) {
    const names = layout.unknown.map((heading) => JSON.stringify(heading.slice(0, 30))).join(', ');
    const what = `has columns that mean nothing here and were not read: ${names}`;
    findings.add({
      severity: 'warning',
      line: 1,
      column: '',
      value: '',
      what,
      remedy: 'rename them if they hold something',
    });
  }
  const { typed } = table;
  if ((typed?.groups ?? groups).length > 1 && assume.has('symbol')) {
    throw new UserError('holds several instruments; leave --assume symbol out');
  }
  const at = (role: BarRole) => layout.places.get(role) ?? NaN;
  const closeFirst = at('close') < at('high') && at('open') < at('close');
  if (typed) {
    reading.believe('dates', ...typed.dates);
    decimalOf([], table, reading);
    return typed.groups.flatMap(({ told, readings, zone, numbers, lineOf }) => {
      const columns = new Map(
        NUMBERS.flatMap((role) => {
          const column = numbers.get(at(role));
          return column ? [[role, column] as const] : [];
        }),
      );
      const parsed = { told, readings, zones: zone, columns, units: layout.units, closeFirst, lineOf };
      return readGroup(table, parsed, traits, reading);
    });
  }
  const moments = momentsOf(table, layout.places.get('date')!, reading);
  const timed = layout.places.get('time');
  const clock = timed === undefined ? undefined : timesOfDay(table, timed, reading);
  const wanted = groups.flatMap((group) => NUMBERS.flatMap((role) => group.layout.places.get(role) ?? []));
  const places = [...new Set(wanted)];
  const numbers = numbersOf(table, places, reading);
  if (!moments || findings.list.some(({ severity }) => severity === 'error')) return [];
  return groups.flatMap((group) => {
    const { rows } = group;
    const pick = (column: Float64Array) => (rows ? Float64Array.from(rows, (row) => column[row]) : column);
    const columns = new Map<BarRole, Float64Array>();
    for (const role of NUMBERS) {
      const place = group.layout.places.get(role);
      if (place === undefined) continue;
      const column = pick(numbers[places.indexOf(place)]);
      columns.set(role, scaled ? scaled(role, column) : column);
    }
    const readings = clock ? moments.readings.map((day, row) => day + clock[row]) : moments.readings;
    const of = (role: BarRole) => group.layout.places.get(role) ?? NaN;
    const parsed = {
      told: group.told,
      readings: pick(readings),
      zones: pick(moments.zones),
      columns,
      units: group.layout.units,
      closeFirst: of('close') < of('high') && of('open') < of('close'),
      lineOf: (row: number) => table.lineOf(rows ? rows[row] : row),
    };
    return readGroup(table, parsed, traits, reading);
  });
}
