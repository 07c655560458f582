// A scenario of the reference, as the engine's feed, settings and a script of the kit.

import {
  type Asset,
  axisOf,
  type Feed,
  FILL_MODELS,
  makeFillModel,
  type PreTradeLimit,
  type Run,
  type Settings,
  simulate,
} from '../../engine/index.js';
import { type Instruction, scriptStrategy } from '../kit/script.js';
import type { Scenario, ScenarioAsset, ScriptOrder } from '../reference/scenario.js';

function assetOf(given: ScenarioAsset, index: number, time: readonly number[]): Asset {
  const { open, high, low, close, volume, hasBar, symbol, market, currency, kind, multiplier } = given;
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
    symbol,
    name: symbol,
    market,
    currency,
    kind,
    class: '',
    multiplier,
    spread: NaN,
    periodsPerYear: 244,
    terms: given.terms
      .filter(({ fromRow }) => fromRow < time.length)
      .map(({ fromRow, ...terms }) => ({
        ...terms,
        from: fromRow === 0 ? -Infinity : time[fromRow],
        source: 'made up',
        assumed: '',
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
export function feedOf({ assets, time, frequency, base, rates }: Scenario): Feed {
  return {
    time: Float64Array.from(time),
    frequency,
    assets: assets.map((asset, index) => assetOf(asset, index, time)),
    base,
    rates: new Map(Object.entries(rates).map(([currency, values]) => [currency, Float64Array.from(values)])),
    calendars: new Map(),
    series: new Map(),
    generated: true,
    notes: [],
  };
}

/** What is not given stays missing; only a single order's quantity is handed over as the NaN that it is. */
function orderOf({ group, ...given }: ScriptOrder): Instruction {
  const isGiven = ([name, value]: readonly [string, unknown]) =>
    !Number.isNaN(value) || (name === 'quantity' && group === 0 && Number.isNaN(given.notional));
  const rest = Object.fromEntries(Object.entries(given).filter(isGiven)) as Omit<ScriptOrder, 'group'>;
  return { kind: 'order', ...rest, ...(group !== 0 && { group: String(group) }) };
}

/** What the owner does, in the scenario's order: the script, the cancels, the targets, the rebalances of each row. */
export function scriptOf({ script, cancels = [], targets = [], rebalances = [] }: Scenario): Instruction[] {
  return [
    ...script.map(orderOf),
    ...cancels.map(({ row, orderIndex }) => ({ kind: 'cancel', row, of: orderIndex }) as const),
    ...targets.map((target) => ({ kind: 'target', ...target }) as const),
    ...rebalances.map((rebalance) => ({ kind: 'rebalance', ...rebalance }) as const),
  ];
}

const limitTo = (most: number): PreTradeLimit => ({
  name: 'most',
  about: `An order opens at most ${most} units.`,
  allows: () => most,
});

/** The settings of a scenario. */
export function settingsOf(scenario: Scenario): Settings {
  const { cash, first, fill, slippage, impact, most, volumeCap, intrabar, account, leverage } = scenario;
  const { conversion, conversionSpread, creditRate, debitRate } = scenario;
  const model = () => makeFillModel(FILL_MODELS['volume-share'], { k: impact, cap: 1, assumed: 1 });
  return {
    cash,
    first,
    fill,
    slippage: Number.isNaN(impact) ? slippage : model(),
    volumeCap,
    intrabar,
    account,
    leverage,
    conversion,
    conversionSpread,
    creditRate,
    debitRate,
    limits: Number.isNaN(most) ? [] : [limitTo(most)],
  };
}

/** The scenario through the engine. */
export const simulateFast = (scenario: Scenario): Run =>
  simulate(scriptStrategy(scriptOf(scenario)), feedOf(scenario), settingsOf(scenario));
