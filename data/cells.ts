// What the text of a cell means as a number.

import type { CellReader } from './csv.js';

// Each of these can take a digit in one way only: a cell of a million digits is read, or refused, in one go.
const PLAIN = /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\s*$/i;
const GROUPED = /^\s*[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?\s*$/;
/** Powers of ten of the units of volumes. */
const UNITS = { K: 3, M: 6, B: 9 } as const;
const WITH_UNIT = /^\s*(\d+(?:\.\d*)?|\.\d+)([KMB])\s*$/i;
/** How vendors write "no value". */
const BLANK = /^(?:null|none|nan|na|n\/a|-*)$/i;

/** True for the text of a cell that holds no value: empty, `null`, `NaN`, `n/a`, `-`. */
export const isBlank = (text: string): boolean => BLANK.test(text.trim());

/** True for a number with thousands separators, such as `1,234.50`. */
export const isGrouped = (text: string): boolean => GROUPED.test(text);

/** NaN for what is too large to be kept: an infinite price or volume would pass every comparison. */
const finite = (number: number): number => (Number.isFinite(number) ? number : NaN);

/** The number that a cell writes; null where it holds no value, NaN where it writes something else, or more than can be kept. */
export function numberOf(text: string): number | null {
  if (PLAIN.test(text)) return finite(Number(text));
  return BLANK.test(text.trim()) ? null : NaN;
}

/** The same with thousands separators removed; `count` is told of each. */
export const groupedNumberReader =
  (count: () => void): CellReader =>
  (text) => {
    if (!GROUPED.test(text)) return numberOf(text);
    count();
    return finite(Number(text.replaceAll(',', '')));
  };

/** The number of a cell with a unit; undefined where it has none. */
function united(text: string): number | undefined {
  const [, digits, unit] = WITH_UNIT.exec(text) ?? [];
  // Read as decimal text: 940.97 x 1e6 in floating point is not whole.
  return digits === undefined ? undefined : Number(`${digits}e${UNITS[unit.toUpperCase() as keyof typeof UNITS]}`);
}

/** A reader of volumes, which some vendors write with a unit: 1.57B is 1,570,000,000. `count` is told of each; what has no unit is left to
 *  `read`. */
export const volumeReader =
  (read: CellReader, count: () => void): CellReader =>
  (text) => {
    const number = united(text);
    if (number === undefined) return read(text);
    count();
    return finite(number);
  };

/** What is wrong with a cell that is no number, as the rest of a sentence. */
export function numberFault(text: string): string {
  if (text.trim() === '') return 'is empty';
  if (isGrouped(text)) return 'is written with thousands separators';
  const number = PLAIN.test(text) ? Number(text) : united(text);
  if (Math.abs(number ?? 0) === Infinity) return 'is a number too large to be kept';
  return isBlank(text) ? 'is no value' : 'is not a number';
}
