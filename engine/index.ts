// The engine's public face: what strategies, readers, reports and users may import.

export { UserError, RunError } from './errors.js';
export { nearest } from './nearest.js';
export { PLAIN_TERMS, type Kind, type Terms, type Instrument } from './instrument.js';
export type { Bars, Action } from './bars.js';
export { tickAt, toNearestTick } from './tick.js';
export { termsAt } from './terms.js';
export { type Axis, axisOf, everyRow } from './axis.js';
export type { Asset, Column, Feed, Prices, RowAction } from './feed.js';
export {
  ORDER_TYPES,
  TIMES_IN_FORCE,
  STATUSES,
  REASONS,
  CASH_FLOW_KINDS,
  FILL_TIMES,
  type FillTime,
  type Side,
  type OrderType,
  type TimeInForce,
  type Status,
  type Reason,
  type Order,
  type Ordered,
  type Fill,
  type Refusal,
  type CashFlowKind,
  type CashFlow,
  type Position,
  type Holding,
  type Lot,
  type FinalPosition,
  type Run,
} from './run.js';
export type { Rows } from './rows.js';
export { type Draw, normal, normalQuantile, random, studentT, subSeed } from './random.js';
export { isoDate } from './clock.js';
export { ColumnCache, type ColumnStore } from './column-cache.js';
export type { Derived } from './derived.js';
export type { Series } from './series.js';
export {
  num,
  int,
  flag,
  choice,
  table,
  resolveParams,
  type Param,
  type Params,
  type NumberParam,
  type FlagParam,
  type ChoiceParam,
  type TableParam,
  type TableRow,
  type Values,
  type Sweep,
} from './params.js';
export type { AssetView, PriceSeries } from './asset-view.js';
export type { Paper } from './paper.js';
export type { Period } from './period.js';
export type { MarketLike, Schedules } from './schedules.js';
export type { Context } from './context.js';
export type { OrderRequest } from './order-request.js';
export type { TargetOptions } from './target.js';
export {
  strategy,
  isStrategy,
  type Universe,
  type Strategy,
  type Definition,
  type Plan,
  type Decide,
} from './strategy.js';
export { RunBuffer } from './run-buffer.js';
export type { Settings } from './settings.js';
export { simulate } from './simulate.js';
export { upTo } from './up-to.js';
export { riskParity, riskShares } from './allocation.js';
export * from './indicators/index.js';
export {
  pluginKind,
  type PluginDeclaration,
  type PluginDefinition,
  type PluginParams,
  type PluginValues,
} from './plugin.js';
export type { FillModel, FillMoment } from './fill-models/fill-model.js';
export {
  FILL_MODELS,
  fillModel,
  isFillModel,
  makeFillModel,
  type FillCost,
  type FillModelDeclaration,
  type FillModelDefinition,
  type FillModelParams,
} from './fill-models/index.js';
export {
  LIMITS,
  limit,
  isLimit,
  makeLimit,
  type Allowance,
  type LimitDeclaration,
  type LimitDefinition,
  type LimitParams,
} from './limits/index.js';
export type { Exposure, PreTradeLimit } from './limits/limit.js';
