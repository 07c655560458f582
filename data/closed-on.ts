// On which days an instrument's exchange was closed, as far as that is known.

import type { Instrument } from '../engine/index.js';
import { closures } from './read-calendar.js';

/** Tells of a day (ms UTC at midnight) whether the exchange of an instrument was closed: by the calendar that its data state. Days that
 *  it does not reach are never said to be closed. */
export function closedOn(_instrument: Instrument, stated: Float64Array | undefined): (day: number) => boolean {
  return stated !== undefined && stated.length > 0 ? closures(stated) : () => false;
}
