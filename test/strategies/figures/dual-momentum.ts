// The rows of docs/strategies/dual-momentum.md.

import { type Changes, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [{}, { absolute: false }, { months: 6 }, { months: 3 }, { day: 8 }, { day: 15 }];

export default [
  ...figuresOf('dual-momentum', 'SPY, TLT, SHY, MCHI', '2012-04-02', ...CHANGES),
  ...figuresOf('buy-and-hold', 'SPY', '2012-04-02'),
  ...figuresOf(
    'dual-momentum',
    'SPY, TLT, SHY',
    '2003-08-01',
    ...CHANGES.filter(({ absolute }) => absolute === undefined),
  ),
  ...figuresOf('buy-and-hold', 'SPY', '2003-08-01'),
  ...figuresOf('dual-momentum', '510300, 513100, 159920, 511260', '2018-09-03', {}, { day: 8 }, { day: 15 }),
  ...figuresOf('buy-and-hold', '510300, 513100, 159920, 511260', '2018-09-03'),
  ...figuresOf('dual-momentum', 'demo, mainland (generated)', '2021-02-01'),
];
