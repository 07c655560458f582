// Some cash is never spent.

import { num } from '../params.js';
import { limit } from './declare.js';

/** Free cash ≥ the larger of `share` × equity and `amount`, at the closes of the decision and before costs. */
export const cashFloor = limit({
  about: 'No order may take free cash that is to stay: a share of the equity or an amount, whichever is more.',
  params: {
    share: num(0.05, { min: 0, max: 1, about: 'free cash that stays, as a fraction of the equity' }),
    amount: num(0, { min: 0, about: 'free cash that stays, in base currency' }),
  },
  make:
    ({ share, amount }) =>
    ({ equity, cash, cashPerUnit }) => {
      const spare = cash - Math.max(share * equity, amount);
      return cashPerUnit > 0 ? Math.max(0, spare / cashPerUnit) : Number.POSITIVE_INFINITY;
    },
});
