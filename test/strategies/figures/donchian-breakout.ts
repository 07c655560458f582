// The rows of docs/strategies/donchian-breakout.md.

import { type Changes, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [{}, { enter: 55, leave: 20 }, { stop: 0 }, { shorts: true }];

export default [
  ...figuresOf('donchian-breakout', 'SPY, TLT, GLD, SHY', '2006-01-03', ...CHANGES),
  ...figuresOf('buy-and-hold', 'SPY, TLT, GLD, SHY', '2006-01-03'),
  ...figuresOf('donchian-breakout', 'SPY', '1995-01-03', {}, { enter: 55, leave: 20 }),
  ...figuresOf('buy-and-hold', 'SPY', '1995-01-03'),
  ...figuresOf('donchian-breakout', 'eight mainland ETFs', '2014-01-02', {}, { enter: 55, leave: 20 }),
  ...figuresOf('buy-and-hold', 'eight mainland ETFs', '2014-01-02'),
  ...figuresOf('donchian-breakout', 'demo, mainland (generated)', '2020-01-02'),
];
