// The rows of docs/strategies/composition.md.

import { figuresOf } from './figure.js';

export default [
  ...figuresOf('mix.ts', 'SPY', '1995-01-03', {}, { trendShare: 1, saverShare: 0 }, { trendShare: 0, saverShare: 1 }),
  ...figuresOf('stopped.ts', 'SPY', '1995-01-03', {}, { guardDrawdown: 1 }),
  ...figuresOf('buy-and-hold', 'SPY', '1995-01-03'),
  ...figuresOf('insured.ts', '510300, 511260, 518880', '2018-10-08', {}, { hedgeShare: 0 }),
  ...figuresOf('mix.ts', 'demo, mainland (generated)', '2020-01-02'),
  ...figuresOf('stopped.ts', 'demo, mainland (generated)', '2020-01-02', {}, { guardDrawdown: 1 }),
  ...figuresOf('insured.ts', 'demo, mainland (generated)', '2020-01-02', {}, { hedgeShare: 0 }),
];
