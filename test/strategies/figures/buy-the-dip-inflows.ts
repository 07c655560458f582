// The rows of docs/strategies/buy-the-dip-inflows.md.

import { figuresOf } from './figure.js';

export default [
  ...figuresOf('buy-the-dip-inflows', 'S&P 500 with flows', '2026-01-02', {}, { dip: 0.03 }, { steps: 1 }),
  ...figuresOf('buy-and-hold', 'S&P 500 with flows', '2026-01-02'),
  ...figuresOf('buy-the-dip-inflows', 'demo, mainland (generated)', '2020-01-02'),
  ...figuresOf('high-to-low-rotation', 'demo, mainland (generated)', '2020-01-02'),
  ...figuresOf('buy-and-hold', 'demo, mainland (generated)', '2020-01-02'),
];
