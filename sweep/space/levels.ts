// What a dimension takes, before it has a name.

import type { Value } from '../work.js';
import type { Dimension } from './space.js';

/** The values of a dimension by level. */
export type Levels = Pick<Dimension, 'size' | 'scale' | 'at'>;

/** The levels of a list of values, in its order: numbers that rise have a scale, anything else are names. */
export function listed(values: readonly Value[]): Levels {
  const rises = values.every((value, k) => typeof value === 'number' && (k === 0 || value > Number(values[k - 1])));
  return { size: values.length, scale: rises ? 'linear' : 'names', at: (level) => values[level] };
}
