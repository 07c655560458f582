// The rows of docs/strategies/defensive-hedge.md.

import { type Changes, figuresOf } from './figure.js';

/** With nothing cut there is no hedge: the mix that it starts from. */
const MIX = { cut: 0, tail: 0 };
/** The weights that it has on average, held all the time. */
const AVERAGE = { core: 0.58, gold: 0.16, bond: 0.21, cut: 0, tail: 0 };
const CHANGES: readonly Changes[] = [{}, { tail: 0 }, { leave: 1 }, { enter: 1 }, { enter: 3 }, MIX, AVERAGE];

export default [
  ...figuresOf('defensive-hedge', 'SPY, TLT, GLD, VIXY', '2005-01-03', ...CHANGES),
  ...figuresOf('defensive-hedge', 'demo, US (generated)', '2020-01-02', {}, MIX),
];
