// Laws of one's own: they catch what breaks them, change no run and see no future; and lawsOf finds markets that suit a strategy.

import { expect, it } from 'vitest';

import { simulate, sma, strategy } from '../../engine/index.js';
import { type NamedLaw, always, anyPlay, cutBefore, fc, feedOf, lawsOf, never, settingsOfPlay } from '../kit/index.js';
import { judged } from '../kit/own-law.js';

/** Wants half of the account in the first instrument while the market is calm; `limit` is where it stops. */
const halver = (limit: number) =>
  strategy({
    about: 'Holds half while a series is low.',
    params: {},
    prepare(_, { assets: [asset], series }) {
      const fear = series('fear');
      return (ctx) => ctx.target(fear.now < limit ? 0.5 : 0, asset);
    },
  });

const modest = never(
  'more than 30 % in one fund',
  ({ assets }) =>
    ({ planned }) =>
      assets.some((asset) => planned(asset) > 0.3),
);

const calm = always('no purchase when fear is above 40', ({ series }) => {
  const fear = series('fear');
  return ({ orders }) => fear.now <= 40 || orders.every(({ side }) => side < 0);
});

const lawNamed = (laws: readonly NamedLaw[], name: string): NamedLaw => laws.find((law) => law.name === name)!;

it('a law that is kept is said to be, with the markets on which the strategy traded', () => {
  const verdict = lawNamed(lawsOf(halver(40), { own: [calm] }), `always ${calm.about}`).examine({ runs: 60 });
  expect(verdict.failure).toBeUndefined();
  expect(verdict.markets).toBe(60);
  expect(verdict.traded).toBeGreaterThan(20);
});

it('a law that is broken names date and values, with the smallest market, and its path leads there again', () => {
  const law = lawNamed(lawsOf(halver(40), { own: [modest] }), `never ${modest.about}`);
  const { failure } = law.examine({ runs: 60, seed: 7 });
  expect(failure!.what).toMatch(
    /^2020-\d\d-\d\d \(row \d+\): more than 30 % in one fund: equity \d+; .*ordered S0 to \d+/,
  );
  expect(failure!.play!.market.rows).toBeLessThan(6);
  expect(failure!.play!.market.assets).toHaveLength(1);
  expect(failure!.story).toContain('date        open  high  low  close  volume');
  expect(failure!.story).toContain('given: order 1 buys');
  expect(law.examine({ seed: 7, path: failure!.path }).failure!.story).toBe(failure!.story);
  // The case alone, made small again, is the same.
  expect(law.examine({ seed: 7, path: failure!.path.split(':')[0] }).failure!.story).toBe(failure!.story);
  expect(() => law.run({ runs: 60, seed: 7 })).toThrow(`Again: run({ seed: 7, path: "${failure!.path}" })`);
});

it('the shortest history has every instrument, so that the law is broken in it and not the strategy', () => {
  const first = strategy({
    about: 'Holds the first of two, whatever the second does.',
    params: {},
    prepare(_, { assets: [one, other] }) {
      const price = other.close;
      return (ctx) => {
        if (ctx.bar >= 3) ctx.target(price.now > 1e9 ? 0 : 0.4, one);
      };
    },
  });
  const early = never('a purchase while the second has no price', ({ assets: [one, other] }) => {
    return ({ bought }) => bought(one) && Number.isNaN(other.close.now);
  });
  const law = lawNamed(lawsOf(first, { own: [early], assets: 2 }), `never ${early.about}`);
  const { failure } = law.examine({ runs: 60, shrink: false });
  expect(failure!.what).toContain('a purchase while the second has no price');
});

it('a law that compares with what is not the limit of the strategy is broken', () => {
  const law = lawNamed(lawsOf(halver(45), { own: [calm] }), `always ${calm.about}`);
  expect(law.examine({ runs: 200 }).failure!.what).toMatch(/not no purchase when fear is above 40: equity/);
});

it('a law that trades, or moves what the strategy keeps, is found out', () => {
  let seen = 0;
  const nosy = strategy({
    about: 'Trades on how often it was looked at.',
    params: {},
    prepare:
      (_, { assets: [asset] }) =>
      (ctx) =>
        ctx.target(seen % 2 === 0 ? 0.5 : 0, asset),
  });
  const counts = always('something', () => () => {
    seen++;
    return true;
  });
  const law = lawNamed(lawsOf(nosy, { own: [counts] }), 'always something');
  expect(law.examine({ runs: 100, shrink: false }).failure!.what).toMatch(/the law itself changed the run/);
});

it('a strategy that never trades is a failure that says what to do', () => {
  const idle = strategy({ about: 'Waits.', params: {}, prepare: () => () => {} });
  const [, , law] = lawsOf(idle);
  expect(law.examine({ runs: 30 })).toMatchObject({ markets: 30, traded: 0 });
  expect(() => law.run({ runs: 30 })).toThrow(/on 30 markets the strategy never traded, .* try it with params/);
  expect(() => law.run({ runs: 5 })).not.toThrow();
});

it('a law sees no future: what it says before a row is the same where the history ends there', () => {
  const inner = halver(40);
  const told = strategyOfLaw();
  fc.assert(
    fc.property(anyPlay({ actors: { strategy: inner, params: {} }, series: ['fear'], readable: true }), (play) => {
      const row = Math.ceil(play.market.rows / 2);
      const whole = told(play);
      const cut = told({ ...play, market: cutBefore(play.market, row), first: Math.min(play.first, row - 1) });
      if (play.first < row) expect(cut).toEqual(whole.filter(({ bar }) => bar < row));
    }),
    { numRuns: 100, seed: 1 },
  );

  function strategyOfLaw() {
    return (play: ReturnType<typeof anyPlay> extends fc.Arbitrary<infer T> ? T : never) => {
      const lines: { bar: number; text: string }[] = [];
      const says = always('all it sees', ({ assets, series }) => {
        const mean = sma(series('fear'), 2);
        return (moment) => {
          const weights = assets.map((asset) => `${moment.weight(asset)} ${moment.planned(asset)}`);
          const { bar, equity, cash, gross, net, orders } = moment;
          lines.push({ bar, text: [mean.now, equity, cash, gross, net, orders.length, ...weights].join(' ') });
          return true;
        };
      });
      const feed = feedOf(play.market);
      const looked = judged(
        inner,
        {},
        says,
        (index, bar) => feed.assets[index].raw.close[bar],
        () => {},
      );
      simulate(looked, feed, { ...settingsOfPlay({ ...play, creditRate: 0, debitRate: 0 }), params: {} });
      return lines;
    };
  }
});

it('markets suit the strategy: its series, symbols, number of instruments and windows are found out', () => {
  const needy = strategy({
    about: 'Needs much.',
    params: {},
    prepare(_, { asset, assets: [, , third], series }) {
      const gold = asset('GLD');
      const mean = sma(gold.close, 90);
      const own = series('pe', third);
      const vix = series('vix');
      return (ctx) => {
        if (gold.close.now > mean.now && own.now < 1000 && vix.now < 1000) ctx.target(0.9, gold);
      };
    },
  });
  const [, , , law] = lawsOf(needy);
  const { markets, traded, failure } = law.examine({ runs: 40 });
  expect(failure).toBeUndefined();
  expect(markets).toBe(40);
  expect(traded).toBeGreaterThan(5);
});
