// Yields of government bonds by term.

import type { ImportFormat } from '../format.js';
import { seriesOf } from '../series-table.js';
import type { Table } from '../table.js';
import { columnNamed, otherNumbers } from './columns.js';

const TERM =
  /^(?:(?:bond|cgb|ust|treasury|国债)?[_ -]?(?:ytm|yield|yld|y|dgs|收益率)?[_ -]?(\d{1,2}) ?(y|m|年|个?月)?|(?:yield|ytm|收益率))$/i;

const COUNTRIES: readonly (readonly [file: RegExp, country: string])[] = [
  [/china|cgb|chn|中债|中国/i, 'china'],
  [/(?<![a-z])us(?:t|a|d|(?=[\d_ -]))|treasury|dgs|美国|美债/i, 'us'],
  [/germany|bund/i, 'germany'],
  [/japan|jgb/i, 'japan'],
];

/** The term that a heading, or the file for a column of one yield, tells, such as `10y`; empty where it tells none. */
function termIn(heading: string, stem: string): string {
  const match = TERM.exec(heading.trim());
  if (!match) return '';
  const [, count, unit] = match[1] === undefined ? (/(\d{1,2}) ?(y|m)(?![a-z])/i.exec(stem) ?? []) : match;
  return count === undefined ? '' : `${count}${/m|月/i.test(unit ?? 'y') ? 'm' : 'y'}`;
}

const stemOf = (table: Table): string => table.names.at(-1) ?? '';

const termsOf = (table: Table) =>
  otherNumbers(table, []).map((column) => ({ column, term: termIn(table.headings[column] ?? '', stemOf(table)) }));

/** `china-yield-10y`, `us-yield-3m` …, in percent. */
export const YIELDS: ImportFormat = {
  name: 'yields',
  about: 'Yields of bonds: a date with columns such as y10, bond_ytm_30y, or yield in a file named by its term.',
  matches(table) {
    if (table.kind !== 'delimited' || table.dated < 0 || columnNamed(table, /^close$|^open$/i) >= 0) return undefined;
    const terms = termsOf(table);
    return terms.length > 0 && terms.every(({ term }) => term !== '') ? 0.8 : undefined;
  },
  read(table, reading) {
    const stem = stemOf(table);
    const country = COUNTRIES.find(([pattern]) => pattern.test(stem))?.[1];
    if (country !== undefined) reading.believe('country', country, `the file is called ${JSON.stringify(stem)}`);
    reading.believe('unit', 'percent, as in the file', 'yields are quoted so: 2.5 is 2.5 % a year');
    const columns = termsOf(table).map(({ column, term }) => ({
      column,
      name: `${country === undefined ? '' : `${country}-`}yield-${term}`,
    }));
    return seriesOf(table, reading, { columns });
  },
};
