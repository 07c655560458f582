// The run as it stands, for those who place orders.

import type { Clock } from './clock.js';
import type { Floor } from './floor.js';

/** The run as it stands, for the verbs behind the context. */
export interface Desk extends Floor {
  readonly clock: Clock;
  readonly seed: string | number;
}
