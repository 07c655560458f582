// What the text of a cell means as a number.

import type { CellReader } from './csv.js';

const PLAIN = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;
const GROUPED = /^\s*[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?\s*$/;
/** How vendors write "no value". */
const BLANK = /^\s*(?:null|none|nan|na|n\/a|-+)?\s*$/i;

/** True for the text of a cell that holds no value: empty, `null`, `NaN`, `n/a`, `-`. */
export const isBlank = (text: string): boolean => BLANK.test(text);

/** True for a number with thousands separators, such as `1,234.50`. */
export const isGrouped = (text: string): boolean => GROUPED.test(text);

/** The number that a cell writes; null where it holds no value, NaN where it writes something else. */
export function numberOf(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  return BLANK.test(text) ? null : NaN;
}

/** The same with thousands separators removed; `count` is told of each. */
export const groupedNumberReader =
  (count: () => void): CellReader =>
  (text) => {
    if (!GROUPED.test(text)) return numberOf(text);
    count();
    return Number(text.replaceAll(',', ''));
  };

/** What is wrong with a cell that is no number, as the rest of a sentence. */
export function numberFault(text: string): string {
  if (text.trim() === '') return 'is empty';
  if (isGrouped(text)) return 'is written with thousands separators';
  return isBlank(text) ? 'is no value' : 'is not a number';
}
