// A scenario of the reference, as the engine's feed and a script of the kit.

import { type Asset, type Feed, type Run, axisOf, simulate } from '../../engine/index.js';
import { type Instruction, scriptStrategy } from '../kit/script.js';
import type { Scenario, ScenarioAsset, ScriptOrder } from '../reference/scenario.js';

function assetOf(given: ScenarioAsset, index: number, time: readonly number[]): Asset {
  const { open, high, low, close, volume, hasBar } = given;
  const column = (values: readonly number[]) => Float64Array.from(values);
  const raw = {
    open: column(open),
    high: column(high),
    low: column(low),
    close: column(close),
    volume: column(volume),
  };
  const rows = Int32Array.from(hasBar.flatMap((bar, row) => (bar ? [row] : [])));
  return {
    symbol: given.symbol,
    name: given.symbol,
    market: given.market,
    currency: 'CNY',
    kind: 'etf',
    class: '',
    multiplier: given.multiplier,
    periodsPerYear: 244,
    terms: given.terms
      .filter(({ fromRow }) => fromRow < time.length)
      .map(({ fromRow, ...terms }) => ({
        ...terms,
        from: fromRow === 0 ? -Infinity : time[fromRow],
        source: 'made up',
      })),
    index,
    raw,
    adjusted: raw,
    factor: new Float64Array(0),
    axis: axisOf(rows, time.length),
    actions: given.actions
      .filter(({ row }) => row < time.length)
      .map((action) => ({ ...action, payRow: action.payRow < time.length ? action.payRow : Infinity })),
  };
}

/** The feed of a scenario. Only raw prices matter to a script. */
export function feedOf({ assets, time }: Scenario): Feed {
  return {
    time: Float64Array.from(time),
    frequency: 'daily',
    assets: assets.map((asset, index) => assetOf(asset, index, time)),
    series: new Map(),
    generated: true,
    notes: [],
  };
}

const orderOf = ({ quantity, notional, ...rest }: ScriptOrder): Instruction =>
  Number.isNaN(notional) ? { kind: 'order', ...rest, quantity } : { kind: 'order', ...rest, notional };

/** What the owner does, in the scenario's order: the script, the cancels, the targets, the rebalances of each row. */
export function scriptOf({ script, cancels = [], targets = [], rebalances = [] }: Scenario): Instruction[] {
  return [
    ...script.map(orderOf),
    ...cancels.map(({ row, orderIndex }) => ({ kind: 'cancel', row, of: orderIndex }) as const),
    ...targets.map((target) => ({ kind: 'target', ...target }) as const),
    ...rebalances.map((rebalance) => ({ kind: 'rebalance', ...rebalance }) as const),
  ];
}

/** The scenario through the engine. */
export const simulateFast = (scenario: Scenario): Run =>
  simulate(scriptStrategy(scriptOf(scenario)), feedOf(scenario), {
    cash: scenario.cash,
    first: scenario.first,
    slippage: scenario.slippage,
  });
