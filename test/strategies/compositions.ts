// The compositions that docs/strategies/composition.md shows, by the names of their files.

import insured from '../../docs/examples/composition/insured.js';
import mix from '../../docs/examples/composition/mix.js';
import stopped from '../../docs/examples/composition/stopped.js';
import type { Strategy } from '../../engine/index.js';

/** File → strategy. */
export const COMPOSITIONS: Readonly<Record<string, Strategy>> = {
  'insured.ts': insured,
  'mix.ts': mix,
  'stopped.ts': stopped,
};
