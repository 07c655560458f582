// The face of the data layer.

export { type AlignOptions, align } from './align.js';
export { cut } from './cut.js';
export type { Dataset, Observations } from './dataset.js';
export { fingerprint } from './fingerprint.js';
export { type InstrumentWords, assumptionsOf, instrumentOf, withTerms } from './instruments.js';
export { type Market, MARKETS, marketOf, sessionOrder } from './markets/index.js';
export { dateOf, rowOf } from './rows.js';
