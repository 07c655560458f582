// What an instrument was worth before a row's trading.

import type { Asset } from './feed.js';

/** The raw close of the row before, as it reads after the corporate actions of this row; NaN before the first bar. */
export function markBefore({ raw, actions }: Asset, bar: number): number {
  let mark = raw.close[bar - 1];
  for (const { row, kind, value } of actions) {
    if (row !== bar) continue;
    if (kind === 'split') mark /= value;
    else if (kind === 'dividend') mark -= value;
    else if (kind === 'roll') mark += value;
  }
  return mark;
}
