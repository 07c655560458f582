// The indicators: causal folds over a series' own observations.

export { sum, sma } from './sum.js';
export { ema } from './ema.js';
export { highest, lowest } from './extremes.js';
export { stdev, zscore, volatility } from './deviation.js';
export { change } from './change.js';
export { rank } from './rank.js';
export { crosses, above, below } from './crosses.js';
export { indicator, combine } from './indicator.js';
export { netSubscription, type NetSubscription } from './net-subscription.js';
export { premium } from './premium.js';
