// The face of the data layer.

export { type AlignOptions, align } from './align.js';
export { type Audit, type AuditOptions, audit } from './audit.js';
export { check } from './check.js';
export type { CheckContext } from './checks/check.js';
export { CHECKS, READERS } from './checks/index.js';
export { pictureOf, type PictureColumns } from './checks/picture.js';
export type { Continuous } from './continuous.js';
export { cut } from './cut.js';
export type { Dataset, ExchangeRates, Observations } from './dataset.js';
export { type Description, describe } from './describe.js';
export { type Finding, type Severity, REPAIRS, type Repair, sentenceOf } from './finding.js';
export { fingerprint } from './fingerprint.js';
export { fingerprintAside } from './fingerprint-aside.js';
export { type InstrumentWords, assumptionsOf, instrumentOf } from './instruments.js';
export { feedOf, type FeedOptions, type Loaded, type FileHash, type LoadOptions, load } from './load.js';
export { only } from './only.js';
export { COMMISSIONS, type CommissionName, type CommissionPreset } from './markets/commissions.js';
export { type Market, MARKETS, marketOf } from './markets/index.js';
export type { ReadOptions } from './read.js';
export { dateOf, rowOf } from './rows.js';
export { type Rule, type Rules, readRules } from './rules/read-rules.js';
export type { Selector } from './rules/selector.js';
export { unmatched, withRules } from './rules/with-rules.js';
export { type TermsChange, withTerms } from './with-terms.js';
export { readWhole } from './whole.js';
export { type WrittenFeed, writeFeed } from './write-feed.js';
