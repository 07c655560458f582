// Any table of dates and numbers: a series for each column, and for each symbol where a column tells it.

import { UserError } from '../../../engine/index.js';
import { publicationOf } from '../../publication.js';
import type { ImportFormat } from '../format.js';
import { isLegalName } from '../legal.js';
import { onlyNameOf, seriesNameOf } from '../series-names.js';
import { seriesOf } from '../series-table.js';
import { symbolFrom } from '../symbol-of.js';
import { columnNamed, otherNumbers } from './columns.js';

const SYMBOL = /^(?:ticker|symbol|code|ts_code|代码|基金代码|证券代码|证券代码)$/i;
const PUBLISHED = /^(?:published|publish_?date|announce(?:ment)?_?date|ann_?date|发布日期|公布日期|公告日期)$/i;

/** A series for each column of numbers. */
export const ANY_SERIES: ImportFormat = {
  name: 'series',
  about:
    'Any table with a column of dates and columns of numbers: a series for each, named by its heading, and by the file where there is one alone.',
  matches(table) {
    if (table.kind !== 'delimited' || table.dated < 0 || table.headings.length === 0) return undefined;
    const taken = [columnNamed(table, SYMBOL), columnNamed(table, PUBLISHED)];
    return otherNumbers(table, taken).length > 0 ? 0.1 : undefined;
  },
  read(table, reading) {
    const [symbols, told] = [columnNamed(table, SYMBOL), columnNamed(table, PUBLISHED)];
    const numbers = otherNumbers(table, [symbols, told]);
    const stem = table.names.at(-1) ?? '';
    const [fileName, ...fileSymbol] = stem.split('@');
    const names = numbers.map((column) => {
      const heading = table.headings[column];
      const { name, told: isTold } = seriesNameOf(heading, column);
      if (numbers.length === 1) return onlyNameOf(heading, column, fileName);
      if (!isTold) {
        reading.believe(
          'series name',
          name,
          `its heading ${JSON.stringify(heading.slice(0, 40))} cannot be the name of a file`,
        );
      }
      return name;
    });
    const twice = names.find((name, at) => names.indexOf(name) < at);
    if (twice !== undefined)
      throw new UserError(`has two columns that would be the series ${twice}; rename one of them`);
    const others = Array.from({ length: table.width }, (_, column) => column).filter(
      (column) => column !== table.dated && column !== symbols && column !== told && !numbers.includes(column),
    );
    if (others.length > 0) {
      const headings = others.map((column) => table.headings[column] || `column ${column + 1}`).join(', ');
      reading.believe('columns', `without ${headings}`, 'they do not hold numbers');
    }
    const assumed = reading.assume.get('symbol') ?? '';
    const named = fileSymbol.join('@');
    const symbol = assumed !== '' ? assumed : isLegalName(named) ? named : '';
    const single = numbers.length === 1 && symbols < 0 ? names[0] : names.join(', ');
    reading.believe(
      'series',
      single,
      numbers.length === 1 ? 'of its heading and the name of the file' : 'its headings say so',
    );
    if (told < 0)
      reading.believe('published', 'not stated', 'no column tells it: each value counts from the next session on');
    const published = told < 0 ? [] : table.column(told);
    return seriesOf(table, reading, {
      columns: numbers.map((column, at) => ({ column, name: names[at] })),
      symbol,
      ...(symbols >= 0 && { symbols: { column: symbols, of: symbolFrom } }),
      ...(told >= 0 && {
        published: (date, row) => (published[row] === '' ? NaN : publicationOf(published[row], date, undefined).time),
      }),
    });
  },
};
