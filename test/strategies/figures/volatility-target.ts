// The rows of docs/strategies/volatility-target.md.

import { type Changes, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [{}, { measure: 'ewma' }, { window: 60 }, { band: 0 }, { goal: 0.15 }];

export default [
  ...figuresOf('volatility-target', 'SPY', '1995-01-03', ...CHANGES),
  {
    strategy: 'volatility-target',
    market: 'SPY',
    from: '1995-01-03',
    params: { goal: 0.15, cap: 2 },
    account: { leverage: 2, debitRate: 0.04 },
  },
  ...figuresOf('buy-and-hold', 'SPY', '1995-01-03', {}, { weight: 0.5 }),
  ...figuresOf('volatility-target', '510300', '2014-01-02'),
  ...figuresOf('buy-and-hold', '510300', '2014-01-02'),
  ...figuresOf('volatility-target', 'demo, mainland (generated)', '2020-01-02'),
];
