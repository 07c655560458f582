// What every made-up market keeps, whatever the cast, the course and the seed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AssetSpec, MadeAsset } from '../../../../data/generator/economy/asset.js';
import { type Course, ordinary, type Stretch, timesOf, together } from '../../../../data/generator/economy/course.js';
import { makeMarket } from '../../../../data/generator/economy/market.js';
import { weekdaysIn } from '../../../../data/generator/weekdays.js';
import { isoDay } from '../../../../data/day.js';
import { termsAt, tickAt, toNearestTick } from '../../../../engine/index.js';

const DAYS = weekdaysIn(isoDay('2021-01-04'), isoDay('2022-12-30'));
/** Every market is closed now and then, and not all on the same days. */
const SESSIONS = {
  XSHG: DAYS.filter((_, k) => k % 61 > 4),
  XHKG: DAYS.filter((_, k) => k % 47 > 1),
  XNYS: DAYS.filter((_, k) => k % 29 > 0),
};
const MARKETS = Object.keys(SESSIONS) as (keyof typeof SESSIONS)[];

const asset = fc
  .record({
    symbol: fc.constantFrom(
      '510300',
      '588000',
      '600000',
      '510500',
      '159915',
      '02800',
      '03033',
      '00700',
      'SPY',
      'QQQ',
      'SPX',
    ),
    start: fc.double({ min: 0.3, max: 3000, noNaN: true }),
    volatility: fc.double({ min: 0.02, max: 0.9, noNaN: true }),
    growth: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
    world: fc.double({ min: -0.7, max: 0.7, noNaN: true }),
    home: fc.double({ min: -0.7, max: 0.7, noNaN: true }),
    exposure: fc.constantFrom(undefined, 1, 0, -0.5),
  })
  .map(({ symbol, world, home, exposure, ...rest }): AssetSpec => {
    const market = /^[56]/.test(symbol)
      ? 'XSHG'
      : symbol.startsWith('0')
        ? 'XHKG'
        : symbol === '159915'
          ? 'XSHE'
          : 'XNYS';
    const kind = symbol === 'SPX' ? 'index' : /^(6|00700)/.test(symbol) ? 'stock' : 'etf';
    const loadings = { world, [market]: home };
    const lot = market === 'XHKG' ? { lot: 500 } : {};
    return {
      ...rest,
      symbol,
      name: symbol,
      market,
      kind,
      loadings,
      turnover: 1e8,
      ...lot,
      ...(exposure !== undefined && { exposure }),
    };
  });
const cast = fc.uniqueArray(asset, { minLength: 1, maxLength: 4, selector: ({ symbol }) => symbol });

const stretch: fc.Arbitrary<Stretch> = fc
  .record({
    from: fc.integer({ min: -20, max: 540 }),
    length: fc.integer({ min: 1, max: 200 }),
    move: fc.double({ min: -0.8, max: 0.8, noNaN: true }),
    volatility: fc.double({ min: 0.2, max: 4, noNaN: true }),
    unison: fc.double({ min: 0, max: 1, noNaN: true }),
    jump: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  })
  .map(({ from, length, ...rest }) => ({ from, to: from + length, ...rest }));
/** What happens in each market; small enough to be printed. */
const story = fc.array(fc.array(stretch, { maxLength: 3 }), { minLength: 3, maxLength: 3 });
const courseOf = (all: readonly (readonly Stretch[])[]): Course => ({
  days: DAYS,
  markets: Object.fromEntries(MARKETS.map((market, k) => [market, timesOf(DAYS.length, all[k])])),
});

const make = (seed: number, of: readonly AssetSpec[], over: Course) =>
  makeMarket({ seed, course: over, sessions: { ...SESSIONS, XSHE: SESSIONS.XSHG }, cast: of });

