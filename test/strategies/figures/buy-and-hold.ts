// The rows of docs/strategies/buy-and-hold.md.

import { figuresOf } from './figure.js';

export default [
  ...figuresOf('buy-and-hold', 'SPY', '1995-01-03', {}, { weight: 0.6 }),
  ...figuresOf('buy-and-hold', 'SPY, TLT', '2003-01-02'),
  ...figuresOf('buy-and-hold', '510300', '2014-01-02'),
  ...figuresOf('buy-and-hold', 'eight mainland ETFs', '2014-01-02'),
  ...figuresOf('buy-and-hold', 'demo, mainland (generated)', '2020-01-02'),
];
