// The rows of docs/strategies/valuation-percentile.md.

import { type Changes, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [
  {},
  { low: 0.2, high: 0.8 },
  { steps: 1 },
  { memory: 500 },
  { memory: 1000 },
  { memory: 1500 },
];
/** Without a floor the exposure is the multiple: the share that it has on average, held all the time. */
const still = (multiple: number): Changes => ({ protect: 0, multiple });

export default [
  ...figuresOf('valuation-percentile', '510300 with its PE', '2012-06-01', ...CHANGES),
  ...figuresOf('drawdown-control', '510300 with its PE', '2012-06-01', still(0.49)),
  ...figuresOf('buy-and-hold', '510300 with its PE', '2012-06-01'),
  ...figuresOf('valuation-percentile', '159920 with its PE', '2012-11-01'),
  ...figuresOf('drawdown-control', '159920 with its PE', '2012-11-01', still(0.3)),
  ...figuresOf('buy-and-hold', '159920 with its PE', '2012-11-01'),
  ...figuresOf(
    'valuation-percentile',
    'SPY with its PE',
    '1993-02-01',
    { memory: 120 },
    { memory: 60 },
    { memory: 240 },
  ),
  ...figuresOf('drawdown-control', 'SPY with its PE', '1993-02-01', still(0.32)),
  ...figuresOf('buy-and-hold', 'SPY with its PE', '1993-02-01'),
];
