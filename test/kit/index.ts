// What tests of the engine and of strategies are made of; published as `tidemark/testing`. It needs no test runner.

export type { Law, LawOptions, Mutant } from './law.js';
export { LAWS } from './laws/index.js';
export { type NamedLaw, type StrategyTrial, lawsOf } from './laws-of.js';
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
export { type Instruction, type Script, type ScriptOrder, scriptStrategy } from './script.js';
export { type ScriptShape, type Sketch, anySketch, scriptOn } from './any-script.js';
export { type Deed, type Plan, type Rule, type Schedule, type Term, planStrategy, seriesOf } from './plan.js';
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
