// The funds that scenarios are played with: real codes and tickers, invented prices.

import type { AssetSpec } from '../generator/economy/asset.js';
import type { Exchange } from './walk.js';

/** A fund on one of the three exchanges. */
export interface Fund extends AssetSpec {
  readonly market: Exchange;
}

// Volatilities and loadings are round figures of the usual size. A code among the loadings is what moves that market alone: Hong Kong follows the mainland
// in part. Turnover is some hundred million a day, so that no order of an ordinary account is large.
const SHANGHAI = { market: 'XSHG', kind: 'etf', turnover: 8e8 } as const;
const HONG_KONG = { market: 'XHKG', kind: 'etf', turnover: 1e9 } as const;
const NEW_YORK = { market: 'XNYS', kind: 'etf', turnover: 2e9 } as const;

/** In the order in which they are taken: one of each market first. */
export const CAST: readonly Fund[] = [
  {
    ...SHANGHAI,
    symbol: '510300',
    name: 'CSI 300 ETF',
    start: 4,
    volatility: 0.22,
    growth: 0.07,
    loadings: { world: 0.35, XSHG: 0.9 },
  },
  {
    ...HONG_KONG,
    symbol: '02800',
    name: 'Hang Seng ETF',
    lot: 500,
    start: 20,
    volatility: 0.22,
    growth: 0.06,
    loadings: { world: 0.45, XSHG: 0.45, XHKG: 0.65 },
  },
  {
    ...NEW_YORK,
    symbol: 'SPY',
    name: 'S&P 500 ETF',
    start: 200,
    volatility: 0.18,
    growth: 0.09,
    loadings: { world: 0.7, XNYS: 0.69 },
  },
  {
    ...SHANGHAI,
    symbol: '588000',
    name: 'STAR 50 ETF',
    start: 1,
    volatility: 0.29,
    growth: 0.08,
    loadings: { world: 0.3, XSHG: 0.75, growth: 0.45 },
  },
  {
    ...HONG_KONG,
    symbol: '03033',
    name: 'Hang Seng Tech ETF',
    lot: 200,
    start: 5,
    volatility: 0.33,
    growth: 0.08,
    loadings: { world: 0.4, XSHG: 0.4, XHKG: 0.55, growth: 0.45 },
  },
  {
    ...NEW_YORK,
    symbol: 'QQQ',
    name: 'Nasdaq 100 ETF',
    start: 110,
    volatility: 0.22,
    growth: 0.11,
    loadings: { world: 0.65, XNYS: 0.62, growth: 0.35 },
  },
  {
    ...SHANGHAI,
    symbol: '510500',
    name: 'CSI 500 ETF',
    start: 6,
    volatility: 0.25,
    growth: 0.06,
    loadings: { world: 0.3, XSHG: 0.85, small: 0.3 },
  },
  {
    ...SHANGHAI,
    symbol: '512880',
    name: 'Securities ETF',
    start: 1,
    volatility: 0.31,
    growth: 0.05,
    loadings: { world: 0.25, XSHG: 0.8 },
  },
  {
    ...HONG_KONG,
    symbol: '02828',
    name: 'China Enterprises ETF',
    lot: 200,
    start: 80,
    volatility: 0.25,
    growth: 0.06,
    loadings: { world: 0.42, XSHG: 0.52, XHKG: 0.63 },
  },
  {
    ...NEW_YORK,
    symbol: 'IWM',
    name: 'Russell 2000 ETF',
    start: 120,
    volatility: 0.23,
    growth: 0.08,
    loadings: { world: 0.62, XNYS: 0.6, small: 0.38 },
  },
  {
    ...SHANGHAI,
    symbol: '518880',
    name: 'Gold ETF',
    start: 3,
    volatility: 0.14,
    growth: 0.05,
    loadings: { gold: 0.93 },
    exposure: 0,
  },
  {
    ...NEW_YORK,
    symbol: 'TLT',
    name: '20+ year treasury ETF',
    class: 'bond',
    start: 110,
    volatility: 0.14,
    growth: 0.03,
    loadings: { world: -0.25, 'rates-us': 0.9 },
    exposure: -0.15,
  },
  {
    ...SHANGHAI,
    symbol: '511260',
    name: '10-year treasury ETF',
    start: 100,
    volatility: 0.03,
    growth: 0.03,
    loadings: { XSHG: -0.15, 'rates-china': 0.9 },
    exposure: 0,
  },
  {
    ...NEW_YORK,
    symbol: 'GLD',
    name: 'Gold ETF (New York)',
    class: 'gold',
    start: 120,
    volatility: 0.15,
    growth: 0.05,
    loadings: { gold: 0.93 },
    exposure: 0,
  },
];
