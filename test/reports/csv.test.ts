// CSV is written as arquero writes it, which reads it back.

import * as fc from 'fast-check';
import { table } from 'arquero';
import { describe, expect, it } from 'vitest';
import { type Cells, csv, type CsvColumn, csvPieces } from '../../reports/saved/csv.js';

const cell = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The same by the library: the reference. */
function byArquero(columns: Readonly<Record<string, Exclude<CsvColumn, Cells>>>): string {
  // Without a prototype, since it looks for its formats there too.
  const format = Object.create(null) as Record<string, typeof cell>;
  for (const [name, column] of Object.entries(columns)) if (typeof column[0] === 'number') format[name] = cell;
  return table(columns).toCSV({ format });
}

const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 0.1 + 0.2, 1e21, 5e-324, 1.7976931348623157e308),
);
const words = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', '\t', ';', '=', '指', '😀', '\u2028', 'a') }),
);

/** Equal-length columns under names of any kind. */
const tables = fc.nat(12).chain((rows) =>
  fc.dictionary(
    // Under that name the library finds no column.
    words.filter((name) => name !== '__proto__'),
    fc.oneof(
      fc.array(words, { minLength: rows, maxLength: rows }),
      fc.array(numbers, { minLength: rows, maxLength: rows }),
      fc.array(numbers, { minLength: rows, maxLength: rows }).map((values) => Float64Array.from(values)),
    ),
    { minKeys: 1, maxKeys: 5, noNullPrototype: true },
  ),
);

describe('CSV', () => {
  it('is what arquero writes of the same columns', () => {
    fc.assert(
      fc.property(tables, (columns) => {
        expect(csv(columns)).toBe(byArquero(columns));
      }),
      { numRuns: 300 },
    );
  });

  it('of many rows comes in pieces, which are the same', () => {
    for (const rows of [4095, 4096, 4097, 10_000]) {
      const symbol = Array.from({ length: rows }, (_, row) => (row % 4000 < 3000 ? 'a,b' : 'c'));
      const value = Float64Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? NaN : row / 7));
      const made: Cells = { length: rows, cell: (row) => `row ${row}` };
      const pieces = [...csvPieces({ made, symbol, value })];
      expect(pieces.length).toBe(1 + Math.ceil(rows / 4096));
      expect(pieces.join('')).toBe(byArquero({ made: Array.from(symbol, (_, row) => `row ${row}`), symbol, value }));
    }
  });

  it('of no rows is its header', () => {
    expect(csv({ date: [], 'a "b"': new Float64Array(0) })).toBe('date,"a ""b"""\n');
  });
});
