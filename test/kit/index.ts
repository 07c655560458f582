// What tests of the engine and of strategies are made of; published as `tidemark/testing`. It needs no test runner.
//
// `fc` is the fast-check that the arbitraries are made of: laws of your own take it from here, so that there is one.

/** What properties of strategies are stated and tried with. @module tidemark/testing */

export { default as fc } from 'fast-check';

export type { Counterexample, Law, LawOptions, Mutant } from './law.js';
export { LAWS } from './laws/index.js';
export { type Failure, type NamedLaw, type StrategyTrial, type Verdict, lawsOf } from './laws-of.js';
export { TRIALS } from './trials.js';
export { type Judge, type OwnLaw, always, isOwnLaw, never } from './own-law.js';
export type { Moment } from './moment.js';
export { story } from './story.js';
export {
  type MadeAsset,
  type MadeBar,
  type MadeSeries,
  type MadeTerms,
  type Market,
  cutBefore,
  feedOf,
} from './market.js';
export { type Fork, type MarketShape, anyFork, anyMarket } from './any-market.js';
export { type Portfolio, type PortfolioPosition, anyPortfolio, anyWeights, opening } from './any-portfolio.js';
export { type Instruction, type Script, type ScriptOrder, scriptStrategy } from './script.js';
export { type ScriptShape, type Sketch, anySketch, scriptOn } from './any-script.js';
export { type Deed, type Plan, type Rule, type Schedule, planStrategy } from './plan.js';
export { type PriceName, type Term, seriesOf } from './term.js';
export { type PlanShape, anyPlan, anyTerm } from './any-plan.js';
export {
  type Actor,
  type ForkedPlay,
  type Play,
  type PlayShape,
  anyForkedPlay,
  anyPlay,
  run,
  settingsOfPlay,
  strategyOf,
} from './play.js';
export { type Choice, type Conduct, PLAIN_CONDUCT } from './conduct.js';
export { readings } from './laws/series.js';
export { assertSame, transcript, transcriptBefore } from './transcript.js';
