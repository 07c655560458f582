// The rows of docs/strategies/risk-parity.md.

import { type Changes, type Figure, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [
  {},
  { shift: 0 },
  { shrink: 1 },
  { gold: 0 },
  { risk: 0.06 },
  { window: 20 },
  { window: 120 },
  { every: 5 },
];
/** The weights that it has on average, held all the time by a hedge that never goes on. */
const AVERAGE = { core: 0.32, bond: 0.33, gold: 0.26, cut: 0, tail: 0 };
const MARKET = 'SPY, TLT, GLD';
const FROM = '2005-12-01';

export default [
  ...figuresOf('risk-parity', MARKET, FROM, ...CHANGES),
  {
    strategy: 'risk-parity',
    market: MARKET,
    from: FROM,
    params: { most: 2 },
    account: { leverage: 2, debitRate: 0.03 },
  },
  ...figuresOf('defensive-hedge', MARKET, FROM, AVERAGE),
  ...figuresOf('buy-and-hold', MARKET, FROM),
  ...figuresOf('risk-parity', '510300, 511260, 518880', '2018-10-08', {}, { shift: 0 }),
  ...figuresOf('defensive-hedge', '510300, 511260, 518880', '2018-10-08', {
    core: 0.1,
    bond: 0.74,
    gold: 0.11,
    cut: 0,
    tail: 0,
  }),
  ...figuresOf('buy-and-hold', '510300, 511260, 518880', '2018-10-08'),
];

/** Begun on each of twenty successive days. */
export const begun: readonly Figure[] = figuresOf('risk-parity', MARKET, FROM);
