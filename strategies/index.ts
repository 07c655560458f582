// The strategies that come with Tidemark, by the name that the command line knows.

/** The table of strategies; each is also the default export of `tidemark/strategies/NAME`. @module tidemark/strategies */

import type { Strategy } from '../engine/index.js';
import buyAndHold from './buy-and-hold.js';
import buyTheDipInflows from './buy-the-dip-inflows.js';
import defensiveHedge from './defensive-hedge.js';
import dollarCostAveraging from './dollar-cost-averaging.js';
import donchianBreakout from './donchian-breakout.js';
import drawdownControl from './drawdown-control.js';
import dualMomentum from './dual-momentum.js';
import eastWestRotation from './east-west-rotation.js';
import highToLowRotation from './high-to-low-rotation.js';
import orderReplay from './order-replay.js';
import pairs from './pairs.js';
import riskParity from './risk-parity.js';
import rsiReversion from './rsi-reversion.js';
import sixtyForty from './sixty-forty.js';
import smaCross from './sma-cross.js';
import southboundMomentum from './southbound-momentum.js';
import valuationPercentile from './valuation-percentile.js';
import volatilityTarget from './volatility-target.js';

/** Name on the command line → strategy. */
export const STRATEGIES: Readonly<Record<string, Strategy>> = {
  'buy-and-hold': buyAndHold,
  'buy-the-dip-inflows': buyTheDipInflows,
  'defensive-hedge': defensiveHedge,
  'dollar-cost-averaging': dollarCostAveraging,
  'donchian-breakout': donchianBreakout,
  'drawdown-control': drawdownControl,
  'dual-momentum': dualMomentum,
  'east-west-rotation': eastWestRotation,
  'high-to-low-rotation': highToLowRotation,
  'order-replay': orderReplay,
  pairs,
  'risk-parity': riskParity,
  'rsi-reversion': rsiReversion,
  'sixty-forty': sixtyForty,
  'sma-cross': smaCross,
  'southbound-momentum': southboundMomentum,
  'valuation-percentile': valuationPercentile,
  'volatility-target': volatilityTarget,
};
