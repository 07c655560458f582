// What is wrong with something in the folder, said in the language of who reads it.

import type { Phrase, PhraseValues } from '../../reports/lang/index.js';

/** A sentence about something that is not as it should be. */
export interface Finding {
  readonly phrase: Phrase;
  readonly values: PhraseValues;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in the largest unit that leaves a digit before the point. */
export function sizeText(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${size.toFixed(unit > 0 && size < 10 ? 1 : 0)} ${UNITS[unit]}`;
}
