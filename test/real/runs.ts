// Three real runs whose trades the metrics are agreed upon: two markets, distributions, many instruments.

import { join } from 'node:path';
import { load, rowOf } from '../../data/index.js';
import { type Feed, type Run, simulate } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { fundsDirectory } from './classics.js';
import { FUNDS, mainlandDirectory } from './market.js';

/** A run, and the instrument that it is measured against. */
export interface RealRun {
  readonly name: string;
  readonly feed: Feed;
  readonly run: Run;
  readonly benchmark: string;
}

const hangSengFund = (target: string): string =>
  mainlandDirectory(
    target,
    FUNDS.filter(([symbol]) => symbol === '159920'),
  );

/** Of each: how its data are made, the strategy with its params, the first evaluated day, the benchmark. */
const RUNS = [
  ['SPY', fundsDirectory(['SPY']), 'sma-cross', { shares: 0 }, '2005-01-03', 'SPY'],
  ['510300', mainlandDirectory, 'high-to-low-rotation', {}, '2016-01-04', '510300'],
  ['HSI', hangSengFund, 'sma-cross', { shares: 0 }, '2013-01-04', '159920'],
] as const;

/** Averages that cross in SPY (2005 to 2025-09), the rotation among eight mainland funds (2016 to 2026), averages that cross in the mainland's Hang Seng fund (2013
 *  to 2026): 1,000,000 in cash, the costs of the market, 5 basis points of slippage. */
export const realRuns = (folder: string): Promise<readonly RealRun[]> =>
  Promise.all(
    RUNS.map(async ([name, make, strategy, params, from, benchmark]) => {
      const { feed } = await load([make(join(folder, name))]);
      const first = rowOf(feed, from);
      const run = simulate(STRATEGIES[strategy], feed, { cash: 1e6, params, first, slippage: 0.0005 });
      return { name, feed, run, benchmark };
    }),
  );
