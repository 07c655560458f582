// The series beside a made-up market fit its prices: each answers to what it should, in the direction in which it should, and knows nothing of later.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { creditSpread, impliedVolatility, putCall } from '../../../data/generator/economy/series/fear.js';
import { money } from '../../../data/generator/economy/series/money.js';
import { shortRatio, turnoverRate } from '../../../data/generator/economy/series/trading.js';
import type { MadeAsset } from '../../../data/generator/economy/asset.js';
import { makeMarket } from '../../../data/generator/economy/market.js';
import { ordinary } from '../../../data/generator/economy/course.js';
import { priceToEarnings } from '../../../data/generator/economy/series/price-to-earnings.js';
import { weekdaysIn } from '../../../data/generator/weekdays.js';
import { isoDay } from '../../../data/day.js';
import { CAST } from '../../../data/scenarios/cast.js';
import { courseOf } from '../../../data/scenarios/crisis-course.js';
import { SCENARIOS } from '../../../data/scenarios/index.js';
import { random, resolveParams } from '../../../engine/index.js';

const made = (name: string, params: Readonly<Record<string, unknown>>) =>
  SCENARIOS[name].make(resolveParams(SCENARIOS[name].params, params));
const SEEDS = Array.from({ length: 15 }, (_, k) => k + 1);

const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
function deviation(list: readonly number[]): number {
  const middle = mean(list);
  return Math.sqrt(mean(list.map((value) => (value - middle) ** 2)));
}
function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, k) => (value - meanA) * (b[k] - meanB))) / (deviation(a) * deviation(b));
}
/** How many standard errors the mean over the seeds lies from zero. */
const errors = (list: readonly number[]) => mean(list) / (deviation(list) / Math.sqrt(list.length));

/** A series and the closes of the fund that it answers to, on the days of the series. */
function pair(dataset: ReturnType<typeof made>, name: string, symbol: string, own = symbol) {
  const { dates, values } = dataset.observations.find((one) => one.name === name && one.symbol === own)!;
  const { time, close } = dataset.bars.find((one) => one.symbol === symbol)!;
  const places = new Map(Array.from(time, (day, k) => [day, k]));
  return { values: [...values], close: dates.map((day) => close[places.get(day)!]) };
}
const past = (close: Float64Array, span: number) =>
  Array.from(close, (price, k) => Math.log(price / close[Math.max(0, k - span)]));
const changes = (list: readonly number[]) => list.slice(1).map((value, k) => Math.log(value / list[k]));

