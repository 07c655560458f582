// A play: a market, somebody who trades in it, and the settings of the run.

import * as fc from 'fast-check';

import { type Run, type Settings, type Strategy, simulate } from '../../engine/index.js';
import { type Fork, type MarketShape, anyFork, anyMarket } from './any-market.js';
import { type PlanShape, anyPlan } from './any-plan.js';
import { type ScriptShape, anySketch, scriptOn } from './any-script.js';
import { type Conduct, anyConduct, settingsOf } from './conduct.js';
import { type Market, feedOf, termsOn } from './market.js';
import { type Plan, planStrategy } from './plan.js';
import { type Script, scriptStrategy } from './script.js';

/** Who trades: a script, a plan that looks at prices, or a strategy of somebody's own with its params. */
export type Actor =
  | { readonly script: Script }
  | { readonly plan: Plan }
  | { readonly strategy: Strategy; readonly params: Readonly<Record<string, unknown>> };

/** One run that can be repeated. */
export interface Play extends Conduct {
  readonly market: Market;
  readonly actor: Actor;
}

/** What a law asks of its plays. */
export interface PlayShape extends MarketShape, ScriptShape, PlanShape {
  /** Who trades: scripts and plans by default, or always the same one. */
  readonly actors?: 'scripts' | 'plans' | 'mostly plans' | Actor;
  /** Starting cash; from hundreds to hundreds of thousands by default. */
  readonly money?: number;
  /** Fractions of slippage; none, 5 and 20 basis points by default. */
  readonly slippages?: readonly number[];
  /** Settings that are the same in every play; the others are drawn. */
  readonly fixed?: Partial<Conduct>;
}

/** The strategy of an actor in a market. */
export function strategyOf(actor: Actor, market: Market): Strategy {
  if ('strategy' in actor) return actor.strategy;
  if ('script' in actor) return scriptStrategy(actor.script);
  return planStrategy(actor.plan, lotsOf(market));
}

/** The lot of each asset. */
export const lotsOf = (market: Market): number[] => market.assets.map((asset) => termsOn(asset, 0).lot);

/** The settings of a play, the params of its actor among them. */
export const settingsOfPlay = (play: Play): Settings => ({
  ...settingsOf(play),
  params: 'params' in play.actor ? play.actor.params : {},
});

/** Runs a play; `change` replaces some of its settings. */
export function run(play: Play, change: Partial<Settings> = {}): Run {
  const { market, actor } = play;
  return simulate(strategyOf(actor, market), feedOf(market), { ...settingsOfPlay(play), ...change });
}

/** A law that looks for what indicators know asks for plans mostly; an actor that is given stays. */
export const withPlans = (shape: PlayShape): PlayShape => ({ actors: 'mostly plans', ...shape });

function anyActor(shape: PlayShape): fc.Arbitrary<(market: Market) => Actor> {
  const scripts = anySketch(shape).map((sketch) => (market: Market): Actor => ({
    script: scriptOn(market, sketch, shape),
  }));
  const plans = anyPlan(shape).map((plan) => (): Actor => ({ plan }));
  const { actors } = shape;
  if (actors === 'scripts') return scripts;
  if (actors === 'plans') return plans;
  if (actors === 'mostly plans') return fc.oneof({ weight: 3, arbitrary: plans }, { weight: 1, arbitrary: scripts });
  return actors ? fc.constant(() => actors) : fc.oneof(scripts, plans);
}

/** The conduct of a play on a market: evaluated from a row that there is, and with fills that the market allows. */
function onMarket(conduct: Conduct, market: Market, rows: number): Conduct {
  const isMixed = market.assets.some((asset) => asset.market !== market.assets[0].market);
  return {
    ...conduct,
    first: Math.min(conduct.first, rows - 1),
    ...(isMixed && conduct.fill === 'same-close' && { fill: 'next-close' as const }),
  };
}

/** Plays on arbitrary markets. */
export const anyPlay = (shape: PlayShape = {}): fc.Arbitrary<Play> =>
  fc
    .record({ market: anyMarket(shape), actorOn: anyActor(shape), conduct: anyConduct(shape) })
    .map(({ market, actorOn, conduct }) => ({
      market,
      actor: actorOn(market),
      ...onMarket(conduct, market, market.rows),
    }));

/** A play, and a market that is the same up to a row and another from it on. */
export interface ForkedPlay extends Omit<Fork, 'market'> {
  readonly play: Play;
}

/** Plays on markets that part at a row; the script is made for the first of the two. */
export const anyForkedPlay = (shape: PlayShape = {}): fc.Arbitrary<ForkedPlay> =>
  fc
    .record({ fork: anyFork(shape), actorOn: anyActor(shape), conduct: anyConduct(shape) })
    .map(({ fork: { market, other, row }, actorOn, conduct }) => ({
      play: { market, actor: actorOn(market), ...onMarket(conduct, market, row) },
      other,
      row,
    }));
