// The laws of one strategy: what must hold for it on any market, and what its author says of it.

import type { Strategy, Universe } from '../../engine/index.js';
import type { Counterexample, Law, LawOptions } from './law.js';
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
import { cutBefore, type Market } from './market.js';
import { type Needs, needsOf } from './needs.js';
import { type OwnLaw, ownLaw } from './own-law.js';
import { type ForkedPlay, type Play, type PlayShape, run } from './play.js';
import { story } from './story.js';

/** What the strategy is tried with. What is left out is found out by trying the strategy on a quiet market. */
export interface StrategyTrial {
  /** Values of its params; what is missing takes its default. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Names of the outside series that it reads. */
  readonly series?: readonly string[];
  /** Symbols that it asks for. */
  readonly symbols?: readonly string[];
  /** Classes of the first instruments, such as `gold`. */
  readonly classes?: readonly string[];
  /** Fewest instruments of a market. */
  readonly assets?: number;
  /** Least and most rows of the markets; by default 2, and three times those that its indicators need, at least 60. */
  readonly rows?: readonly [number, number];
  /** Whether instruments may have another currency than the account; yes by default. */
  readonly currencies?: boolean;
  /** Row of the first decision; one of the first four by default. */
  readonly first?: number;
  /** Whether it treats all instruments alike, so that the order in which they are listed must not matter; no by default. */
  readonly alike?: boolean;
  /** Laws of its own, made by `always` and `never`. */
  readonly own?: readonly OwnLaw[];
}

/** What came of trying a law. */
export interface Verdict {
  /** Markets on which it was tried, and on how many of them the strategy traded. */
  readonly markets: number;
  readonly traded: number;
  /** Undefined where it was kept. */
  readonly failure?: Failure;
}

/** How a law was broken: the smallest market that shows it. */
export interface Failure {
  /** What broke, in one sentence or a few lines. */
  readonly what: string;
  /** What its check threw, to find the place in a strategy's own code. */
  readonly reason?: unknown;
  /** The market, the orders and the fills as text; empty where no market is to blame. */
  readonly story: string;
  /** What leads to it again: options of `run`. */
  readonly seed: number;
  readonly path: string;
  readonly shrinks: number;
  /** The run that shows it; undefined where no market is to blame. */
  readonly play?: Play;
  /** The same market with another future, where the law compares two, and the row on which they part. */
  readonly other?: { readonly market: Play['market']; readonly row: number };
}

/** A law of one strategy, ready to be handed to any test runner. */
export interface NamedLaw {
  readonly name: string;
  /** Fails with the smallest counterexample as a story, its seed and its path; and where the strategy never traded. */
  run(options?: LawOptions): void;
  /** Tries it and tells what came of it. */
  examine(options?: LawOptions): Verdict;
}

/** Fewer markets than these say nothing about a strategy that did not trade on them. */
const ENOUGH = 20;

/** The play of a case, whatever the law compares it with. */
const playOf = (one: unknown): Play | undefined => {
  const { play, market } = Object(one) as Partial<ForkedPlay & Play>;
  return play ?? (market && (one as Play));
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A path that fits into a line: that of the case alone leads to it again, by making it small once more. */
const LONGEST_PATH = 60;
const shortPath = (path: string): string => (path.length > LONGEST_PATH ? path.split(':')[0] : path);

/** Rows of the shortest history in which each instrument that ever has a bar has one: without one of them the strategy might fail, and not the law. */
const rowsForAll = ({ assets }: Market): number =>
  Math.max(...assets.map(({ bars }) => bars.findIndex((bar) => bar !== null) + 1));

/** The shortest history of a play that still breaks its law: a length is drawn before all else, and shrinks last. */
function shortest({ broken, reason, reasonOf }: Counterexample): { readonly play?: Play; readonly reason: unknown } {
  const play = playOf(broken);
  if (!play || 'other' in Object(broken)) return { ...(play && { play }), reason };
  for (let row = Math.max(2, play.first + 1, rowsForAll(play.market)); row < play.market.rows; row++) {
    const less = { ...play, market: cutBefore(play.market, row) };
    const still = reasonOf(less);
    if (still !== undefined) return { play: less, reason: still };
  }
  return { play, reason };
}

function failureOf(found: Counterexample): Failure {
  const { broken, seed, path, shrinks } = found;
  const { play, reason } = shortest(found);
  const { other, row } = Object(broken) as Partial<ForkedPlay>;
  return {
    what: messageOf(reason),
    reason,
    story: play ? story(play, row) : '',
    seed,
    path: shortPath(path),
    shrinks,
    ...(play && { play }),
    ...(other && row !== undefined && { other: { market: other, row } }),
  };
}

/** What to do where a law was tried in vain. */
const NEVER_TRADED =
  'the strategy never traded, so that the law says nothing about it: try it with params that suit short histories (small windows, low thresholds), or say in the trial which series, symbols, classes and how many rows it needs';

function named(name: string, law: Law): NamedLaw {
  const examine = (options: LawOptions = {}): Verdict => {
    let kept = 0;
    let traded = 0;
    const found = law.examine(options, (one) => {
      kept++;
      const play = playOf(one);
      if (play && run(play).fills.length > 0) traded++;
    });
    if (found) return { markets: found.cases, traded, failure: failureOf(found) };
    if (traded > 0 || kept < ENOUGH || options.path !== undefined) return { markets: kept, traded };
    const what = `on ${kept} markets ${NEVER_TRADED}`;
    return { markets: kept, traded, failure: { what, story: '', seed: options.seed ?? 1, path: '', shrinks: 0 } };
  };
  return {
    name,
    examine,
    run(options) {
      const { failure, markets } = examine(options);
      if (!failure) return;
      const { what, story: told, seed, path, shrinks } = failure;
      if (told === '') throw new Error(`${name}: ${what}.`);
      throw new Error(
        `${name}: ${what}\n\nProperty failed after ${markets} markets; the smallest one that was found (shrunk ${shrinks} times):\n\n${told}\n\nAgain: run({ seed: ${seed}, path: "${path}" })`,
      );
    },
  };
}

/** The markets that suit a strategy. */
function shapeOf(trial: StrategyTrial, needs: Needs, actors: PlayShape['actors']): PlayShape {
  const [least, most] = trial.rows ?? [2, Math.max(60, 3 * needs.warmUp)];
  const { series, everyAsset, symbols, assets } = needs;
  return {
    actors,
    readable: true,
    rows: [least, most],
    leastAssets: Math.max(trial.assets ?? 1, assets),
    everyAsset,
    series,
    ...(symbols.length > 0 && { symbols }),
    ...(trial.classes && { classes: trial.classes }),
    ...(trial.currencies !== undefined && { currencies: trial.currencies }),
    ...(trial.first !== undefined && { fixed: { first: trial.first } }),
  };
}

/** The laws that any strategy has to keep on generated markets, its params as given, and those of its own. */
export function lawsOf(strategy: Strategy, trial: StrategyTrial = {}): readonly NamedLaw[] {
  const { params = {}, series = [], symbols = [], classes = [], alike = false, own = [] } = trial;
  const also = (universe: Universe) => {
    for (const one of own) one.prepare(universe, params as never);
  };
  const needs = needsOf(strategy, { params, series, symbols, classes, also });
  const shape = shapeOf(trial, needs, { strategy, params });
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
    ...Object.fromEntries(own.map((one) => [`${one.holds} ${one.about}`, ownLaw(one, shape)])),
  };
  return Object.entries(laws).map(([name, law]) => named(name, law));
}
