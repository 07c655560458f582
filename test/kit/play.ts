// A play: a market, somebody who trades in it, and the settings of the run.

import * as fc from 'fast-check';

import { type Run, type Settings, type Strategy, simulate } from '../../engine/index.js';
import { type Fork, type MarketShape, anyFork, anyMarket } from './any-market.js';
import { type PlanShape, anyPlan } from './any-plan.js';
import { type ScriptShape, anySketch, scriptOn } from './any-script.js';
import { type Market, feedOf, termsOn } from './market.js';
import { type Plan, planStrategy } from './plan.js';
import { type Script, scriptStrategy } from './script.js';

/** Who trades: a script, a plan that looks at prices, or a strategy of somebody's own with its params. */
export type Actor =
  | { readonly script: Script }
  | { readonly plan: Plan }
  | { readonly strategy: Strategy; readonly params: Readonly<Record<string, unknown>> };

/** One run that can be repeated. */
export interface Play {
  readonly market: Market;
  readonly actor: Actor;
  readonly cash: number;
  readonly first: number;
  readonly slippage: number;
  readonly seed: number;
}

/** What a law asks of its plays. */
export interface PlayShape extends MarketShape, ScriptShape, PlanShape {
  /** Who trades: scripts and plans by default, or always the same one. */
  readonly actors?: 'scripts' | 'plans' | Actor;
  /** Starting cash; from hundreds to a hundred thousand by default. */
  readonly money?: number;
  /** Fractions of slippage; none, 5 and 20 basis points by default. */
  readonly slippages?: readonly number[];
}

/** The strategy of an actor in a market. */
export function strategyOf(actor: Actor, market: Market): Strategy {
  if ('strategy' in actor) return actor.strategy;
  if ('script' in actor) return scriptStrategy(actor.script);
  return planStrategy(actor.plan, lotsOf(market));
}

/** The lot of each asset. */
export const lotsOf = (market: Market): number[] => market.assets.map((asset) => termsOn(asset, 0).lot);

/** Runs a play; `change` replaces some of its settings. */
export function run(play: Play, change: Partial<Settings> = {}): Run {
  const { market, actor, cash, first, slippage, seed } = play;
  const params = 'params' in actor ? actor.params : {};
  return simulate(strategyOf(actor, market), feedOf(market), { cash, first, slippage, seed, params, ...change });
}

const anySettings = ({ money, slippages = [0, 0, 0.0005, 0.002] }: PlayShape) =>
  fc.record({
    cash:
      money === undefined
        ? fc.oneof(fc.integer({ min: 500, max: 8_000 }), fc.integer({ min: 8_000, max: 200_000 }))
        : fc.constant(money),
    warm: fc.integer({ min: 0, max: 3 }),
    slippage: fc.constantFrom(...slippages),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  });

function anyActor(shape: PlayShape): fc.Arbitrary<(market: Market) => Actor> {
  const scripts = anySketch(shape).map((sketch) => (market: Market): Actor => ({
    script: scriptOn(market, sketch, shape),
  }));
  const plans = anyPlan(shape).map((plan) => (): Actor => ({ plan }));
  const { actors } = shape;
  if (actors === 'scripts') return scripts;
  if (actors === 'plans') return plans;
  return actors ? fc.constant(() => actors) : fc.oneof(scripts, plans);
}

/** Plays on arbitrary markets. */
export const anyPlay = (shape: PlayShape = {}): fc.Arbitrary<Play> =>
  fc
    .record({ market: anyMarket(shape), actorOn: anyActor(shape), settings: anySettings(shape) })
    .map(({ market, actorOn, settings: { warm, ...settings } }) => ({
      market,
      actor: actorOn(market),
      first: Math.min(warm, market.rows - 1),
      ...settings,
    }));

/** A play, and a market that is the same up to a row and another from it on. */
export interface ForkedPlay extends Omit<Fork, 'market'> {
  readonly play: Play;
}

/** Plays on markets that part at a row; the script is made for the first of the two. */
export const anyForkedPlay = (shape: PlayShape = {}): fc.Arbitrary<ForkedPlay> =>
  fc
    .record({ fork: anyFork(shape), actorOn: anyActor(shape), settings: anySettings(shape) })
    .map(({ fork: { market, other, row }, actorOn, settings: { warm, ...settings } }) => ({
      play: { market, actor: actorOn(market), first: Math.min(warm, row - 1), ...settings },
      other,
      row,
    }));
