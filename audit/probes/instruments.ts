// Hands the instruments over in the opposite order.

import { firstDisorder } from '../difference.js';
import { reversed } from '../other-feed.js';
import type { Probe } from './probe.js';

/** What depends on the order of the files. A strategy may honestly take the first instrument, so that this is a warning; what is bought of
 *  each, and not how much, is compared, since purchases share the cash in the order of the instruments. */
export const instruments: Probe = {
  about: 'trades otherwise when the instruments come in another order',
  async find(bench) {
    const { feed, first } = bench.subject;
    if (feed.assets.length < 2) return [];
    const other = await bench.run(await bench.copy(), reversed(feed), first);
    if (other.failure !== null) {
      const what = `It fails when the instruments come in the opposite order: ${other.failure.error.message}`;
      return [{ gravity: 'warning', what }];
    }
    const difference = firstDisorder(bench.whole.coarse, other.coarse);
    if (difference === null) return [];
    const what =
      'It trades otherwise when the instruments come in another order: name them by asset(symbol), or give --assets.';
    return [{ gravity: 'warning', what, against: 'the instruments in the opposite order', difference }];
  },
};
