// The numbers of columns, in the one dialect (decimal mark, thousands) that all of them are written in.

import { UserError } from '../../engine/index.js';
import { isBlank } from '../cells.js';
import type { Reading } from './format.js';
import type { Table } from './table.js';

type Decimal = 'point' | 'comma';

const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
/** Groups of three after a group that no zero begins: 0.995 and 0,995 are no thousands. */
const WORDS: Readonly<Record<Decimal, RegExp>> = {
  point: /^[-+]?[1-9]\d{0,2}(?:([, '\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d*)?$/,
  comma: /^[-+]?[1-9]\d{0,2}(?:([. '\u00a0\u202f])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
};
const COMMA_PLAIN = /^[-+]?(?:\d+,?\d*|,\d+)(?:e[-+]?\d+)?$/i;
/** Powers of ten of the units that vendors write behind a number. */
const UNITS: Readonly<Record<string, number>> = { K: 3, M: 6, B: 9, T: 12, 万: 4, 亿: 8 };
const WITH_UNIT = /^(.*[\d.,])\s*([KMBT万亿])$/i;

/** Decimal text of a cell without its unit; NaN's text where the dialect does not write so. */
function digitsOf(text: string, decimal: Decimal): string {
  if (decimal === 'point') {
    if (PLAIN.test(text)) return text;
    return WORDS.point.test(text) ? text.replace(/[, '\u00a0\u202f]/g, '') : '';
  }
  if (COMMA_PLAIN.test(text)) return text.replace(',', '.');
  return WORDS.comma.test(text) ? text.replace(/[. '\u00a0\u202f]/g, '').replace(',', '.') : '';
}

/** The number of a cell in a dialect; NaN where it is none. */
function numberIn(text: string, decimal: Decimal): number {
  const unit = WITH_UNIT.exec(text);
  const digits = digitsOf(unit ? unit[1] : text, decimal);
  if (digits === '') return NaN;
  // Read as decimal text: 940.97 x 1e6 in floating point is not whole.
  return Number(unit ? `${digits}e${UNITS[unit[2].toUpperCase()]}` : digits);
}

/** Cells of one reading only, and cells that both dialects read, but not alike. */
interface Evidence {
  point: number;
  comma: number;
  doubtful: number;
  doubtfulComma: string;
  doubtfulPoint: string;
}

function evidenceOf(columns: readonly (readonly string[])[]): Evidence {
  const found: Evidence = { point: 0, comma: 0, doubtful: 0, doubtfulComma: '', doubtfulPoint: '' };
  for (const column of columns) {
    for (const text of column) {
      if (!/[.,]/.test(text)) continue;
      const [point, comma] = [numberIn(text, 'point'), numberIn(text, 'comma')];
      if (Number.isNaN(point) && Number.isNaN(comma)) continue;
      if (Number.isNaN(comma)) found.point++;
      else if (Number.isNaN(point)) found.comma++;
      else if (point !== comma) {
        found.doubtful++;
        if (text.includes(',')) found.doubtfulComma ||= text;
        else found.doubtfulPoint ||= text;
      }
    }
  }
  return found;
}

/** The decimal mark of the cells. Computers write points, so that points alone are decimal ones, but for files with semicolons, which are written where the
 *  comma is the decimal mark. */
export function decimalOf(
  columns: readonly (readonly string[])[],
  table: Table,
  { assume, believe }: Reading,
): Decimal {
  const assumed = assume.get('decimal') as Decimal | undefined;
  if (assumed !== undefined) {
    believe('decimal mark', assumed, '--assume says so');
    return assumed;
  }
  const { point, comma, doubtful, doubtfulComma, doubtfulPoint } = evidenceOf(columns);
  const best: Decimal = comma > point ? 'comma' : 'point';
  const semicolons = table.separator === ';';
  // One cell is no proof where a slip in it would move every other by a thousand.
  const proven = Math.abs(point - comma) > (doubtful > 2 ? 1 : 0);
  const inDoubt = doubtfulComma !== '' ? doubtfulComma : semicolons ? doubtfulPoint : '';
  if (!proven && inDoubt !== '') {
    throw new UserError(
      `writes numbers such as ${JSON.stringify(inDoubt)}, which may be thousands or decimals, and no other cell tells; say which with --assume decimal=point or decimal=comma`,
    );
  }
  if (best === 'comma') believe('decimal mark', 'comma', `${comma} cells can be read in no other way`);
  return best;
}

/** The numbers of columns, a list for each; NaN where a cell holds no value. A cell that is no number is a finding. */
export function numbersOf(table: Table, columns: readonly number[], reading: Reading): readonly Float64Array[] {
  const texts = columns.map((column) => table.column(column));
  const decimal = decimalOf(texts, table, reading);
  let grouped = 0;
  const units = new Set<string>();
  const read = texts.map((cells, at) =>
    Float64Array.from(cells, (text, row) => {
      const number = numberIn(text, decimal);
      if (!Number.isNaN(number)) {
        if (!PLAIN.test(text) && !COMMA_PLAIN.test(text)) {
          const unit = WITH_UNIT.exec(text)?.[2];
          if (unit === undefined) grouped++;
          else units.add(unit.toUpperCase());
        }
        if (Number.isFinite(number)) return number;
      }
      if (!isBlank(text)) {
        const column = table.headings[columns[at]] ?? `column ${columns[at] + 1}`;
        const value = text.slice(0, 40);
        reading.findings.add({
          line: table.lineOf(row),
          column,
          value,
          what: 'is not a number',
          remedy: 'correct the cell',
        });
      }
      return NaN;
    }),
  );
  if (grouped > 0)
    reading.believe('thousands', `removed in ${grouped} cells`, 'its numbers are written in groups of three');
  if (units.size > 0) reading.believe('number units', [...units].join(', '), 'its numbers carry them as powers of ten');
  return read;
}
