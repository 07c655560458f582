// Plays a script of orders over bars written by hand, for the tests of the engine.

import { type Run, type Settings, simulate } from '../../engine/index.js';
import { feedOf, type MadeAsset, type Market } from '../kit/market.js';
import { type Instruction, type ScriptOrder, scriptStrategy } from '../kit/script.js';
import { marketOf } from './made.js';

/** An order of a script for the first asset, a market order for the day unless said otherwise. */
export const order = (row: number, side: 1 | -1, quantity: number, rest: Partial<ScriptOrder> = {}): ScriptOrder => ({
  kind: 'order',
  row,
  asset: 0,
  side,
  quantity,
  type: 'market',
  tif: 'day',
  ...rest,
});

/** The run of a script over some assets, with 100,000 in cash. */
export const play = (
  assets: readonly MadeAsset[],
  script: readonly Instruction[],
  settings: Partial<Settings> = {},
  market: Partial<Market> = {},
): Run => simulate(scriptStrategy(script), feedOf({ ...marketOf(assets), ...market }), { cash: 100_000, ...settings });

/** Row, order, side × quantity and price of each fill. */
export const fills = (run: Run) =>
  [...run.fills].map(({ bar, order: id, side, quantity, price }) => [bar, id, side * quantity, price]);

/** Row, order, quantity and reason of each refusal. */
export const refusals = (run: Run) =>
  [...run.refusals].map(({ bar, order: id, quantity, reason }) => [bar, id, quantity, reason]);

/** The last word on each order. */
export const statuses = (run: Run) => [...run.orders].map(({ status }) => status);
