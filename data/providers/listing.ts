// Where an instrument is listed, as vendors need to know it, from a symbol as users write it.

import { isCurrency } from '../instruments.js';
import { wordsOf } from '../symbol.js';

/** What a symbol means to a vendor. */
export type Listing =
  /** A code of a mainland exchange (six digits) or of Hong Kong (five). */
  | { readonly what: 'code'; readonly market: 'XSHG' | 'XSHE' | 'XHKG'; readonly code: string; readonly kind: string }
  /** A ticker of New York, in capitals. */
  | { readonly what: 'ticker'; readonly ticker: string }
  /** An index by a well-known name, one of `INDICES`. */
  | { readonly what: 'index'; readonly name: string }
  /** A pair of currencies. */
  | { readonly what: 'pair'; readonly from: string; readonly to: string };

/** Names of indices, and what else they are called. */
const INDICES: Readonly<Record<string, readonly string[]>> = {
  GSPC: ['SPX', 'INX'],
  DJI: ['DJIA'],
  IXIC: ['NDQ'],
  NDX: ['NDX100'],
  VIX: [],
  HSI: [],
  HSTECH: [],
};

/** What a symbol means; undefined where it is none that is known. A bare six-digit code that begins with 000 is a share of Shenzhen. */
export function listingOf(symbol: string): Listing | undefined {
  const upper = symbol.toUpperCase();
  const { market, kind } = wordsOf(upper);
  if (market === 'XSHG' || market === 'XSHE') return { what: 'code', market, kind, code: /\d{6}/.exec(upper)![0] };
  if (market === 'XHKG')
    return { what: 'code', market, kind, code: /\d{1,}/.exec(upper)![0].slice(-5).padStart(5, '0') };
  const pair = pairIn(upper);
  if (pair !== undefined) return { what: 'pair', ...pair };
  const bare = upper.replace(/^\^/, '');
  const index = Object.keys(INDICES).find((name) => name === bare || INDICES[name].includes(bare));
  if (index !== undefined) return { what: 'index', name: index };
  const [, ticker] = /^([A-Z]{1,5}(?:[.-][A-Z])?)(?:\.US)?$/.exec(upper) ?? [];
  return ticker === undefined ? undefined : { what: 'ticker', ticker };
}

/** The currencies of a word such as `USDCNY`, `USD/CNY` or `USDCNY=X`; undefined where it is no pair. */
export function pairIn(word: string): { readonly from: string; readonly to: string } | undefined {
  const [, from, to] = /^([A-Z]{3})\/?([A-Z]{3})(?:=X)?$/.exec(word.toUpperCase()) ?? [];
  return from !== undefined && from !== to && isCurrency(from) && isCurrency(to) ? { from, to } : undefined;
}