describe.each(['market', 'crisis-transmission'])('in the scenario %s', (name) => {
  const worlds = SEEDS.map((seed) => made(name, { seed, years: 5, assets: 3 }));

  it('money buys the dip in the mainland and New York, and follows the trend to Hong Kong', () => {
    const related = (series: string, symbol: string, own = symbol) =>
      worlds.map((world) => {
        const { values, close } = pair(world, series, symbol, own);
        return correlation(values, past(close, 20));
      });
    for (const symbol of ['510300', 'SPY']) {
      expect(mean(related('net-subscription', symbol))).toBeLessThan(-0.1);
      expect(errors(related('net-subscription', symbol))).toBeLessThan(-5);
    }
    expect(mean(related('southbound', '02800', ''))).toBeGreaterThan(0.25);
    expect(errors(related('southbound', '02800', ''))).toBeGreaterThan(5);
  });

  it('options cost more than is moved, most after falls, and come back', () => {
    const figures = worlds.map((world) => {
      const { values, close } = pair(world, 'vix', 'SPY', '');
      const steps = past(close, 1).slice(1);
      const later = values.slice(0, -21).map((_, k) => 100 * Math.sqrt(252) * deviation(steps.slice(k, k + 21)));
      const puts = pair(world, 'put-call', 'SPY', '').values;
      return {
        spike: correlation(changes(values), steps),
        premium: mean(values.slice(0, -21).map((value, k) => Math.log(value / later[k]))),
        forecast: correlation(values.slice(0, -21).map(Math.log), later.map(Math.log)),
        // High values fall and low ones rise over the next three months.
        back: correlation(
          values.slice(0, -60),
          values.slice(60).map((value, k) => value - values[k]),
        ),
        puts: correlation(puts, past(close, 5)),
      };
    });
    expect(mean(figures.map(({ spike }) => spike))).toBeLessThan(-0.3);
    expect(mean(figures.map(({ premium }) => premium))).toBeGreaterThan(0.03);
    expect(mean(figures.map(({ forecast }) => forecast))).toBeGreaterThan(0.4);
    expect(mean(figures.map(({ back }) => back))).toBeLessThan(-0.3);
    expect(mean(figures.map(({ puts }) => puts))).toBeLessThan(-0.4);
  });

  it('short sales grow with falls and are squeezed out by rises, faster', () => {
    const figures = worlds.map((world) => {
      const { values, close } = pair(world, 'short-ratio', '02800');
      const weeks = past(close, 5);
      const built = values.map((value, k) => Math.log(value / values[Math.max(0, k - 5)]));
      const size = deviation(weeks);
      const after = (isAfter: (week: number) => boolean) => mean(built.filter((_, k) => isAfter(weeks[k])));
      return {
        level: correlation(values, past(close, 20)),
        squeezed: after((week) => week > size),
        grown: after((week) => week < -size),
      };
    });
    expect(errors(figures.map(({ level }) => level))).toBeLessThan(-5);
    expect(mean(figures.map(({ squeezed }) => squeezed))).toBeLessThan(-0.05);
    expect(mean(figures.map(({ grown }) => grown))).toBeGreaterThan(0.05);
  });

  it('price to earnings moves with the price, over earnings that hardly move', () => {
    for (const world of worlds) {
      const { values, close } = pair(world, 'pe', 'SPY');
      const earnings = values.map((value, k) => close[k] / value);
      expect(deviation(changes(earnings))).toBeLessThan(0.2 * deviation(past(close, 1)));
      expect(Math.max(...earnings) / Math.min(...earnings)).toBeLessThan(3);
    }
  });

  it('price to earnings comes back: who is dear becomes cheaper over three years, and nothing is given away', () => {
    const figures = SEEDS.map((seed) => {
      const values = pair(made(name, { seed, years: 15, assets: 3 }), 'pe', '510300').values.map(Math.log);
      const later = values.slice(735).map((value, k) => value - values[k]);
      return {
        back: correlation(values.slice(0, -735), later),
        least: Math.exp(Math.min(...values)),
        most: Math.exp(Math.max(...values)),
      };
    });
    expect(mean(figures.map(({ back }) => back))).toBeLessThan(-0.65);
    expect(median(figures.map(({ least }) => least))).toBeGreaterThan(5);
    expect(median(figures.map(({ most }) => most))).toBeLessThan(40);
    expect(Math.min(...figures.map(({ least }) => least))).toBeGreaterThan(1.5);
  });

  it('nothing is published before the session is over', () => {
    for (const { dates, published, values, symbol, name: series } of worlds[0].observations) {
      const abroad = series === 'vix' || series === 'put-call' || series === 'credit-spread' || /^[A-Z]/.test(symbol);
      const hours = Array.from(published, (time, k) => (time - dates[k]) / 3_600_000);
      expect(Math.min(...hours)).toBeGreaterThanOrEqual(abroad ? 21 : 8);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });
});

it('options never cost more than in the wildest of times that there were', () => {
  for (const [name, seed] of [
    ['market', 12],
    ['sharp-fall-slow-rise', 12],
  ] as const) {
    const { values } = made(name, { seed }).observations.find((one) => one.name === 'vix')!;
    expect(Math.max(...values)).toBeLessThan(90);
    expect(Math.max(...values)).toBeGreaterThan(60);
  }
});

it('options ask for something in the quietest of times, and for what is usual on average', () => {
  for (const [name, least, most] of [
    ['calm', 9, 15],
    ['market', 16, 26],
  ] as const) {
    const all = SEEDS.map((seed) => made(name, { seed, years: 5, assets: 3 })).map(
      ({ observations }) => observations.find((one) => one.name === 'vix')!.values,
    );
    expect(Math.min(...all.map((values) => Math.min(...values)))).toBeGreaterThanOrEqual(9);
    const middle = mean(all.map((values) => mean([...values])));
    expect(middle).toBeGreaterThan(least);
    expect(middle).toBeLessThan(most);
  }
});

it('a crisis widens the spread of credit and the price of options', () => {
  const wider = SEEDS.map((seed) => {
    const world = made('crisis-transmission', { seed });
    const days = weekdaysIn(isoDay('2020-11-21'), isoDay('2025-11-21'));
    const { fear } = courseOf(random(seed, 'crisis course'), days.length, 0.4).XNYS;
    const afraid = new Set(days.filter((_, k) => fear[k] > 0.9));
    return ['credit-spread', 'vix'].map((name) => {
      const { dates, values } = world.observations.find((one) => one.name === name)!;
      const over = (isIn: boolean) => mean([...values].filter((_, k) => afraid.has(dates[k]) === isIn));
      return over(true) / over(false);
    });
  });
  for (const [spread] of wider) expect(spread).toBeGreaterThan(1.2);
  expect(mean(wider.map(([, vix]) => vix))).toBeGreaterThan(1.5);
});

it('money that comes by itself lifts Hong Kong on the next day, mildly', () => {
  const lifted = SEEDS.map((seed) => {
    const { values, close } = pair(made('market', { seed, years: 20, assets: 3 }), 'southbound', '02800', '');
    return correlation(values.slice(0, -1), past(close, 1).slice(1));
  });
  expect(mean(lifted)).toBeGreaterThan(0);
  expect(mean(lifted)).toBeLessThan(0.12);
  expect(errors(lifted)).toBeGreaterThan(2);
});

describe('each series', () => {
  const days = weekdaysIn(isoDay('2022-01-03'), isoDay('2023-12-29'));
  const cut = (asset: MadeAsset, end: number): MadeAsset => {
    const { days: sessions, close, variance } = asset.path;
    const { bars } = asset;
    const path = { days: sessions.slice(0, end), close: close.slice(0, end), variance: variance.slice(0, end) };
    return { ...asset, path, bars: { ...bars, time: path.days, close: path.close, volume: bars.volume.slice(0, end) } };
  };
  const all: Readonly<Record<string, (asset: MadeAsset) => Float64Array>> = {
    money: (asset) => money(random(1, 'money'), asset, { mean: 1, noise: 2, dip: 3, chase: 4 }),
    impliedVolatility: (asset) => impliedVolatility(random(1, 'vix'), asset),
    putCall: (asset) => putCall(random(1, 'put-call'), asset),
    creditSpread: (asset) => creditSpread(random(1, 'credit'), asset),
    shortRatio: (asset) => shortRatio(random(1, 'short'), asset),
    turnoverRate: (asset) => turnoverRate(asset, 4),
    priceToEarnings: (asset) => priceToEarnings(random(1, 'pe'), asset, 15, 0.05),
  };

  it.each(Object.keys(all))('%s is the same whatever comes later', (name) => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 500 }), (seed, end) => {
        const course = { days, markets: { XNYS: ordinary(days.length) } };
        const [asset] = makeMarket({ seed, course, sessions: { XNYS: days }, cast: [CAST[2]] });
        expect(all[name](cut(asset, end))).toEqual(all[name](asset).slice(0, end));
      }),
      { numRuns: 10 },
    );
  });
});
