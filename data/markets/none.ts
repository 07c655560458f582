// Terms where no market's rules apply: instruments of an unknown market, and indices.

import type { Kind, Terms } from '../../engine/index.js';
import { type Fact, type FactTable, termsOf } from './facts.js';
import { FUTURES } from './futures.js';

const fact = (what: Fact['what'], sets: Fact['sets'], assumed: string): Fact => ({
  what,
  from: '',
  sets,
  source: `${assumed}, as no market's rules apply`,
  assumed,
});

const FREE: readonly Fact[] = [
  fact('lots', { lot: 1, minimum: 1 }, 'of 1'),
  fact('price step', { tick: NaN }, 'none'),
  fact(
    'commission',
    { commission: 0, commissionPerUnit: 0, commissionMinimum: 0 },
    'no commission, and no other costs',
  ),
  fact('resale of shares', { shareSettlement: 0 }, 'on the same day'),
  fact('settlement of cash', { cashSettlement: 0 }, 'at once'),
  fact('price limit', { priceLimit: NaN }, 'none'),
  fact('short sales', { shortMargin: 1, shortMaintenance: 0.3 }, 'allowed against their full value, maintenance 30 %'),
  fact('borrow fee', { borrowFee: 0 }, 'none'),
  fact('withholding', { withholding: 0 }, 'none'),
];

/** An instrument of which the market is not known. */
export const FREE_TABLE: FactTable = { about: 'an instrument whose market is not known', facts: FREE };

/** An index cannot be bought: it trades as if a fund tracked it without cost. */
export const INDEX_TABLE: FactTable = { about: 'an index, traded as a fund that tracks it without cost', facts: FREE };

/** Terms of an index on any market. */
export const INDEX_TERMS: readonly Terms[] = termsOf(INDEX_TABLE);

/** Terms of an instrument of which the market is not known. */
export function termsWithoutMarket(kind: Kind): readonly Terms[] {
  if (kind === 'index') return INDEX_TERMS;
  return termsOf(kind === 'future' ? FUTURES : FREE_TABLE);
}
