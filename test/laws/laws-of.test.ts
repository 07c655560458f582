// The laws of one strategy catch a strategy that cheats, and let an honest one pass.

import { describe, expect, it } from 'vitest';

import { type Strategy, indicator, sma, strategy } from '../../engine/index.js';
import { lawsOf } from '../kit/index.js';

/** Names of the laws that a strategy breaks. */
function broken(one: Strategy): string[] {
  return lawsOf(one)
    .filter(({ run }) => {
      try {
        run({ runs: 100, shrink: false });
        return false;
      } catch {
        return true;
      }
    })
    .map(({ name }) => name);
}

const honest = strategy({
  about: 'Holds what stands above its mean.',
  params: {},
  prepare(_, { assets }) {
    const means = assets.map(({ close }) => sma(close, 3));
    return (ctx) => {
      assets.forEach((asset, k) => ctx.target(asset.close.now > means[k].now ? 1 / assets.length : 0, asset));
    };
  },
});

/** Remembers what it saw in an earlier run, and trades on it in the next. */
function rememberer(): Strategy {
  const known = new Map<number, number>();
  return strategy({
    about: 'Knows tomorrow from yesterday.',
    params: {},
    prepare(_, { assets: [asset] }) {
      return (ctx) => {
        known.set(ctx.time, asset.close.now);
        const tomorrow = known.get(ctx.time + 86_400_000);
        if (tomorrow !== undefined) ctx.target(tomorrow > asset.close.now ? 0.9 : 0, asset);
      };
    },
  });
}

/** Throws a coin of its own. */
function gambler(): Strategy {
  let state = 1;
  return strategy({
    about: 'Keeps its luck between runs.',
    params: {},
    prepare(_, { assets: [asset] }) {
      return (ctx) => {
        state = (state * 48_271) % 2_147_483_647;
        ctx.target(state % 2 === 0 ? 0.5 : 0, asset);
      };
    },
  });
}

describe('the laws of one strategy', () => {
  it('hold for an honest one', () => expect(broken(honest)).toEqual([]));

  it('ask of one that treats all instruments alike that their order is no matter', () => {
    const order = (one: Strategy) => lawsOf(one, { alike: true }).at(-1)!;
    order(honest).run();
    const favours = strategy({
      about: 'Holds the first that is listed.',
      params: {},
      prepare:
        (_, { assets: [first] }) =>
        (ctx) =>
          ctx.target(0.5, first),
    });
    expect(() => order(favours).run({ shrink: false })).toThrow('Property failed');
  });

  it('are broken by one that carries the future over from an earlier run', () => {
    expect(broken(rememberer())).toEqual(
      expect.arrayContaining(['cutting the future changes nothing before it', 'a run repeated is the same run']),
    );
  });

  it('are broken by one whose luck is not the seed of the run', () => {
    expect(broken(gambler())).toContain('a run repeated is the same run');
  });
});

/** Keeps what an indicator of its own was given, and trades on the last of it. */
const keeper = strategy({
  about: 'Trades on what its indicator saw last.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const seen: number[] = [];
    const own = indicator(asset.close, () => (close) => {
      seen.push(close);
      return close;
    });
    return (ctx) => {
      if (own.now > 0) ctx.target(seen[seen.length - 1] > own.ago(1) ? 0.5 : 0, asset);
    };
  },
});

describe('an indicator of one’s own', () => {
  it('has seen nothing of the future, whatever it keeps', () => expect(broken(keeper)).toEqual([]));
});

describe('a law that fails', () => {
  it('says what differs, and how to see it again', () => {
    const [law] = lawsOf(rememberer());
    expect(() => law.run({ runs: 200, shrink: false })).toThrow(/seed: 1, path: "/);
  });
});
