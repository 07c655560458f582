// Which exchange's sessions an instrument or a series follows.

import { NO_MARKET } from '../markets/index.js';

/** Indices by their bare names, whose market no code tells. */
const INDICES: Readonly<Record<string, string>> = {
  HSI: 'XHKG',
  HSCE: 'XHKG',
  HSTECH: 'XHKG',
  VIX: 'XNYS',
  GSPC: 'XNYS',
  SPX: 'XNYS',
  DJI: 'XNYS',
  NDX: 'XNYS',
  IXIC: 'XNYS',
};

/** Outside series without a symbol that are computed from the trades of one exchange. */
const SERIES: Readonly<Record<string, string>> = {
  vix: 'XNYS',
  'put-call': 'XNYS',
  'vix-futures-1': 'XNYS',
  'vix-futures-2': 'XNYS',
  contango: 'XNYS',
};

const of = (table: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(table, name) ? table[name] : NO_MARKET;

/** The exchange of an instrument by its market, or, for an index, by its name. */
export const homeOf = (symbol: string, market: string): string =>
  market === NO_MARKET ? of(INDICES, symbol.replace(/^\^/, '').toUpperCase()) : market;

/** The exchange of a series: that of its instrument, or by its name. `homes` tells those of the instruments. */
export const homeOfSeries = (name: string, symbol: string, homes: ReadonlyMap<string, string>): string =>
  symbol === '' ? of(SERIES, name) : (homes.get(symbol) ?? NO_MARKET);
