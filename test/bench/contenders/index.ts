// The works that are timed beside limit loops, by the parts of the bench.

import { CROSS } from './cross.js';
import { GRID } from './grid.js';
import { ORDERS } from './orders.js';
import { ROTATE } from './rotation.js';
import type { Work } from './work.js';

/** The parts that are timed so. */
export type Timed = 'A' | 'B' | 'C' | 'D';

/** The works of each part, in the order in which they are measured. */
export const WORKS: Readonly<Record<Timed, readonly Work[]>> = { A: CROSS, B: [GRID], C: [ROTATE], D: [ORDERS] };
