// Series in place of others of the same name.

import type { Observations } from '../dataset.js';

const keyOf = ({ name, symbol }: Observations): string => `${name}@${symbol}`;

/** The series of `all` that `better` has not, then those of `better`. */
export function instead(all: readonly Observations[], better: readonly Observations[]): Observations[] {
  const keys = new Set(better.map(keyOf));
  return [...all.filter((one) => !keys.has(keyOf(one))), ...better];
}
