// The orders.csv of a run, given to order-replay over the same feed, makes the same run to the bit.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Order, type Run, simulate, type TableRow } from '../../engine/index.js';
import { RESULT_FILES } from '../../reports/files.js';
import type { Report } from '../../reports/report.js';
import orderReplay from '../../strategies/order-replay.js';
import { scriptStrategy } from '../kit/script.js';
import type { Scenario } from '../reference/scenario.js';
import { anyScenario } from '../reference/scenarios.js';
import { feedOf, scriptOf, settingsOf } from './from-scenario.js';

/** What the list does not say: when the strategy took an order back. */
const expressible = (scenario: Scenario): Scenario => ({ ...scenario, cancels: [] });
const isReplaced = (run: Run) => [...run.refusals].some(({ reason }) => reason === 'replaced by a newer target');

const tapeOf = ({ fills, cashflows, equity, ambiguity }: Run) => ({
  fills: [...fills],
  cashflows: [...cashflows],
  equity,
  ambiguity,
});

/** The file of a run. It looks at the feed and the run only. */
const fileOf = (run: Run, feed: Report['feed']): Promise<string> =>
  Promise.resolve(RESULT_FILES['orders.csv']({ feed, run } as Report));

/** In which ways an order that traded has become another than was ordered. */
function changesOf({ quantity, limit, stop, trail, type, group, filled, ordered }: Order): string[] {
  if (filled === 0) return [];
  const isResized = Number.isNaN(ordered.notional) && quantity !== ordered.quantity;
  const moved = {
    'orders that a split resized': isResized,
    'limits that were moved and not split': !isResized && limit > 0 && limit !== ordered.limit,
    'stops that were moved': stop > 0 && type !== 'trailing-stop' && stop !== ordered.stop,
    'distances that were divided': trail > 0 && trail !== ordered.trail,
    'orders of groups that were moved': group > 0 && (isResized || (limit > 0 && limit !== ordered.limit)),
    'trailing stops': type === 'trailing-stop',
    'amounts of cash': ordered.notional > 0,
    'purchases that a rebalance could not pay for whole': ordered.unpaid > 0,
  };
  return Object.entries(moved).flatMap(([what, holds]) => (holds ? [what] : []));
}

/** No cell of the file has a comma or quotes. */
function rowsOf(file: string): TableRow[] {
  const [names, ...rows] = file
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells, k) => ({
    line: k + 2,
    cells: Object.fromEntries(names.map((name, column) => [name, cells[column]])),
  }));
}

describe('the orders.csv of a run', () => {
  it('replays to the same run over splits, dividends and rolls, with groups, trailing stops and amounts of cash', async () => {
    const seen = new Map<string, number>();
    for (const scenario of fc.sample(anyScenario.map(expressible), { numRuns: 1500, seed: 14 })) {
      const feed = feedOf(scenario);
      const settings = settingsOf(scenario);
      const first = simulate(scriptStrategy(scriptOf(scenario)), feed, settings);
      if (first.orders.length === 0 || isReplaced(first)) continue;
      const file = await fileOf(first, feed);
      const again = simulate(orderReplay, feed, { ...settings, params: { orders: rowsOf(file) } });
      expect(tapeOf(again), `replayed from\n${file}`).toEqual(tapeOf(first));
      // What was not paid for is not ordered again.
      if (![...first.orders].some(({ ordered }) => ordered.unpaid > 0)) expect(await fileOf(again, feed)).toBe(file);
      for (const what of [...first.orders].flatMap(changesOf)) seen.set(what, (seen.get(what) ?? 0) + 1);
    }
    const told = [...seen].map(([what, many]) => `${many} ${what}`).join(', ');
    console.log(`of orders that traded: ${told}`);
    expect(seen.size, `only ${told}`).toBe(8);
  });
});
