// What a strategy decided in a run, bar by bar.

import { type Context, type Feed, type Run, type Settings, simulate, type Strategy } from '../engine/index.js';
import { called, VERBS } from './words.js';

/** A run as its decisions. */
export interface Diary {
  /** What was decided on each bar, in order, first as it was called and then as it was placed; bars without a decision are left out. */
  readonly decisions: ReadonlyMap<number, readonly string[]>;
  /** Orders by bar, market and side: what it comes to whatever the prices. */
  readonly coarse: ReadonlyMap<number, readonly string[]>;
  /** Where the strategy failed; bar -1 while it prepared. */
  readonly failure: { readonly bar: number; readonly error: Error } | null;
  /** The tape; null where it failed. */
  readonly run: Run | null;
  /** The call on `tracked`, as an error that was made there; null without one. */
  readonly call: Error | null;
}

/** Runs the strategy and keeps its diary. Calls are watched on the context itself, so that the strategy sees what it always sees; what
 *  goes past them stands on the tape. The call on bar `tracked` keeps its stack. `include` is told what the strategy shares with others. */
export function record(
  strategy: Strategy,
  feed: Feed,
  settings: Settings,
  include: (name: string, object: object) => void,
  tracked = Number.NaN,
): Diary {
  const decisions = new Map<number, string[]>();
  const coarse = new Map<number, string[]>();
  const write = (book: Map<number, string[]>, bar: number, text: string): void => {
    const lines = book.get(bar);
    if (lines) lines.push(text);
    else book.set(bar, [text]);
  };
  let bar = -1;
  let watched: Context | null = null;
  let call: Error | null = null;

  function watch(ctx: Context): void {
    watched = ctx;
    include('Context', Object.getPrototypeOf(ctx) as object);
    const prototype = Object.getPrototypeOf(ctx) as Record<string, (...given: unknown[]) => unknown>;
    let depth = 0;
    for (const verb of VERBS) {
      const act = prototype[verb];
      const value = (...given: unknown[]): unknown => {
        // The pairs of a rebalance may be a generator, which can be read only once.
        const words = verb === 'rebalance' && isIterable(given[0]) ? [[...given[0]], ...given.slice(1)] : given;
        if (depth === 0) {
          if (bar === tracked) call ??= new Error('the call');
          write(decisions, bar, called(verb, words));
        }
        depth++;
        try {
          return act.apply(ctx, words);
        } finally {
          depth--;
        }
      };
      Object.defineProperty(ctx, verb, { value, configurable: true });
    }
  }

  const noted: Strategy = {
    ...strategy,
    prepare(params, universe) {
      const [asset] = universe.assets;
      if (asset) {
        include('Asset', Object.getPrototypeOf(asset) as object);
        include('Series', Object.getPrototypeOf(asset.close) as object);
      }
      const prepared = strategy.prepare(params, universe);
      const plan = typeof prepared === 'function' ? { decide: prepared } : prepared;
      const decide = (Object(plan) as typeof plan).decide;
      // What the engine refuses it is to see as it is.
      if (typeof decide !== 'function' || decide.constructor.name === 'AsyncFunction') return prepared;
      return {
        ...plan,
        decide(ctx) {
          bar = ctx.bar;
          if (ctx !== watched) watch(ctx);
          if (bar === tracked) call = null;
          decide(ctx);
        },
      };
    },
  };
  try {
    const run = simulate(noted, feed, settings);
    for (const { bar: at, asset, side, type, tif, ordered, origin, trailRate, until, group } of run.orders) {
      if (origin !== 'strategy') continue;
      const { symbol } = feed.assets[asset];
      const size = Number.isNaN(ordered.notional) ? `${ordered.quantity}` : `for ${ordered.notional}`;
      const prices = Object.entries({
        limit: ordered.limit,
        stop: ordered.stop,
        trail: ordered.trail,
        trailRate,
        until,
      })
        .filter(([, value]) => !Number.isNaN(value))
        .map(([name, value]) => ` ${name} ${value}`);
      const what = `${side > 0 ? 'buy' : 'sell'} ${size} ${symbol} ${type}${prices.join('')} ${tif}${group > 0 ? ' in a group' : ''}`;
      write(decisions, at, `order: ${what}`);
      write(coarse, at, `${side > 0 ? 'buy' : 'sell'} ${symbol} ${type}`);
    }
    for (const { bar: at, reason, quantity } of run.refusals) {
      if (reason === 'cancelled by the strategy') write(decisions, at, `taken back: ${quantity}`);
    }
    return { decisions, coarse, failure: null, run, call };
  } catch (error) {
    return { decisions, coarse, failure: { bar, error: error as Error }, run: null, call };
  }
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof (Object(value) as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
