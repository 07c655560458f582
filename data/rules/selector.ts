// Which instruments a row of a rule file is about, and which of two rows is more specific.

import type { Instrument } from '../../engine/index.js';

/** The words that choose instruments; empty for "any". */
export interface Selector {
  readonly market: string;
  readonly kind: string;
  readonly class: string;
  readonly symbol: string;
}

/** The columns of a selector, from the least to the most specific. */
export const SELECTORS = ['market', 'kind', 'class', 'symbol'] as const satisfies readonly (keyof Selector)[];

/** True where each word that is given is the instrument's own. */
export const matches = (selector: Selector, instrument: Instrument): boolean =>
  SELECTORS.every((name) => selector[name] === '' || selector[name].toUpperCase() === instrument[name].toUpperCase());

/** How specific a selector is: a symbol outweighs class, kind and market together, a class kind and market, a kind the market. Two
 *  selectors of one rank that match one instrument are the same. */
export const rankOf = (selector: Selector): number =>
  SELECTORS.reduce((rank, name, place) => rank + (selector[name] === '' ? 0 : 1 << place), 0);

/** A selector in words, for messages. */
export function inWords(selector: Selector): string {
  const given = SELECTORS.filter((name) => selector[name] !== '').map((name) => `${name} ${selector[name]}`);
  return given.length === 0 ? 'any instrument' : given.join(', ');
}
