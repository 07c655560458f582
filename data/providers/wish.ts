// The symbols and days that a user asks for, checked before anything is asked of a vendor.

import { UserError } from '../../engine/index.js';
import { dayOf, isoDay } from '../day.js';
import { lastFullDay, type Span } from './plan.js';
import type { Source } from './provider.js';

/** A symbol and what its vendor calls it. */
export interface Wanted {
  readonly symbol: string;
  readonly id: string;
}

/** Names of files and cells of tables are made of it: letters, digits and a few marks. */
const SYMBOL = /^[\^A-Za-z0-9][A-Za-z0-9.^=-]{0,39}$/;

/** The symbols of words such as `510300` and `SPY=107.SPY`, in the order of their names. */
export function wantedOf(words: readonly string[], source: Source): readonly Wanted[] {
  const wanted = words.map((word): Wanted => {
    const [, symbol, given] = /^([^=]+)=(?!X$)(.+)$/s.exec(word) ?? [undefined, word, undefined];
    if (!SYMBOL.test(symbol) || symbol.includes('..')) {
      throw new UserError(
        `"${symbol}" is no symbol that a file can be named by; give one of letters, digits and . ^ = -, or another name for it as NAME=SYMBOL.`,
      );
    }
    const id = given ?? source.id(symbol);
    if (typeof id !== 'string' || id === '' || /[\s\p{Cc}]/u.test(id)) {
      throw new UserError(`The name of ${symbol} at its source is ${JSON.stringify(id)}; give one without blanks.`);
    }
    return { symbol, id };
  });
  const sorted = [...wanted].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const twice = sorted.find(({ symbol }, k) => sorted[k + 1]?.symbol.toLowerCase() === symbol.toLowerCase());
  if (twice !== undefined) throw new UserError(`${twice.symbol} is given twice; give it once.`);
  return sorted;
}

/** The days from `from` to `to`, as far as they are over and a source has any, which begins on the ISO day `first`; NaN stands for the earliest and for the last
 *  full day. */
export function wishOf(from: number, to: number, now: number, first = '1970-01-01'): Span {
  const [earliest, last] = [isoDay(first), lastFullDay(now)];
  if (from > to) throw new UserError(`--from ${dayOf(from)} lies after --to ${dayOf(to)}; exchange them.`);
  if (from > last) {
    throw new UserError(
      `--from ${dayOf(from)} lies after ${dayOf(last)}, the last day that is over everywhere; give an earlier one.`,
    );
  }
  if (to < earliest)
    throw new UserError(`--to ${dayOf(to)} lies before ${first}, where the source begins; give a later one.`);
  return {
    from: Number.isNaN(from) ? earliest : Math.max(from, earliest),
    to: Number.isNaN(to) ? last : Math.min(to, last),
  };
}
