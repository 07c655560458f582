// The face of the data layer.

export type { Dataset, Observations } from './dataset.js';
export { type InstrumentWords, assumptionsOf, instrumentOf, withTerms } from './instruments.js';
export { type Market, MARKETS, marketOf, sessionOrder } from './markets/index.js';
