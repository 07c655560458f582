// Duties, levies and fees by the day on which they took effect, joined into rows of terms.

import type { Terms } from '../../engine/index.js';
import { isoDay } from '../day.js';

/** One rate of one duty from a day on. */
export interface Due {
  /** Which duty: a later row of the same name replaces an earlier one. */
  readonly what: string;
  /** ISO day on which it took effect; empty for "before all others known". */
  readonly from: string;
  /** Fractions of the traded value. */
  readonly buy: number;
  readonly sell: number;
  /** The public notice. */
  readonly source: string;
}

/** Terms that do not change with the dues. */
export type Preset = Omit<Terms, 'from' | 'buyTax' | 'sellTax'>;

const momentOf = (due: Due): number => (due.from === '' ? -Infinity : isoDay(due.from));

/** Terms rows, one for each day on which any due changed, each with the sum of the dues in force. */
export function termsFrom(preset: Preset, dues: readonly Due[]): readonly Terms[] {
  const moments = [...new Set([-Infinity, ...dues.map(momentOf)])].sort((a, b) => a - b);
  return moments.map((from) => {
    const inForce = new Map<string, Due>();
    for (const due of [...dues].sort((a, b) => momentOf(a) - momentOf(b))) {
      if (momentOf(due) <= from) inForce.set(due.what, due);
    }
    const rows = [...inForce.values()];
    return {
      ...preset,
      from,
      buyTax: rows.reduce((sum, due) => sum + due.buy, 0),
      sellTax: rows.reduce((sum, due) => sum + due.sell, 0),
      source: [preset.source, ...rows.map((due) => `${due.what}: ${due.source}`)].join('; '),
    };
  });
}
