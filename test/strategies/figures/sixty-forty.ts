// The rows of docs/strategies/sixty-forty.md.

import { type Changes, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [
  {},
  { period: 'quarter' },
  { period: 'month' },
  { rule: 'drift' },
  { rule: 'drift', drift: 1 },
  { stocks: 0.4, bonds: 0.6 },
];

export default [
  ...figuresOf('sixty-forty', 'SPY, TLT', '2003-01-02', ...CHANGES),
  ...figuresOf('buy-and-hold', 'SPY', '2003-01-02'),
  ...figuresOf('sixty-forty', '510300, 511260', '2017-09-01'),
  ...figuresOf('buy-and-hold', '510300', '2017-09-01'),
  ...figuresOf('sixty-forty', 'demo, mainland (generated)', '2020-01-02'),
];
