// Pages of one symbol put together: prices as traded, and whether all pages say the same of the days that they share.

import { isoDay } from '../day.js';
import { otherShape } from './fault.js';
import { merge, saidOf } from './merge.js';
import type { PageHead } from './page-store.js';
import type { Span } from './plan.js';
import type { Happening, Parsed, Quote, Rate } from './provider.js';
import { asTraded, type Unsplit, unsplit } from './unsplit.js';

/** A page and what it says. */
export interface ReadPage {
  readonly head: PageHead;
  readonly parsed: Parsed;
}

/** All that is known of a symbol, oldest first. */
export interface Combined {
  readonly quotes: readonly Quote[];
  readonly happenings: readonly Happening[];
  readonly rates: readonly Rate[];
  /** Where the vendor says another thing of a day than it said before, the rest of a sentence each. */
  readonly rewritten: readonly string[];
  /** Volumes that it told differently (what it said last counts), and what pages note, one sentence each. */
  readonly notes: readonly string[];
}

/** Prices that differ by no more than this share agree: the rounding of single precision is smaller. */
const AGREE = 1e-6;

/** Puts pages together that are in the order of their fetches. `isSplit`: prices, volumes and distributions are moved for all splits up to the day of the fetch. */
export function combine(pages: readonly ReadPage[], wish: Span, isSplit: boolean): Combined {
  const rewritten: string[] = [];
  const notes: string[] = [];
  const splits = splitsOf(pages, rewritten);
  const back = isSplit ? unsplit(splits) : asTraded;
  // Lists beside the pages say nothing of prices, which is not to say that there are none.
  const own = pages.filter(({ head }) => head.part === 'page');
  const quotes = merge(
    own.map(({ head, parsed }) =>
      saidOf(
        head,
        parsed.quotes ?? [],
        ofOne((quote) => back.quote(quote, head.fetched)),
      ),
    ),
    (date, before, after) => {
      if (!before || !after)
        return void rewritten.push(`${date} ${after ? 'had no prices and has some' : 'had prices and has none'}`);
      const key = PRICES.find((each) => !agree(before[each], after[each], back.tolerance));
      if (key !== undefined) rewritten.push(`the ${key} of ${date} was ${before[key]} and is ${after[key]}`);
      else if (!agree(before.volume, after.volume, 1)) {
        notes.push(`The volume of ${date} was ${before.volume} and is ${after.volume}, which counts.`);
      }
    },
  );
  const rates = merge(
    own.map(({ head, parsed }) =>
      saidOf(
        head,
        parsed.rates ?? [],
        ofOne((rate) => rate),
      ),
    ),
    (date, before, after) => {
      if (before && after && agree(before.rate, after.rate, 0)) return;
      rewritten.push(`the rate of ${date} was ${before?.rate ?? 'none'} and is ${after?.rate ?? 'none'}`);
    },
  );
  const cash = cashOf(pages, back, rewritten);
  const inside = ({ date }: { readonly date: string }): boolean => isoDay(date) >= wish.from && isoDay(date) <= wish.to;
  return {
    quotes: [...quotes.values()].filter(inside),
    happenings: [...cash, ...splits].filter(inside).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    rates: [...rates.values()].filter(inside),
    rewritten,
    notes: [...new Set([...notes, ...pages.flatMap(({ parsed }) => parsed.notes ?? [])])],
  };
}

const PRICES = ['open', 'high', 'low', 'close'] as const;

/** Equal up to a share of their size, or up to `within`. NaN agrees with NaN. */
const agree = (a: number, b: number, within: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= Math.max(AGREE * Math.max(Math.abs(a), Math.abs(b)), within);

/** The only entry of a day, turned into another. */
const ofOne =
  <E extends { readonly date: string }, T>(turn: (entry: E) => T) =>
  (entries: readonly E[]): T => {
    if (entries.length > 1) throw otherShape(`${entries[0].date} is there twice`);
    return turn(entries[0]);
  };

/** All splits that any page tells of, each once. Lists that are asked for beside the pages tell of those after the last page too. */
function splitsOf(pages: readonly ReadPage[], rewritten: string[]): readonly Happening[] {
  const found = new Map<string, Happening>();
  for (const { parsed } of pages) {
    for (const split of parsed.happenings ?? []) {
      if (split.kind !== 'split') continue;
      if (Number.isNaN(isoDay(split.date)) || !(split.value > 0))
        throw otherShape(`a split is ${JSON.stringify(split)}`);
      const before = found.get(split.date);
      if (before && !agree(before.value, split.value, 0)) {
        rewritten.push(`the split of ${split.date} was ${before.value} and is ${split.value}`);
      }
      found.set(split.date, split);
    }
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Distributions in the units of their date; several of one date are kept apart. Lists beside the pages have the word on them where they tell of any. */
function cashOf(pages: readonly ReadPage[], back: Unsplit, rewritten: string[]): readonly Happening[] {
  const told = pages.map(({ head, parsed }) => {
    const cash = (parsed.happenings ?? []).filter(({ kind }) => kind === 'dividend');
    const wrong = cash.find(({ date, value }) => Number.isNaN(isoDay(date)) || !(value > 0));
    if (wrong) throw otherShape(`a dividend is ${JSON.stringify(wrong)}`);
    return { head, cash: cash.map((one) => back.cash(one, head.fetched)) };
  });
  const lists = told.filter(({ head, cash }) => head.part === 'beside' && cash.length > 0);
  const those = lists.length > 0 ? lists : told.filter(({ head }) => head.part === 'page');
  const all = merge(
    those.map(({ head, cash }) => saidOf(head, cash, (each) => each, Infinity)),
    (date, before = [], after = []) => {
      const [was, is] = [before, after].map((each) => each.reduce((sum, { value }) => sum + value, 0));
      if (agree(was, is, back.tolerance)) return;
      rewritten.push(`the distribution of ${date} was ${was || 'none'} and is ${is || 'none'}`);
    },
  );
  return [...all.values()].flat();
}
