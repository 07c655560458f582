// What suits the strategies that come with Tidemark: windows that short histories fill, and the instruments that each asks for.

import type { StrategyTrial } from './laws-of.js';

/** An order of the first day. */
const order = (line: number, cells: Readonly<Record<string, string>>) => ({
  line,
  cells: { date: '2020-01-06', symbol: 'S0', ...cells },
});

/** Name of a strategy of the table → what it is tried with. One that is not named here is tried as it is. */
export const TRIALS: Readonly<Record<string, StrategyTrial>> = {
  'buy-the-dip-inflows': {
    params: { dip: 0.02, high: 4, window: 2, patience: 1, risk: 2, dear: 1000, excess: 1000, open: 0 },
  },
  'defensive-hedge': {
    params: { trend: 3, every: 3, brief: 2, least: 2, carry: 10 },
    classes: ['equity', 'gold', 'bond', 'volatility'],
    assets: 4,
    rows: [20, 60],
  },
  'dollar-cost-averaging': { params: { parts: 3, period: 'week' }, currencies: false },
  'donchian-breakout': { params: { enter: 3, leave: 2, window: 2 } },
  'dual-momentum': { params: { months: 1, absolute: false }, rows: [60, 90] },
  'east-west-rotation': {
    params: { lookback: 3, lead: 0.05, every: 3 },
    classes: ['east', 'west'],
    assets: 2,
  },
  'high-to-low-rotation': {
    params: { lookback: 5, hold: 1, history: 20, memory: 20, every: 3, crowding: 1, dear: 1000, excess: 1000, open: 0 },
    assets: 2,
    rows: [30, 60],
  },
  'order-replay': {
    params: {
      orders: [
        order(2, { side: 'buy', quantity: '200', group: 'trade' }),
        order(3, { side: 'sell', type: 'limit', limit: '40', tif: 'gtc', group: 'trade', quantity: '' }),
        order(4, { side: 'sell', type: 'trailing-stop', trail: '4%', tif: 'gtc', group: 'trade', quantity: '' }),
        order(5, { side: 'buy', notional: '1000', quantity: '', type: 'limit', limit: '15', tif: 'gtc' }),
      ],
    },
    symbols: ['S0'],
    first: 0,
  },
  pairs: { params: { window: 20, enter: 0.5, abandon: 20, kinship: -1, legs: 'switch' }, assets: 2, rows: [40, 60] },
  'risk-parity': { params: { window: 3, memory: 10, risk: 0.5, every: 3 }, rows: [20, 60] },
  'rsi-reversion': { params: { trend: 3, oversold: 60, recovery: 2 } },
  'sixty-forty': { params: { period: 'month' }, classes: ['equity', 'bond'], assets: 2 },
  'sma-cross': { params: { fast: 2, slow: 5 } },
  'southbound-momentum': { params: { flow: 1, memory: 2, strong: 0.4, weak: 0.3, momentum: 2, every: 1 } },
  'valuation-percentile': { params: { memory: 20, low: 0.3, high: 0.8 }, rows: [90, 150] },
  'volatility-target': { params: { window: 2, goal: 0.2, band: 0.02 } },
};
