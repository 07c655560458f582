// Every indicator with a second definition, family by family: a new one gets an entry in the file of its family.

import { CHANNELS } from './indicators/channels.js';
import type { Entry } from './indicators/entry.js';
import { MEANS } from './indicators/means.js';
import { OSCILLATORS } from './indicators/oscillators.js';
import { PAIRS } from './indicators/pairs.js';
import { SIGNALS } from './indicators/signals.js';
import { STATISTICS } from './indicators/statistics.js';

/** Name → one output of an indicator. The name begins with that of the indicator, as it is exported; what is more than that (another
 *  output, other arguments) follows after a space or a colon. */
export const INDICATORS: Readonly<Record<string, Entry>> = {
  ...MEANS,
  ...STATISTICS,
  ...PAIRS,
  ...SIGNALS,
  ...OSCILLATORS,
  ...CHANNELS,
};
