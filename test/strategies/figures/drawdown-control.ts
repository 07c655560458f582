// The rows of docs/strategies/drawdown-control.md.

import { type Changes, type Figure, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [
  {},
  { protect: 0.8 },
  { protect: 0.95 },
  { multiple: 3 },
  { multiple: 8 },
  { anchor: 'start' },
  { band: 0.01 },
];
/** Without a floor the exposure is the multiple: the share that it has on average, held all the time. */
const still = (multiple: number): Changes => ({ protect: 0, multiple });

export default [
  ...figuresOf('drawdown-control', 'SPY, SHY', '2002-08-01', ...CHANGES, still(0.36)),
  ...figuresOf('buy-and-hold', 'SPY, SHY', '2002-08-01'),
  ...figuresOf('drawdown-control', '510300, 511260, 518880', '2017-09-01', {}, { protect: 0.95 }, still(0.41)),
  ...figuresOf('buy-and-hold', '510300, 511260, 518880', '2017-09-01'),
];

/** Begun on each of twenty successive days. */
export const begun: readonly Figure[] = figuresOf('drawdown-control', 'SPY, SHY', '2002-08-01');
