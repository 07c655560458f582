// The face of the data layer.

export { type AlignOptions, align } from './align.js';
export { check } from './check.js';
export { cut } from './cut.js';
export type { Dataset, ExchangeRates, Observations } from './dataset.js';
export { type Description, describe } from './describe.js';
export { type Finding, REPAIRS, type Repair, sentenceOf } from './finding.js';
export { fingerprint } from './fingerprint.js';
export { type InstrumentWords, assumptionsOf, instrumentOf, withTerms } from './instruments.js';
export { type Loaded, type LoadOptions, load } from './load.js';
export { type Market, MARKETS, marketOf } from './markets/index.js';
export type { ReadOptions } from './read.js';
export { dateOf, rowOf } from './rows.js';
