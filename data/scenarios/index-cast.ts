// Indices that published figures are about, and the funds that show them: real codes and tickers, invented prices.

import { instrumentOf } from '../instruments.js';
import type { AssetSpec } from '../generator/economy/asset.js';
import type { TrackerSpec } from '../pins/pin-assets.js';
import type { Exchange } from './walk.js';

/** An index on one of the three exchanges. `pins` is its name among the published figures. */
export interface IndexSpec extends AssetSpec {
  readonly market: Exchange;
  readonly pins: string;
}

const NEW_YORK = { market: 'XNYS', kind: 'index', turnover: 3e11 } as const;
const SHANGHAI = { market: 'XSHG', kind: 'index', turnover: 3e11 } as const;

// Starting levels are round figures near the real ones of 2019; sizes and loadings are those of the funds in cast.ts.
const ALL = {
  HSTECH: {
    symbol: 'HSTECH',
    name: 'Hang Seng Tech',
    pins: 'HSTECH',
    market: 'XHKG',
    kind: 'index',
    turnover: 3e10,
    start: 4000,
    volatility: 0.35,
    growth: 0.05,
    loadings: { world: 0.35, XSHG: 0.45, XHKG: 0.55, growth: 0.4 },
  },
  CSI300: {
    ...SHANGHAI,
    symbol: '000300.SS',
    name: 'CSI 300',
    pins: 'CSI300',
    start: 3900,
    volatility: 0.2,
    growth: 0.04,
    loadings: { world: 0.3, XSHG: 0.92 },
  },
  STAR50: {
    ...SHANGHAI,
    symbol: '000688.SS',
    name: 'STAR 50',
    pins: 'STAR50',
    start: 1000,
    volatility: 0.29,
    growth: 0.05,
    loadings: { world: 0.25, XSHG: 0.75, growth: 0.5 },
  },
  SPX: {
    ...NEW_YORK,
    symbol: 'SPX',
    name: 'S&P 500',
    pins: 'SPX',
    start: 2850,
    volatility: 0.17,
    growth: 0.1,
    loadings: { world: 0.65, XNYS: 0.74 },
  },
  IXIC: {
    ...NEW_YORK,
    symbol: 'IXIC',
    name: 'Nasdaq Composite',
    pins: 'IXIC',
    start: 7800,
    volatility: 0.21,
    growth: 0.12,
    loadings: { world: 0.6, XNYS: 0.66, growth: 0.4 },
  },
  DJI: {
    ...NEW_YORK,
    symbol: 'DJI',
    name: 'Dow Jones Industrial Average',
    pins: 'DJI',
    start: 26000,
    volatility: 0.16,
    growth: 0.08,
    loadings: { world: 0.63, XNYS: 0.72, growth: -0.1 },
  },
  HXC: {
    ...NEW_YORK,
    symbol: 'HXC',
    name: 'Nasdaq Golden Dragon China',
    pins: 'HXC',
    turnover: 5e9,
    start: 9000,
    volatility: 0.36,
    growth: 0,
    loadings: { world: 0.4, XNYS: 0.3, XSHG: 0.4, growth: 0.35 },
  },
} as const satisfies Readonly<Record<string, IndexSpec>>;

/** The indices by the names that published figures have for them. */
export const INDICES: Readonly<Record<keyof typeof ALL, IndexSpec>> = ALL;

const fund = (
  symbol: string,
  name: string,
  market: Exchange,
  scale: number,
  volume: number,
  lot?: number,
): TrackerSpec => ({
  instrument: instrumentOf(symbol, {
    name: `${name} (generated)`,
    market,
    kind: 'etf',
    ...(lot !== undefined && { lot }),
  }),
  scale,
  volume,
});

/** A fund for each index, by the index. */
export const TRACKERS: Readonly<Record<keyof typeof ALL, TrackerSpec>> = {
  HSTECH: fund('03033', 'Hang Seng Tech ETF', 'XHKG', 0.001, 30, 200),
  CSI300: fund('510300', 'CSI 300 ETF', 'XSHG', 0.001, 8),
  STAR50: fund('588000', 'STAR 50 ETF', 'XSHG', 0.001, 10),
  SPX: fund('SPY', 'S&P 500 ETF', 'XNYS', 0.1, 0.7),
  IXIC: fund('ONEQ', 'Nasdaq Composite ETF', 'XNYS', 0.004, 0.05),
  DJI: fund('DIA', 'Dow Jones ETF', 'XNYS', 0.01, 0.3),
  HXC: fund('PGJ', 'Golden Dragon ETF', 'XNYS', 0.004, 0.1),
};
