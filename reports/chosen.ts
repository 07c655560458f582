// A slippage model or a pre-trade limit in words.

import type { Chosen } from './report.js';

/** Its name with the values of its params. */
export function chosenName({ name, params }: Chosen): string {
  const values = Object.entries(params).map(([param, value]) => `${param} ${String(value)}`);
  return values.length === 0 ? name : `${name} (${values.join(', ')})`;
}
