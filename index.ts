// The library's face: the engine, the reading of data, what is measured of a run, and how much of it is luck.

/** What strategies, programs and plugins import. @module tidemark */

export * from './engine/index.js';
// Of two columns of returns a number, of two series and a window a series.
export { beta, correlation } from './reports/metrics/of-columns-or-series.js';
export {
  load,
  check,
  describe,
  rowOf,
  dateOf,
  fingerprint,
  COMMISSIONS,
  readRules,
  type CommissionPreset,
  type FileHash,
  type Loaded,
  type LoadOptions,
  type Rules,
} from './data/index.js';
export {
  isProvider,
  provider,
  type Ask,
  type Happening,
  type Parsed,
  type ProviderDeclaration,
  type ProviderDefinition,
  type Quote,
  type Rate,
  type Reply,
  type Source,
  type Terms as ProviderTerms,
} from './data/providers/provider.js';
export {
  importFormat,
  isImportFormat,
  type ImportFormatDeclaration,
  type ImportFormatDefinition,
} from './data/import/declare-format.js';
export type { Assumptions, Reading as ImportReading } from './data/import/format.js';
export type { Belief, Content, ImportedBars } from './data/import/imported.js';
export type { Table as ImportTable } from './data/import/table.js';
export { momentsOf, type Moments } from './data/import/moments-of.js';
export { numbersOf } from './data/import/numbers-of.js';
export { isScenario, type Scenario, scenario } from './data/scenarios/scenario.js';
export { courseFrom, madeUpMarket, type MarketWish } from './data/scenarios/made-up-market.js';
export * from './reports/metrics/index.js';
export { roundTrips, type RoundTrip } from './reports/round-trips.js';
export { fifoTrades, openLots } from './reports/fifo-trades.js';
export type { Trade } from './reports/trade.js';
export { metricColumns, type Setting } from './reports/metric-columns.js';
export * from './reports/attribution/index.js';
export { isRenderer, renderer, type Dress, type Render, type RendererDeclaration } from './reports/render/renderer.js';
export { readResult } from './reports/saved/read-result.js';
export type { Result, ResultAsset } from './reports/saved/result.js';
export type { Table, TableName, Tables } from './reports/saved/tables.js';
export * from './reports/luck/index.js';
export * from './strategies/compose/index.js';
export { isSampler, sampler, type SamplerDefinition, type SamplerParams } from './sweep/samplers/declare.js';
export type { Sampler, SamplerDeclaration, Search } from './sweep/samplers/sampler.js';
export type { Dimension, Point, Space } from './sweep/space/space.js';