/** The first bar that an exchange could not have shown, and why; empty where all could be. */
function wrongIn({ bars, instrument, spec }: MadeAsset): string {
  const { time, open, high, low, close, volume } = bars;
  for (let k = 0; k < time.length; k++) {
    const terms = termsAt(instrument, time[k]);
    for (const price of [open[k], high[k], low[k], close[k]]) {
      const tick = tickAt(terms, price);
      if (!(price > 0)) return `${k}: price ${price}`;
      if (tick > 0 && toNearestTick(price, tick) !== price) return `${k}: ${price} is not on the tick ${tick}`;
    }
    if (low[k] > Math.min(open[k], close[k]) || high[k] < Math.max(open[k], close[k])) return `${k}: range`;
    if (!(volume[k] > 0) || volume[k] % terms.lot !== 0) return `${k}: volume ${volume[k]} of lots of ${terms.lot}`;
    if (k === 0 || !(terms.priceLimit > 0)) continue;
    const step = tickAt(terms, close[k - 1]);
    const up = toNearestTick(close[k - 1] * (1 + terms.priceLimit), step);
    const down = toNearestTick(close[k - 1] * (1 - terms.priceLimit), step);
    if (high[k] > up || low[k] < Math.min(down, close[k - 1])) return `${k}: ${low[k]}-${high[k]} of ${down}-${up}`;
  }
  const days = SESSIONS[spec.market === 'XSHE' ? 'XSHG' : (spec.market as keyof typeof SESSIONS)];
  return time.length === days.length && time.every((day, k) => day === days[k]) ? '' : 'sessions';
}

