// The rows of docs/strategies/east-west-rotation.md.

import { type Changes, type Figure, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [{}, { lookback: 60 }, { lookback: 240 }, { lead: 0.1 }, { lead: 0.3 }];
/** A lead that is never reached: the shares that it has on average, held all the time. */
const still = (neutral: number): Changes => ({ lead: 5, neutral });

export default [
  ...figuresOf('east-west-rotation', 'MCHI, KWEB, SPY (adjusted)', '2012-04-02', ...CHANGES, still(0.43)),
  ...figuresOf('buy-and-hold', 'MCHI, KWEB, SPY (adjusted)', '2012-04-02'),
  ...figuresOf('east-west-rotation', '510300, 159920, SPY in CNY', '2013-11-01', ...CHANGES, still(0.39)),
  ...figuresOf('buy-and-hold', '510300, 159920, SPY in CNY', '2013-11-01'),
  ...figuresOf('east-west-rotation', 'demo, US (generated)', '2020-01-02'),
];

/** Begun on each of twenty successive days. */
export const begun: readonly Figure[] = [
  ...figuresOf('east-west-rotation', 'MCHI, KWEB, SPY (adjusted)', '2012-04-02'),
  ...figuresOf('east-west-rotation', '510300, 159920, SPY in CNY', '2013-11-01'),
];
