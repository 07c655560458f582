// On which basis of units a published count or net asset value of a fund stands: before a split or after it.

import type { Asset } from './feed.js';
import type { Dated } from './series.js';

const DAY = 86_400_000;

/** Midnight UTC of a moment's date. */
export const dayOf = (time: number): number => Math.floor(time / DAY) * DAY;

/** A split as the books of the fund see it. */
interface Split {
  /** New units for one old unit. */
  readonly value: number;
  /** The row from which the market trades on the new basis. */
  readonly row: number;
  /** Date of that row, ms UTC. */
  readonly day: number;
  /** Date of the last bar before it: the books may be on the new basis from the end of that day on. */
  readonly eve: number;
}

/** What is known of the units of one fund. */
export interface Basis {
  /** How many splits lie behind a value that is dated on `day` and was public on `row`. A value of the eve of a split may be on either basis, as
   *  books are divided on the evening before the ex-date: `fits(1)` and `fits(ratio)` say how far it is off on the old and on the new one. */
  after(day: number, row: number, fits: (ratio: number) => number): number;
  /** New units for one unit between two such numbers of splits. */
  ratio(from: number, to: number): number;
  /** The last row dated on `day` or before; -1 before the first. Days may not fall from call to call. */
  rowOf(day: number): number;
}

/** The basis of the fund that a series belongs to. */
export function basisOf({ asset, time }: Dated): Basis {
  const splits = splitsOf(asset, time);
  let last = -1;
  return {
    after(day, row, fits) {
      let count = 0;
      while (count < splits.length && splits[count].day <= day) count++;
      const next = splits[count];
      const isEve = next !== undefined && day >= next.eve && next.row <= row;
      return isEve && fits(next.value) < fits(1) ? count + 1 : count;
    },
    ratio(from, to) {
      if (from > to) return 1 / this.ratio(to, from);
      let product = 1;
      for (let k = from; k < to; k++) product *= splits[k].value;
      return product;
    },
    rowOf(day) {
      while (last + 1 < time.length && dayOf(time[last + 1]) <= day) last++;
      return last;
    },
  };
}

/** How far one positive number is from another, as a factor of 1 or more. */
export const apart = (a: number, b: number): number => Math.max(a / b, b / a);

const splitsOf = ({ actions, axis }: Asset, time: Float64Array): readonly Split[] =>
  actions.flatMap(({ kind, value, row }) => {
    if (kind !== 'split') return [];
    const before = row > 0 ? axis.latest[row - 1] : -1;
    const day = dayOf(time[row]);
    return { value, row, day, eve: before < 0 ? day : dayOf(time[axis.rows[before]]) };
  });
