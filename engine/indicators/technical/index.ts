// The technical indicators: the field's named ones, of single series and of whole bars.

export { rsi } from './rsi.js';
export { macd, type Macd } from './macd.js';
export { stochastic, type Stochastic } from './stochastic.js';
export { trueRange, atr } from './true-range.js';
export { adx, type Adx } from './adx.js';
export { bollinger, donchian, keltner, type Channel } from './channels.js';
export { cci } from './cci.js';
export { obv } from './obv.js';
export { mfi } from './mfi.js';
export { vwap } from './vwap.js';
export { supertrend, type Supertrend } from './supertrend.js';
export { ichimoku, type Ichimoku } from './ichimoku.js';
