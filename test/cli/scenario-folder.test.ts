// A scenario that is written as files and read back by the command line's readers gives the fills of the engine and of the reference.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readTable } from '../../cli/read-table.js';
import { load, readRules } from '../../data/index.js';
import { simulate } from '../../engine/index.js';
import orderReplay from '../../strategies/order-replay.js';
import { OPTIONAL } from '../../strategies/order-replay/row.js';
import type { Outcome, Scenario } from '../reference/scenario.js';
import { anyScenario } from '../reference/scenarios.js';
import { simulateSlowly } from '../reference/simulate.js';
import { settingsOf } from '../laws/from-scenario.js';
import { reportOf } from '../laws/report-of.js';
import { type Replay, writeReplay } from '../laws/write-replay.js';

/** Reads a folder back as `tidemark run order-replay` does, and runs it. */
async function runFolder({ folder }: Replay, scenario: Scenario): Promise<string[]> {
  const rules = readRules(readFileSync(join(folder, 'rules.csv'), 'utf8'), 'rules.csv');
  const { feed } = await load([join(folder, 'data')], { base: scenario.base, rules, lenient: ['jumps'] });
  const dates = Array.from(feed.time, (time) => new Date(time).toISOString().slice(0, 10));
  const first = dates.indexOf(new Date(scenario.time[scenario.first]).toISOString().slice(0, 10));
  const orders = await readTable(join(folder, 'orders.csv'), ['date', 'symbol', 'side', 'quantity'], [...OPTIONAL]);
  const run = simulate(orderReplay, feed, { ...settingsOf(scenario), first, limits: [], params: { orders } });
  return inWords(
    run.fills,
    dates,
    feed.assets.map(({ symbol }) => symbol),
  );
}

type Fill = Pick<Outcome['fills'][number], 'asset' | 'side' | 'quantity' | 'price' | 'bar'>;
const inWords = (fills: Iterable<Fill>, dates: readonly string[], symbols: readonly string[]): string[] =>
  Array.from(
    fills,
    ({ asset, side, quantity, price, bar }) =>
      `${dates[bar]} ${symbols[asset]}: ${side > 0 ? 'bought' : 'sold'} ${quantity} at ${Number(price.toPrecision(10))}`,
  );

describe('a scenario as files', () => {
  it('gives the same fills where the files express all of it', async () => {
    let compared = 0;
    let fills = 0;
    for (const scenario of fc.sample(anyScenario, { numRuns: 400, seed: 3 })) {
      const outcome = simulateSlowly(scenario);
      const replay = writeReplay(scenario, outcome);
      try {
        if (replay.missing.length > 0 || outcome.fills.length === 0) continue;
        const replayed = await runFolder(replay, scenario);
        const own = scenario.time.map((time) => new Date(time).toISOString().slice(0, 10));
        const symbols = scenario.assets.map(({ symbol }) => symbol);
        const expected = inWords(outcome.fills, own, symbols);
        if (replayed.join() !== expected.join()) console.log(reportOf('The files give other fills', scenario, outcome));
        expect(replayed).toEqual(expected);
        compared++;
        fills += outcome.fills.length;
      } finally {
        rmSync(replay.folder, { recursive: true });
      }
    }
    console.log(`${compared} scenarios with ${fills} fills were the same as files`);
    expect(compared).toBeGreaterThan(50);
  });
});
