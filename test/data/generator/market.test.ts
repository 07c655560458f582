// What any generated market is like, whatever its seed: valid bars, real calendars, the habits of markets, nothing before its time.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { align } from '../../../data/index.js';
import { generateDemo } from '../../../data/generator/index.js';
import { INDICES, type IndexName } from '../../../data/generator/indices.js';
import { indexPath } from '../../../data/generator/index-path.js';
import { sessionOn, sessions } from '../../../data/generator/sessions.js';
import { worldOf } from '../../../data/generator/world.js';

const SEEDS = [1, 2, 3, 'four', 'five'];
const demos = SEEDS.map((seed) => ({ seed, demo: generateDemo(seed) }));
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

describe('sessions', () => {
  // Sessions a year as exchange calendars count them, plus the closures at short notice that are left out here: Hong Kong's typhoons of
  // 2020, 2021, 2023 and 2024, and 2025-01-09 in New York;
  // of 2025, less those after 2025-11-21.
  it.each([
    ['mainland', [243, 243, 242, 242, 242, 243 - 28]],
    ['hongKong', [248 + 1, 247 + 1, 246, 245 + 1, 246 + 1, 246 - 26]],
    ['us', [253, 252, 251, 250, 252, 251 - 26]],
  ] as const)('%s has its number of sessions in each year', (market, counts) => {
    const days = [...sessions(market)].map(iso);
    expect(days[0]).toBe('2019-12-31');
    expect(days[days.length - 1]).toBe('2025-11-21');
    expect(
      [2020, 2021, 2022, 2023, 2024, 2025].map((year) => days.filter((day) => day.startsWith(`${year}`)).length),
    ).toEqual(counts);
  });

  it('knows the Hong Kong holiday of 2025-10-29 and the weekend', () => {
    expect(() => sessionOn(sessions('hongKong'), '2025-10-29')).toThrow('2025-10-29');
    expect(() => sessionOn(sessions('us'), '2025-11-15')).toThrow('2025-11-15');
    expect(sessions('mainland').includes(Date.UTC(2025, 9, 29))).toBe(true);
  });
});

describe.each(demos)('the demo of seed $seed', ({ demo }) => {
  const datasets = Object.values(demo);

  it('has one currency and one market each, names that say what it is, and a column for each session', () => {
    for (const { instruments, bars, generated } of datasets) {
      expect(new Set(instruments.map(({ currency }) => currency)).size).toBe(1);
      expect(instruments.map(({ symbol }) => symbol)).toEqual(bars.map(({ symbol }) => symbol));
      for (const { name } of instruments) expect(name).toContain('(generated)');
      expect(generated).toContain('not market history');
    }
    expect(Object.values(demo).map(({ instruments }) => instruments[0].currency)).toEqual(['CNY', 'HKD', 'USD']);
  });

  it('has bars that a market could have made', () => {
    for (const { symbol, time, open, high, low, close, volume } of datasets.flatMap(({ bars }) => bars)) {
      for (let k = 0; k < time.length; k++) {
        const inside = low[k] > 0 && low[k] <= Math.min(open[k], close[k]) && high[k] >= Math.max(open[k], close[k]);
        if (!inside || !(volume[k] > 0) || !Number.isInteger(volume[k]))
          throw new Error(`${symbol} on ${iso(time[k])}`);
        if (k > 0 && !(time[k] > time[k - 1])) throw new Error(`${symbol} steps back at ${iso(time[k])}`);
      }
    }
  });

  it('keeps mainland funds inside their price limits', () => {
    const paid = new Map(demo.mainland.actions.map(({ symbol, exTime, value }) => [`${symbol} ${exTime}`, value]));
    for (const { symbol, time, high, low, close } of demo.mainland.bars) {
      // The Hang Seng Tech fund follows an index that has no limits, over holidays of several days.
      if (symbol === '513180') continue;
      const limit = symbol === '588000' ? 0.2 : 0.1;
      for (let k = 1; k < close.length; k++) {
        const reference = close[k - 1] - (paid.get(`${symbol} ${time[k]}`) ?? 0);
        const room = limit * reference + 0.0005;
        if (!(high[k] <= reference + room && low[k] >= reference - room))
          throw new Error(`${symbol} on ${iso(time[k])}`);
      }
    }
  });

  it('trades more on violent days', () => {
    for (const { close, volume } of datasets.flatMap(({ bars }) => bars)) {
      const moves = returns(close).map(Math.abs);
      expect(correlation(moves, [...volume].slice(1).map(Math.log))).toBeGreaterThan(0.1);
    }
  });

  it('lets money buy the dip: flows are larger after a month that fell', () => {
    const [fund] = demo.mainland.bars;
    const flows = demo.mainland.observations.find(
      (o) => o.name === 'net-subscription' && o.symbol === fund.symbol,
    )?.values;
    const month = Array.from(fund.close, (close, k) => Math.log(close / fund.close[Math.max(0, k - 20)]));
    expect(correlation(month, [...(flows ?? [])])).toBeLessThan(-0.3);
  });

  it('shows nothing before its time, and all that its names promise', () => {
    for (const { instruments, observations } of datasets) {
      const symbols = new Set(instruments.map(({ symbol }) => symbol));
      for (const { name, symbol, dates, values, published } of observations) {
        expect(symbol === '' || symbols.has(symbol)).toBe(true);
        expect([values.length, published.length]).toEqual([dates.length, dates.length]);
        expect(values.every(Number.isFinite)).toBe(true);
        const hours = published.map((time, k) => (time - dates[k]) / 3_600_000);
        // 07:00 UTC is the close of Shanghai, 20:00 that of New York in summer.
        const close = instruments[0].currency === 'USD' ? 21 : 7;
        expect(Math.min(...hours)).toBeGreaterThanOrEqual(close);
        if (name.startsWith('net-subscription')) expect(Math.min(...hours)).toBeGreaterThan(24);
      }
      const withFlows = observations.filter(({ name, symbol }) => name === 'net-subscription' && symbol !== '');
      const tradable = instruments.filter(({ symbol }) => symbol !== 'VIXY').map(({ symbol }) => symbol);
      expect(withFlows.map(({ symbol }) => symbol).toSorted()).toEqual(tradable.toSorted());
    }
  });

  it('aligns into a feed without a complaint', () => {
    for (const dataset of datasets) {
      const feed = align(dataset);
      expect(feed.generated).toBe(true);
      expect(feed.assets).toHaveLength(dataset.instruments.length);
      expect(feed.series.size).toBe(dataset.observations.length);
    }
  });

  it('pays the dividend fund a distribution each January without a jump in what holders own', () => {
    const { actions, bars } = demo.mainland;
    const fund = bars.find(({ symbol }) => symbol === '510880');
    if (!fund) throw new Error('no dividend fund');
    expect(actions.map(({ exTime }) => iso(exTime).slice(0, 7))).toEqual(
      [2020, 2021, 2022, 2023, 2024, 2025].map((year) => `${year}-01`),
    );
    for (const { exTime, value, payTime } of actions) {
      const k = fund.time.indexOf(exTime);
      expect(Math.abs((fund.close[k] + value) / fund.close[k - 1] - 1)).toBeLessThan(0.05);
      expect(payTime).toBeGreaterThan(exTime);
    }
  });
});

