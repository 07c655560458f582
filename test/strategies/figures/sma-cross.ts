// The rows of docs/strategies/sma-cross.md.

import { figuresOf } from './figure.js';

const ALL = { shares: 0 };
const SLOW = { fast: 50, slow: 200, shares: 0 };

export default [
  ...figuresOf('sma-cross', 'SPY', '1995-01-03', ALL, SLOW),
  ...figuresOf('buy-and-hold', 'SPY', '1995-01-03'),
  ...figuresOf('sma-cross', 'S&P 500 index', '2001-01-02', ALL, SLOW),
  ...figuresOf('buy-and-hold', 'S&P 500 index', '2001-01-02'),
  ...figuresOf('sma-cross', '510300', '2014-01-02', ALL, SLOW),
  ...figuresOf('buy-and-hold', '510300', '2014-01-02'),
];
