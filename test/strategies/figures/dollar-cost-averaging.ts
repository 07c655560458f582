// The rows of docs/strategies/dollar-cost-averaging.md.

import { type Changes, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [{}, { parts: 36 }, { parts: 1 }];

export default [
  ...figuresOf('dollar-cost-averaging', 'SPY', '1995-01-03', ...CHANGES),
  ...figuresOf('dollar-cost-averaging', 'SPY', '2000-01-03', ...CHANGES),
  ...figuresOf('dollar-cost-averaging', 'SPY', '2007-10-01', ...CHANGES),
  ...figuresOf('dollar-cost-averaging', '510300', '2015-06-01', ...CHANGES),
  ...figuresOf('dollar-cost-averaging', 'demo, mainland (generated)', '2020-01-02', ...CHANGES),
];
