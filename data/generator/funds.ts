// The instruments of the demo: real codes and tickers, invented prices.

import type { IndexName } from './indices.js';
import type { InstrumentSpec } from './instrument-bars.js';

/** An instrument and the index that it shows. */
export interface FundSpec extends InstrumentSpec {
  readonly index: IndexName;
}

const SHANGHAI = { market: 'XSHG', currency: 'CNY', kind: 'etf', decimals: 3, volumeLot: 100 } as const;

/** Funds of the mainland, in CNY. Price = index × scale, to the tick. */
export const MAINLAND_FUNDS: readonly FundSpec[] = [
  { ...SHANGHAI, symbol: '510300', name: 'CSI 300 ETF', index: 'CSI300', scale: 0.001, volume: 6e8 },
  { ...SHANGHAI, symbol: '588000', name: 'STAR 50 ETF', index: 'STAR50', scale: 0.001, volume: 2e9 },
  { ...SHANGHAI, symbol: '513180', name: 'Hang Seng Tech ETF', index: 'HSTECH', scale: 0.00015, volume: 4e9 },
  { ...SHANGHAI, symbol: '512480', name: 'Semiconductor ETF', index: 'chips', scale: 0.001, volume: 9e8 },
  { ...SHANGHAI, symbol: '512880', name: 'Securities ETF', index: 'brokers', scale: 0.001, volume: 1e9 },
  { ...SHANGHAI, symbol: '510880', name: 'Dividend ETF', index: 'dividend', scale: 0.001, volume: 2e8, yield: 0.04 },
  { ...SHANGHAI, symbol: '518880', name: 'Gold ETF', index: 'gold-china', scale: 0.01, volume: 3e8 },
  { ...SHANGHAI, symbol: '511260', name: '10-year treasury ETF', index: 'bonds-china', scale: 0.1, volume: 1e6 },
];

const NEW_YORK = { market: 'XNYS', currency: 'USD', volumeLot: 1 } as const;
const INDEX = { ...NEW_YORK, kind: 'index', scale: 1, decimals: 10 } as const;
const FUND = { ...NEW_YORK, kind: 'etf', scale: 0.1, decimals: 2 } as const;

/** Indices and funds of the US, in USD; the volatility fund has a path of its own. */
export const US_INSTRUMENTS: readonly FundSpec[] = [
  { ...INDEX, symbol: 'SPX', name: 'S&P 500', index: 'SPX', volume: 2.5e9 },
  { ...INDEX, symbol: 'IXIC', name: 'Nasdaq Composite', index: 'IXIC', market: 'XNAS', volume: 5e9 },
  { ...INDEX, symbol: 'DJI', name: 'Dow Jones Industrial Average', index: 'DJI', volume: 4e8 },
  { ...INDEX, symbol: 'HXC', name: 'Nasdaq Golden Dragon China', index: 'HXC', market: 'XNAS', volume: 1e8 },
  { ...FUND, symbol: 'TLT', name: '20+ year treasury ETF', index: 'bonds-us', class: 'bond', volume: 3e7 },
  { ...FUND, symbol: 'GLD', name: 'Gold ETF', index: 'gold-us', class: 'gold', volume: 8e6 },
];

/** The fund of short-dated volatility futures, in USD. */
export const VOLATILITY_FUND: InstrumentSpec = {
  ...FUND,
  symbol: 'VIXY',
  name: 'Volatility futures ETF',
  scale: 1,
  class: 'volatility',
  volume: 2e7,
};

/** The index of Hong Kong, in HKD. */
export const HONG_KONG_INDEX: FundSpec = {
  ...INDEX,
  symbol: 'HSTECH',
  name: 'Hang Seng Tech',
  index: 'HSTECH',
  market: 'XHKG',
  currency: 'HKD',
  volume: 1e9,
};
