// The rows of docs/strategies/high-to-low-rotation.md.

import { type Changes, type Figure, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [
  {},
  { collapse: 0 },
  { rebound: 0 },
  { crowding: 1 },
  { lookback: 60 },
  { lookback: 240 },
  { every: 5 },
];

export default [
  ...figuresOf('high-to-low-rotation', 'eight mainland ETFs', '2014-01-02', ...CHANGES),
  ...figuresOf('high-to-low-rotation', 'eight mainland ETFs', '2014-01-02', { cool: 0.4 }),
  ...figuresOf('high-to-low-rotation', 'eight mainland ETFs with two NAVs', '2014-01-02'),
  ...figuresOf('buy-and-hold', 'eight mainland ETFs', '2014-01-02'),
];

/** Begun on each of twenty successive days. */
export const begun: readonly Figure[] = figuresOf('high-to-low-rotation', 'eight mainland ETFs', '2014-01-02');
