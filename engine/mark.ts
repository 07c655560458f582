// What an instrument was worth before a row's trading.

import type { Asset } from './feed.js';

/** The raw close of the row before, as it reads after the corporate actions of this row; NaN before the first bar. */
export function markBefore({ raw, actions }: Asset, bar: number): number {
  let mark = raw.close[bar - 1];
  for (const { row, kind, value } of actions) if (row === bar) mark = kind === 'split' ? mark / value : mark - value;
  return mark;
}
