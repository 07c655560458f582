// The rows of docs/strategies/rsi-reversion.md.

import { type Changes, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [{}, { oversold: 10 }, { oversold: 25, window: 4 }];

export default [
  ...figuresOf('rsi-reversion', 'SPY', '1995-01-03', ...CHANGES),
  ...figuresOf('rsi-reversion', 'SPY', '2009-01-02', {}, { oversold: 10 }),
  ...figuresOf('buy-and-hold', 'SPY', '1995-01-03'),
  ...figuresOf('buy-and-hold', 'SPY', '2009-01-02'),
  ...figuresOf('rsi-reversion', '510300', '2014-01-02', {}, { oversold: 10 }),
  ...figuresOf('buy-and-hold', '510300', '2014-01-02'),
  ...figuresOf('rsi-reversion', 'demo, mainland (generated)', '2020-01-02'),
];
