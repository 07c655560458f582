// What a symbol alone tells about an instrument: its market, kind and class.

import type { Kind } from '../engine/index.js';
import { NO_MARKET } from './markets/index.js';

/** What was read from a symbol; `none`, `other` and empty where it tells nothing. */
export interface SymbolWords {
  readonly market: string;
  readonly kind: Kind;
  readonly class: string;
}

/** Mainland code ranges by their first digits: the first that fits counts. Sources: the code allocation rules of the
 *  Shanghai and Shenzhen exchanges. */
const MAINLAND: readonly (readonly [prefix: RegExp, words: SymbolWords])[] = [
  [/^511[6-9]/, { market: 'XSHG', kind: 'etf', class: 'money' }],
  [/^511/, { market: 'XSHG', kind: 'etf', class: 'bond' }],
  [/^(513|520)/, { market: 'XSHG', kind: 'etf', class: 'cross-border' }],
  [/^518/, { market: 'XSHG', kind: 'etf', class: 'gold' }],
  // The China Enterprises fund, a cross-border fund by the notice of 2015-01-09, was numbered before 513 was set aside.
  [/^510900/, { market: 'XSHG', kind: 'etf', class: 'cross-border' }],
  [/^58[89]/, { market: 'XSHG', kind: 'etf', class: 'star' }],
  [/^(50|51|52|53|55|56|58)/, { market: 'XSHG', kind: 'etf', class: '' }],
  [/^60/, { market: 'XSHG', kind: 'stock', class: '' }],
  [/^68/, { market: 'XSHG', kind: 'stock', class: 'star' }],
  // Shenzhen numbers funds as they come: the class of a few well-known ones is listed.
  [/^(159001|159003|159005)/, { market: 'XSHE', kind: 'etf', class: 'money' }],
  [/^(159934|159937)/, { market: 'XSHE', kind: 'etf', class: 'gold' }],
  [/^(159980|159981|159985)/, { market: 'XSHE', kind: 'etf', class: 'commodity' }],
  [/^(159605|159740|159742|159792|159920|159941)/, { market: 'XSHE', kind: 'etf', class: 'cross-border' }],
  [/^(159915|159948|159949|159952|159977)/, { market: 'XSHE', kind: 'etf', class: 'chinext' }],
  [/^(15|16|18)/, { market: 'XSHE', kind: 'etf', class: '' }],
  [/^00/, { market: 'XSHE', kind: 'stock', class: '' }],
  [/^30/, { market: 'XSHE', kind: 'stock', class: 'chinext' }],
  [/^399/, { market: 'XSHE', kind: 'index', class: '' }],
];

const UNKNOWN: SymbolWords = { market: NO_MARKET, kind: 'other', class: '' };

function mainland(code: string, market: string): SymbolWords {
  // The same digits name an index in Shanghai and a stock in Shenzhen: 000001.SS is the composite index.
  if (market === 'XSHG' && code.startsWith('000')) return { market, kind: 'index', class: '' };
  const words = MAINLAND.find(([prefix]) => prefix.test(code))?.[1] ?? UNKNOWN;
  return market === '' || words.market === market ? words : { ...UNKNOWN, market };
}

/** Indices that most files call by their bare name. */
const INDICES = ['HSI', 'HSTECH', 'VIX', 'GSPC', 'SPX', 'NDX', 'IXIC', 'DJI'];

/** True for a symbol that is taken for an index by its name: a well-known one, or any with Yahoo's `^`. */
export const isNamedIndex = (symbol: string): boolean =>
  symbol.startsWith('^') || INDICES.includes(symbol.toUpperCase());

/** Market, kind and class that a symbol implies: six digits of the mainland, five of Hong Kong, a suffix (`.SS`, `.SH`, `.SZ`, `.HK`,
 *  `.XSHG`, …), a prefix (`sh`, `sz`), or the name of an index. */
export function wordsOf(symbol: string): SymbolWords {
  const digits = /^(?:(sh|sz)\.?)?(\d{6})(?:\.(SS|SH|SZ|XSHG|XSHE))?$/i.exec(symbol);
  if (digits) {
    const place = (digits[1] ?? digits[3] ?? '').toUpperCase();
    return mainland(digits[2], place === '' ? '' : ['SZ', 'XSHE'].includes(place) ? 'XSHE' : 'XSHG');
  }
  const hongKong = /^(?:(\d{5})|0*(\d{1,5})\.(?:HK|XHKG))$/i.exec(symbol);
  if (hongKong) {
    // Ranges that HKEX's code allocation plan sets aside for exchange traded funds.
    const code = Number(hongKong[1] ?? hongKong[2]);
    const fund = (code >= 2800 && code <= 2849) || (code >= 3000 && code <= 3199);
    return { market: 'XHKG', kind: fund ? 'etf' : 'stock', class: '' };
  }
  return isNamedIndex(symbol) ? { ...UNKNOWN, kind: 'index' } : UNKNOWN;
}
