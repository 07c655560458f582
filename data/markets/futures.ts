// Futures of any market: what is assumed of them.

import type { Fact, FactTable } from './facts.js';

const fact = (what: Fact['what'], sets: Fact['sets'], source: string, assumed: string): Fact => ({
  what,
  from: '',
  sets,
  source,
  assumed,
});

/** Index, treasury and volatility futures. Their exchanges set margins by contract and change them often: give those that matter in a
 *  rule file. */
export const FUTURES: FactTable = {
  about: 'futures',
  facts: [
    fact(
      'margin',
      { longMargin: 0.12, shortMargin: 0.12, longMaintenance: 0.1, shortMaintenance: 0.1 },
      'set by the clearing house for each contract, raised in restless times, and raised again by brokers',
      '12 % of the value on both sides, maintenance 10 %',
    ),
    fact('lots', { lot: 1, minimum: 1 }, 'single contracts', ''),
    fact('price step', { tick: NaN }, 'of each contract, to be given in instruments.csv or a rule file', 'none'),
    fact(
      'commission',
      { commission: 0.00005, commissionPerUnit: 0, commissionMinimum: 0 },
      'fees of the exchange and the broker differ by contract',
      '0.005 % of the value, also of what is closed on the day that it was opened',
    ),
    fact('resale of shares', { shareSettlement: 0 }, 'a position may be closed on the same day', ''),
    fact('settlement of cash', { cashSettlement: 0 }, 'gains and losses are settled in cash each day', ''),
    fact('price limit', { priceLimit: NaN }, 'limits of the contracts are not modelled', 'none'),
  ],
};
