// Where the profit of a run came from: price, currency, income and cost, by asset and in total; against what, and when.

import type { Feed, Run } from '../../engine/index.js';
import type { Benchmark } from '../benchmark.js';
import { type Contribution, type CostKind, type Effects, sumOfEffects } from './effects.js';
import { contributionsBy, type GroupEffects } from './groups.js';
import { type Regimes, regimes } from './regimes.js';
import { type RunBrinson, runBrinson } from './run-brinson.js';
import { type StressTable, stressTable } from './stress.js';
import { walk } from './walk.js';
import { WINDOWS } from './windows.js';

/** A profit in its parts, in base currency. */
export interface Attribution {
  /** Every asset in the feed's order, then every currency, base first. */
  readonly contributions: readonly Contribution[];
  /** Their sums. `total` is the final equity less the starting cash, to rounding. */
  readonly total: Effects;
  /** The cost by its kinds, each negative or 0. */
  readonly costs: Readonly<Record<CostKind, number>>;
  /** The contributions added up; cash stands by itself, but in its currency where these are told apart. */
  readonly byMarket: readonly GroupEffects[];
  readonly byCurrency: readonly GroupEffects[];
  readonly byKind: readonly GroupEffects[];
  /** Against a benchmark of weights; null without one. */
  readonly brinson: RunBrinson | null;
  readonly regimes: Regimes;
  /** In the named windows of history; of generated data in those alone that the generator is pinned to. */
  readonly windows: StressTable;
}

/** What a run is seen against. */
export interface AttributionScene {
  /** On the run's evaluated rows; left out or null: none. */
  readonly benchmark?: Benchmark | null;
  /** Returns a year, to annualise the regimes' volatility; left out: it is NaN. */
  readonly periodsPerYear?: number;
  /** Simple returns of the run between its closes, where they are known. */
  readonly returns?: Float64Array;
}

/** The profit of a run in its parts, told from its tape and the feed. The convention, row by row: what is paid, received or earned in a foreign
 *  currency counts at the rate at which the engine converts it (`paidRate`, `fillRate`), the gain of price of what was there before at the rate of
 *  the close before, and what is there at the end gains what the rate has changed by since; so the product of both changes is the
 *  currency's (C. R. Bacon, Practical Portfolio Performance Measurement and Attribution, on multi-currency returns). Amounts of money add up
 *  over rows without linking. A delisting's difference to the last mark is price. */
export function attribution(
  feed: Feed,
  run: Run,
  { benchmark = null, periodsPerYear = NaN, returns }: AttributionScene = {},
): Attribution {
  const weighed = benchmark?.weights && runBrinson(feed, run, { equity: benchmark.equity, weights: benchmark.weights });
  const { accounts, costs } = walk(feed, run, weighed?.eachRow);
  const contributions = accounts.map(({ name, asset, price, currency, income, cost, total }) => {
    return { name, asset, price, currency, income, cost, total };
  });
  const time = feed.time.subarray(run.first, run.first + run.equity.length);
  const against = benchmark && benchmark.equity.subarray(0, run.equity.length);
  const windows = WINDOWS.filter(({ kind }) => !feed.generated || kind === 'scenario');
  return {
    contributions,
    total: sumOfEffects(contributions),
    costs,
    byMarket: contributionsBy('market', contributions, feed.assets),
    byCurrency: contributionsBy('currency', contributions, feed.assets),
    byKind: contributionsBy('kind', contributions, feed.assets),
    brinson: weighed ? weighed.read() : null,
    regimes: regimes(time, run.equity, against, periodsPerYear, returns),
    windows: stressTable(time, run.equity, against, windows),
  };
}
