// On-balance volume.

import type { PriceSeries } from '../../asset-view.js';
import { fold } from '../../fold.js';
import type { Series } from '../../series.js';

/** Granville's on-balance volume, in shares: volume added where the close rose, taken off where it fell. It begins at the volume of the first bar, as
 *  TA-Lib's, so that only its changes mean something. A bar with a NaN is passed over and repeats the last value; NaN before the
 *  first. */
export function obv({ close, volume }: PriceSeries): Series {
  // The library begins at 0 on the second bar.
  return fold('obv', [close, volume], ([closes, volumes], out) => {
    let balance = Number.NaN;
    let before = Number.NaN;
    for (let k = 0; k < out.length; k++) {
      const [now, traded] = [closes[k], volumes[k]];
      if (now + traded - (now + traded) === 0) {
        if (balance !== balance) balance = traded;
        else if (now > before) balance += traded;
        else if (now < before) balance -= traded;
        before = now;
      }
      out[k] = balance;
    }
  });
}