describe('the habits of markets', () => {
  const many = Array.from({ length: 25 }, (_, seed) => worldOf(`habits ${seed}`));
  // Without pins, so that what is measured is the process and not the published figures.
  const paths = (name: IndexName) => many.map((world) => indexPath(world, INDICES[name], []));

  it.each(['CSI300', 'HSTECH', 'SPX'] as const)(
    '%s has fat tails, clusters of volatility, and more of it after falls',
    (name) => {
      const all = paths(name).map(({ close }) => returns(close));
      for (const r of all) expect(kurtosis(r)).toBeGreaterThan(3);
      const squares = all.map((r) => r.map((x) => x * x));
      const clusters = squares.map((s) => correlation(s.slice(1), s.slice(0, -1)));
      expect(mean(clusters)).toBeGreaterThan(0.08);
      expect(clusters.filter((c) => c > 0).length).toBeGreaterThanOrEqual(24);
      const leverage = all.map((r, n) => correlation(r.slice(0, -1), squares[n].slice(1)));
      expect(mean(leverage)).toBeLessThan(-0.01);
      const yearly = mean(all.map((r) => Math.sqrt(245 * mean(r.map((x) => x * x)))));
      expect(yearly).toBeGreaterThan(0.12);
      expect(yearly).toBeLessThan(0.4);
    },
  );

  it('moves indices of one region together, and regions less', () => {
    const [spx, ixic, csi, star] = (['SPX', 'IXIC', 'CSI300', 'STAR50'] as const).map(paths);
    const shared = sessions('us').filter((day) => sessions('mainland').includes(day));
    const on = (path: { days: Float64Array; close: Float64Array }) =>
      returns(Float64Array.from(shared, (day) => path.close[path.days.indexOf(day)]));
    const pairs = (a: typeof spx, b: typeof spx) =>
      mean(a.slice(0, 8).map((path, n) => correlation(on(path), on(b[n]))));
    const [america, china, across] = [pairs(spx, ixic), pairs(csi, star), pairs(spx, csi)];
    expect(america).toBeGreaterThan(0.6);
    expect(china).toBeGreaterThan(0.5);
    expect(across).toBeGreaterThan(0.05);
    expect(across).toBeLessThan(Math.min(america, china));
  });

  it('meets arbitrary pins of arbitrary worlds', () => {
    const days = sessions('us');
    const pin = fc.tuple(
      fc.nat(days.length - 2),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: -6000, max: 20_000 }).map((x) => x / 10_000),
    );
    const pins = fc.uniqueArray(pin, { selector: ([from]) => from, maxLength: 5 }).map((all) =>
      all.map(([from, size, move]) => {
        const to = Math.min(days.length - 1, from + size);
        return { index: 'SPX', from: iso(days[from]), to: iso(days[to]), return: move };
      }),
    );
    fc.assert(
      fc.property(fc.integer(), pins, (seed, given) => {
        const { close } = indexPath(worldOf(seed), INDICES.SPX, given);
        for (const { from, to, return: move } of given) {
          const found = close[sessionOn(days, to)] / close[sessionOn(days, from)] - 1;
          // Levels have ten decimals: a path that its pins press down to a level of one has 1e-10 to give.
          const step = 1e-10 / Math.min(close[sessionOn(days, to)], close[sessionOn(days, from)]);
          expect(Math.abs(found - move)).toBeLessThan(1e-11 + 4 * step * (1 + Math.abs(move)));
        }
      }),
      { numRuns: 40 },
    );
  });
});

const returns = (close: Float64Array): number[] => Array.from(close.subarray(1), (x, k) => Math.log(x / close[k]));
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;

function kurtosis(xs: readonly number[]): number {
  const m = mean(xs);
  return mean(xs.map((x) => (x - m) ** 4)) / mean(xs.map((x) => (x - m) ** 2)) ** 2;
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)];
  const both = mean(xs.map((x, k) => (x - mx) * (ys[k] - my)));
  return both / Math.sqrt(mean(xs.map((x) => (x - mx) ** 2)) * mean(ys.map((y) => (y - my) ** 2)));
}
