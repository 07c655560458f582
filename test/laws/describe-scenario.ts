// A scenario in words: what differs from the plainest, so that a failure can be read.

import type { Scenario, ScenarioAsset } from '../reference/scenario.js';
import { FREE, order, PLAIN } from '../reference/small.js';

const differences = (given: object, plain: object): string =>
  Object.entries(given)
    .filter(([name, value]) => !Object.is(value, (plain as Record<string, unknown>)[name]))
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');

function linesOf(asset: ScenarioAsset, index: number): string[] {
  const { open, high, low, close, volume, hasBar, terms, actions, ...words } = asset;
  const bars = hasBar.map((bar, row) => {
    const acts = actions.filter((action) => action.row === row);
    const told = acts.map(({ kind, value, payRow }) => ` [${kind} ${value}, paid ${payRow}]`).join('');
    const prices = bar ? [open, high, low, close].map((column) => column[row]).join(' ') : `- ${close[row]}`;
    return `    row ${row}: ${prices}${bar ? ` volume ${volume[row]}` : ''}${told}`;
  });
  const dated = terms.map((each) => `    terms: ${differences(each, { ...FREE, fromRow: -1 })}`);
  return [`  asset ${index}: ${differences(words, {})}`, ...dated, ...bars];
}

/** A scenario, one line for each thing that is not the plainest. */
export function describeScenario(scenario: Scenario): string {
  const { assets, script, time, rates, targets = [], rebalances = [], cancels = [], ...settings } = scenario;
  return [
    `  settings: ${differences(settings, PLAIN)}, base ${settings.base}`,
    `  times: ${time.map((at) => new Date(at).toISOString().slice(0, 13)).join(' ')}`,
    ...Object.entries(rates).map(([currency, values]) => `  ${currency}: ${values.join(' ')}`),
    ...assets.flatMap(linesOf),
    ...script.map((each, k) => {
      const { row, side, type, ...rest } = each;
      return `  order ${k} on row ${row}: ${side > 0 ? 'buy' : 'sell'} ${type} ${differences(rest, order({}))}`;
    }),
    ...cancels.map(({ row, orderIndex }) => `  cancel on row ${row}: order ${orderIndex}`),
    ...targets.map(({ row, ...rest }) => `  target on row ${row}: ${differences(rest, {})}`),
    ...rebalances.map(({ row, ...rest }) => `  rebalance on row ${row}: ${differences(rest, {})}`),
  ].join('\n');
}
