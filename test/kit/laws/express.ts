// The short way of the common order is the long way.

import { type Law, law } from '../law.js';
import { PLAIN_CONDUCT } from '../conduct.js';
import { anyPlay, run } from '../play.js';
import { assertSame, transcript } from '../transcript.js';

/** Lets everything pass; a run with limits takes the long way. */
const NO_LIMIT = { name: 'none', about: 'Forbids nothing.', allows: () => Number.POSITIVE_INFINITY };

/** A limit that forbids nothing changes nothing, though with it every order is looked at in full. */
export const expressIsTheLongWay: Law = law({
  about:
    'Orders of whole lots at the market for the day take the same fills, to the bit, whichever way the engine takes.',
  mutants: [
    { file: 'engine/express.ts', find: ': quantity > held) return false', replace: ': false) return false' },
    { file: 'engine/express.ts', find: 'ledger.balances[0] + cash >= 0', replace: 'true' },
    {
      file: 'engine/express.ts',
      find: 'if (band !== NO_BAND && isBarred(band, side, open)) return false;',
      replace: '',
    },
    { file: 'engine/express.ts', find: "(given.tif === undefined || given.tif === 'day') &&", replace: '' },
    { file: 'engine/express.ts', find: 'given.group === undefined &&', replace: '' },
    { file: 'engine/express.ts', find: 'side > 0 ? minimum : lot', replace: 'lot' },
    { file: 'engine/ledger.ts', find: '(before * this.averagePrice[asset] + delta * price) / after', replace: 'price' },
    { file: 'engine/book.ts', find: 'if (!isExpress) this.isExpress = false;', replace: '' },
    { file: 'engine/pricing.ts', find: 'this.worth(holder, from);', replace: 'this.worth(holder, bar);' },
  ],
  runs: 500,
  cases: anyPlay({ markets: 1, currencies: false, fixed: PLAIN_CONDUCT }),
  check(play) {
    assertSame('the short way', transcript(run(play, { limits: [NO_LIMIT] })), transcript(run(play)));
  },
});
