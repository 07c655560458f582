// What a fetch sets out to do, from its options or from one that was interrupted.

import { UserError } from '../../engine/index.js';
import type { FetchOptions } from './fetch-options.js';
import type { Errand } from './journal.js';
import { wishOf } from './wish.js';

/** What this fetch is to do: what was set out before where it goes on with that. */
export function errandOf(options: FetchOptions, unfinished: Errand | undefined): Errand {
  const { source, code, params, base, symbols, from, to, refresh, into, wire, resume, declaration } = options;
  const { first } = declaration.terms;
  if (!resume) {
    if (symbols.length === 0) throw new UserError('Name the symbols to fetch, such as 510300 or ^GSPC.');
    const began = wire.now();
    const what = { source, code, params: { ...params }, base, symbols: [...symbols].sort() };
    return { version: 1, ...what, ...wishOf(from, to, began, first), refresh, began };
  }
  if (unfinished === undefined) {
    throw new UserError(
      `No fetch into ${into} was interrupted; leave --resume out: what was fetched before is not asked for again.`,
    );
  }
  const then = wordsOf(unfinished);
  if (wordsOf({ source, code, params, base }) !== then) {
    throw new UserError(
      `The fetch into ${into} that was interrupted had another source or another host (${unfinished.source}); give the same, or leave --resume out.`,
    );
  }
  const isSame = symbols.length === 0 || [...symbols].sort().join(' ') === unfinished.symbols.join(' ');
  const wish = wishOf(from, to, unfinished.began, first);
  const isWithin =
    (Number.isNaN(from) || wish.from === unfinished.from) && (Number.isNaN(to) || wish.to === unfinished.to);
  if (!isSame || !isWithin || (refresh && !unfinished.refresh)) {
    throw new UserError(
      `The fetch into ${into} that was interrupted asked for something else (${unfinished.symbols.join(' ')}); give the same, or leave --resume out.`,
    );
  }
  return unfinished;
}

const wordsOf = ({ source, code, params, base }: Pick<Errand, 'source' | 'code' | 'params' | 'base'>): string =>
  JSON.stringify([source, code, params, base]);
