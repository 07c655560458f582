// Bars as QuantConnect's engine keeps them: no header, prices of shares as integers of a ten-thousandth.

import type { ImportFormat, Reading } from '../format.js';
import type { Table } from '../table.js';
import type { BarGroup } from './groups.js';
import { readBarTable } from './read-bar-table.js';
import type { BarRole } from './roles.js';

const STAMP = /^\d{8} \d{2}:\d{2}$/;
const INTEGER = /^\d+$/;
/** Prices of shares are kept as whole ten-thousandths. */
const SCALE = 10_000;

const isStamped = (table: Table): boolean =>
  table.headings.length === 0 &&
  table.dated === 0 &&
  table.rows > 0 &&
  table
    .column(0)
    .slice(0, 50)
    .every((cell) => STAMP.test(cell));

const areIntegers = (table: Table, columns: readonly number[]): boolean =>
  columns.every((column) => table.column(column).every((cell) => INTEGER.test(cell)));

const groupOf = (roles: readonly (readonly [BarRole, number])[]): BarGroup => ({
  layout: { places: new Map(roles), units: new Map(), doubled: [], unknown: [] },
  rows: undefined,
  told: undefined,
});

const PRICES: readonly BarRole[] = ['open', 'high', 'low', 'close'];

/** Divides prices by the scale. Half of a sum of two such integers has one decimal more. */
function unscaled(role: BarRole, column: Float64Array): Float64Array {
  return PRICES.includes(role) ? column.map((price) => price / SCALE) : column;
}

/** Trade bars: time, open, high, low, close, volume. */
export const quantConnectTrades: ImportFormat = {
  name: 'quantconnect-trades',
  about: 'Zip without header: yyyymmdd hh:mm, open, high, low, close as integers of 1/10,000, volume.',
  matches: (table) => (isStamped(table) && table.width === 6 && areIntegers(table, [1, 2, 3, 4]) ? 0.95 : undefined),
  read(table: Table, reading: Reading) {
    reading.believe(
      'prices',
      `divided by ${SCALE}`,
      'they are integers without a header, as this vendor keeps those of shares',
    );
    const roles = (['date', ...PRICES, 'volume'] as const).map((role, at) => [role, at] as const);
    const traits = {
      volume: ['shares', 'the vendor counts shares'],
      basis: ['raw', 'the vendor keeps prices as traded, and factors in files of their own'],
    } as const;
    return readBarTable(table, reading, traits, [groupOf(roles)], unscaled);
  },
};

/** A table of quote bars as one of bars in the middle of bid and ask. */
function middled(table: Table, whole: boolean): Table {
  const middle = (at: number): readonly string[] => {
    const [bids, asks] = [table.column(1 + at), table.column(6 + at)];
    return bids.map((bid, row) => {
      const ask = asks[row];
      // A cell that is no number is left as it is, and found by who reads it.
      if (Number.isNaN(Number(bid || 'x'))) return bid;
      if (Number.isNaN(Number(ask || 'x'))) return ask;
      const sum = (Number(bid) + Number(ask)) / 2;
      return String(Number((whole ? sum / SCALE : sum).toPrecision(12)));
    });
  };
  const columns = [table.column(0), ...[0, 1, 2, 3].map(middle)];
  return { ...table, width: columns.length, column: (index) => columns[index] ?? [] };
}

/** Quote bars: time, bid open, high, low, close and size, the same of the ask. */
export const quantConnectQuotes: ImportFormat = {
  name: 'quantconnect-quotes',
  about:
    'Zip without header: yyyymmdd hh:mm, then open, high, low, close and size of bid and of ask; the middle is kept.',
  matches: (table) => (isStamped(table) && table.width === 11 ? 0.95 : undefined),
  read(table: Table, reading: Reading) {
    const whole =
      areIntegers(table, [1, 2, 3, 4, 6, 7, 8, 9]) && table.column(4).every((cell) => Number(cell) >= SCALE);
    if (whole) reading.believe('prices', `divided by ${SCALE}`, 'they are integers without a header');
    reading.believe('prices', 'the middle of bid and ask', 'each row has open, high, low and close of both');
    const roles = (['date', ...PRICES] as const).map((role, at) => [role, at] as const);
    const basis = ['raw', 'quotes are as quoted'] as const;
    return readBarTable(middled(table, whole), reading, { basis }, [groupOf(roles)]);
  },
};
