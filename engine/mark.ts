// What an instrument was worth before a row's trading.

import type { Asset } from './feed.js';

/** The raw close of the row before, as it reads after the corporate actions of this row; NaN before the first bar. */
export const markBefore = (asset: Asset, bar: number): number => markSince(asset, bar - 1, bar);

/** The raw close of an earlier row, as it reads after the corporate actions since, up to those of this row; NaN before the first bar. */
export function markSince({ raw, actions }: Asset, since: number, bar: number): number {
  if (since < 0) return Number.NaN;
  let mark = raw.close[since];
  for (const { row, kind, value } of actions) {
    if (row <= since || row > bar) continue;
    if (kind === 'split') mark /= value;
    else if (kind === 'dividend') mark -= value;
    else if (kind === 'roll') mark += value;
  }
  return mark;
}
