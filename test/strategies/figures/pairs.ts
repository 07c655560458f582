// The rows of docs/strategies/pairs.md.

import { type Changes, figuresOf } from './figure.js';

const CHANGES: readonly Changes[] = [{}, { enter: 1.5 }, { window: 125 }, { kinship: -1 }, { patience: 20 }];

export default [
  ...figuresOf('pairs', 'KWEB, MCHI', '2014-09-02', ...CHANGES, { legs: 'switch' }),
  ...figuresOf('buy-and-hold', 'KWEB, MCHI', '2014-09-02'),
  ...figuresOf('pairs', '513050, 513180', '2022-06-01', { legs: 'switch' }, { legs: 'switch', window: 125 }),
  ...figuresOf('buy-and-hold', '513050, 513180', '2022-06-01'),
  ...figuresOf('pairs', 'demo, US (generated)', '2020-01-02'),
];
