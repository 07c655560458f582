// The engine's public face: what strategies, readers, reports and users may import.

export { UserError, RunError } from './errors.js';
export type { Kind, Terms, Instrument } from './instrument.js';
export type { Bars, Action } from './bars.js';
export { type Axis, axisOf, everyRow } from './axis.js';
export type { Asset, Column, Feed, Prices, RowAction } from './feed.js';
export {
  ORDER_TYPES,
  TIMES_IN_FORCE,
  STATUSES,
  REASONS,
  CASH_FLOW_KINDS,
  type Side,
  type OrderType,
  type TimeInForce,
  type Status,
  type Reason,
  type Order,
  type Fill,
  type Refusal,
  type CashFlowKind,
  type CashFlow,
  type Position,
  type Holding,
  type Rows,
  type Run,
} from './run.js';
export { type Draw, normal, normalQuantile, random, studentT, subSeed } from './random.js';
