// The laws of one strategy: what must hold for it on any market.

import type { Strategy } from '../../engine/index.js';
import type { Law, LawOptions } from './law.js';
import { feesAreAdditive } from './laws/costs.js';
import { fillsLieInsideTheBar, lotsAreWhole, slippageOnlyWorsens } from './laws/fills.js';
import { futureChanged, futureCut } from './laws/future.js';
import { ordersLiveOnce } from './laws/life.js';
import { limitsBlock, suspendedDaysStandStill } from './laws/limit-days.js';
import { moneyIsConserved } from './laws/money.js';
import { orderOfInstrumentsIsNoMatter } from './laws/order.js';
import { fillsKeepTheCap } from './laws/quantities.js';
import { runsRepeat } from './laws/repeat.js';
import { equityIsWhatWasSeen } from './laws/seen.js';
import { sharesWaitForTheNextSession } from './laws/settlement.js';
import { curveIsRebuilt } from './laws/tape.js';
import type { PlayShape } from './play.js';

/** What the strategy is tried with. */
export interface StrategyTrial {
  /** Values of its params; what is missing takes its default. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Names of the outside series that it reads. */
  readonly series?: readonly string[];
  /** Symbols that it asks for. */
  readonly symbols?: readonly string[];
  /** Least and most rows of the markets; 2 to 60 by default. */
  readonly rows?: readonly [number, number];
  /** Whether it treats all instruments alike, so that the order in which they are listed must not matter; no by default. */
  readonly alike?: boolean;
}

/** A law of one strategy, ready to be handed to any test runner. */
export interface NamedLaw {
  readonly name: string;
  /** Fails with the smallest counterexample, its seed and its path. */
  run(options?: LawOptions): void;
}

/** The laws that any strategy has to keep on generated markets, its params as given. */
export function lawsOf(strategy: Strategy, trial: StrategyTrial = {}): readonly NamedLaw[] {
  const { params = {}, series, symbols, rows = [2, 60], alike = false } = trial;
  const shape: PlayShape = {
    actors: { strategy, params },
    rows,
    ...(series && { series }),
    ...(symbols && { symbols }),
  };
  const laws: Readonly<Record<string, Law>> = {
    'cutting the future changes nothing before it': futureCut(shape),
    'another future changes nothing before it': futureChanged(shape),
    'a run repeated is the same run': runsRepeat(shape),
    'money is conserved': moneyIsConserved(shape),
    'the curve is rebuilt from the tape': curveIsRebuilt(shape),
    'equity is what the strategy saw': equityIsWhatWasSeen(shape),
    'fills lie inside the bar': fillsLieInsideTheBar(shape),
    'slippage only worsens': slippageOnlyWorsens(shape),
    'lots are whole': lotsAreWhole(shape),
    'fills keep the cap': fillsKeepTheCap(shape),
    'fees are additive': feesAreAdditive(shape),
    'limits of the day block their side': limitsBlock(shape),
    'suspended days stand still': suspendedDaysStandStill(shape),
    'shares wait for the next session': sharesWaitForTheNextSession(shape),
    'orders live once': ordersLiveOnce(shape),
    ...(alike && { 'the order of instruments is no matter': orderOfInstrumentsIsNoMatter(shape) }),
  };
  return Object.entries(laws).map(([name, law]) => ({ name, run: (options) => law.run(options) }));
}
