// The indicators: causal folds over a series' own observations.

export { sum, sma } from './sum.js';
export { ema } from './ema.js';
export { wma, hma } from './wma.js';
export { kama, type KamaOptions } from './kama.js';
export { highest, lowest } from './extremes.js';
export { stdev, zscore, volatility } from './deviation.js';
export { ewmaVolatility, type EwmaOptions } from './ewma-volatility.js';
export { skew } from './skew.js';
export { correlation, beta } from './correlation.js';
export { slope } from './slope.js';
export { drawdown } from './drawdown.js';
export { change } from './change.js';
export { rank, percentile } from './rank.js';
export { crosses, above, below } from './crosses.js';
export { indicator, combine } from './indicator.js';
export { netSubscription, type NetSubscription } from './net-subscription.js';
export { premium } from './premium.js';
export * from './technical/index.js';
