// The rows of docs/strategies/southbound-momentum.md.

import { type Changes, figuresOf } from './figure.js';

/** Without the flow there is momentum alone. */
const CHANGES: readonly Changes[] = [
  {},
  { strong: 0, weak: 0 },
  { flow: 5 },
  { flow: 60 },
  { momentum: 20 },
  { momentum: 120 },
];

export default [
  ...figuresOf('southbound-momentum', 'demo, Hong Kong (generated)', '2020-01-02', ...CHANGES),
  ...figuresOf('buy-and-hold', 'demo, Hong Kong (generated)', '2020-01-02'),
];