describe('a made-up market', () => {
  it('has bars that its exchange could have shown: sessions, ticks, ranges, limits, lots', () => {
    fc.assert(
      fc.property(cast, story, fc.nat(), (of, told, seed) => {
        const over = courseOf(told);
        expect(make(seed, of, over).map(wrongIn)).toEqual(of.map(() => ''));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same seed and another for another; one more asset changes no other, nor does their order', () => {
    fc.assert(
      fc.property(cast, story, fc.nat(), (of, told, seed) => {
        const over = courseOf(told);
        const made = make(seed, of, over);
        expect(make(seed, of, over)).toEqual(made);
        expect(make(seed, of.slice(0, 1), over)[0]).toEqual(made[0]);
        expect(make(seed, of.toReversed(), over).toReversed()).toEqual(made);
        expect(make(seed + 1, of, over)[0].path.variance).not.toEqual(made[0].path.variance);
      }),
      { numRuns: 20 },
    );
  });

  it('knows nothing of what its course holds later', () => {
    fc.assert(
      fc.property(cast, story, fc.nat(), fc.integer({ min: 50, max: 500 }), (of, told, seed, at) => {
        const over = courseOf(told);
        const later = timesOf(DAYS.length, [
          { from: at, to: DAYS.length, move: -1, volatility: 3, unison: 1, jump: -0.1 },
        ]);
        const other = {
          days: DAYS,
          markets: Object.fromEntries(MARKETS.map((market) => [market, together(over.markets[market], later)])),
        };
        const [one, two] = [make(seed, of, over), make(seed, of, other)];
        one.forEach(({ bars }, n) => {
          const before = bars.time.filter((day) => day < DAYS[at]).length;
          for (const column of ['open', 'high', 'low', 'close', 'volume'] as const) {
            expect(two[n].bars[column].slice(0, before)).toEqual(bars[column].slice(0, before));
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  it('refuses loadings that explain more than all, a market without sessions, and sessions beyond the course', () => {
    const one: AssetSpec = {
      symbol: 'SPY',
      name: 'SPY',
      market: 'XNYS',
      kind: 'etf',
      start: 100,
      volatility: 0.2,
      growth: 0,
      turnover: 1e8,
      loadings: { world: 0.8, XNYS: 0.7 },
    };
    const over = { days: DAYS, markets: {} };
    expect(() => make(1, [one], over)).toThrow(/loadings of SPY.*1\.13/);
    expect(() => make(1, [{ ...one, loadings: {}, volatility: 0 }], over)).toThrow(/volatility of SPY is 0/);
    expect(() => make(1, [{ ...one, loadings: {}, market: 'XNAS' }], over)).toThrow(/SPY.*XNAS.*no sessions/);
    expect(() => make(1, [{ ...one, loadings: {} }], { days: DAYS.slice(0, 50), markets: {} })).toThrow(/XNYS.*course/);
  });
});

describe('a course', () => {
  const spec: AssetSpec = {
    symbol: 'SPY',
    name: 'SPY',
    market: 'XNYS',
    kind: 'etf',
    start: 1000,
    volatility: 0.001,
    growth: 0,
    turnover: 1e8,
    loadings: { world: 0.5 },
  };

  it('moves a price by what its stretches add up to, over closures too', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 3 }), fc.constantFrom(1, 0.5, 0, -0.5), (stretches, exposure) => {
        // Stretches that begin before the history or end after it bring only a part.
        const whole = stretches.filter(({ from, to }) => from >= 2 && to < DAYS.length - 2);
        const quiet = whole.map(({ from, to, move, jump }) => ({ from, to, move, jump }));
        const [{ path }] = makeMarket({
          seed: 1,
          cast: [{ ...spec, exposure }],
          // Every third weekday is a holiday.
          sessions: { XNYS: DAYS.filter((_, k) => k % 3 !== 1) },
          course: { days: DAYS, markets: { XNYS: timesOf(DAYS.length, quiet) } },
        });
        const moved = Math.log(path.close[path.close.length - 1] / path.close[0]);
        const total = quiet.reduce((sum, { move = 0, jump = 0 }) => sum + move + jump, 0);
        expect(Math.abs(moved - exposure * total)).toBeLessThan(0.02);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same in whichever order its parts are put together, and ordinary times add nothing', () => {
    const near = (one: Float64Array, other: Float64Array) =>
      expect(one.every((value, k) => Math.abs(value - other[k]) <= 1e-12 * (1 + Math.abs(value)))).toBe(true);
    fc.assert(
      fc.property(stretch, stretch, (a, b) => {
        const [one, other] = [timesOf(DAYS.length, [a]), timesOf(DAYS.length, [b])];
        const [there, back] = [together(one, other), together(other, one)];
        for (const column of ['drift', 'volatility', 'unison', 'jump'] as const) {
          near(there[column], back[column]);
          near(together(one, ordinary(DAYS.length))[column], one[column]);
        }
      }),
    );
  });

  it('brings assets and markets together, and makes them wild', () => {
    const of = (symbol: string, market: string, loadings: Record<string, number>): AssetSpec => ({
      ...spec,
      symbol,
      name: symbol,
      market,
      volatility: 0.2,
      loadings,
    });
    const pair = [of('SPY', 'XNYS', { world: 0.4, XNYS: 0.8 }), of('02800', 'XHKG', { world: 0.4, XHKG: 0.8 })];
    const half = DAYS.length / 2;
    const figures = Array.from({ length: 30 }, (_, seed) => {
      const times = timesOf(DAYS.length, [{ from: half, to: DAYS.length, volatility: 3, unison: 1 }]);
      const made = makeMarket({
        seed,
        cast: pair,
        sessions: { XNYS: DAYS, XHKG: DAYS },
        course: { days: DAYS, markets: { XNYS: times, XHKG: times } },
      });
      const [a, b] = made.map(({ path }) =>
        Array.from(path.close.subarray(1), (price, k) => Math.log(price / path.close[k])),
      );
      return {
        calm: correlation(a.slice(0, half - 1), b.slice(0, half - 1)),
        crisis: correlation(a.slice(half), b.slice(half)),
        wilder: deviation(a.slice(half)) / deviation(a.slice(0, half - 1)),
      };
    });
    for (const { crisis } of figures) expect(crisis).toBeGreaterThan(0.85);
    expect(mean(figures.map(({ calm }) => calm))).toBeLessThan(0.3);
    expect(mean(figures.map(({ calm }) => calm))).toBeGreaterThan(0.05);
    expect(mean(figures.map(({ wilder }) => wilder))).toBeGreaterThan(2);
  });
});

const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
const deviation = (list: readonly number[]) => Math.sqrt(mean(list.map((value) => (value - mean(list)) ** 2)));
function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, k) => (value - meanA) * (b[k] - meanB))) / (deviation(a) * deviation(b));
}
