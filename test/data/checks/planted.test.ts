// Clean markets have no findings, and a fault that is planted anywhere is found where it was planted, by its own check.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, Finding } from '../../../data/index.js';
import { CHECKS } from '../../../data/index.js';
import { contextOf } from '../../../data/checks/context.js';
import { runChecks } from '../../../data/checks/run-checks.js';
import { generateDemo } from '../../../data/generator/index.js';
import { SCENARIOS } from '../../../data/scenarios/index.js';
import type { Action, Bars } from '../../../engine/index.js';
import { cleanMarket, contextFor, copyOf, dateOfTime, found, made, scaled, withBars, without } from './clean.js';

const DAY = 86_400_000;
const RUNS = { numRuns: 12 };

/** A market and a place in it that leaves room on both sides. */
const places = fc.record({
  seed: fc.integer({ min: 1, max: 40 }),
  share: fc.double({ min: 0.15, max: 0.85, noNaN: true }),
});

/** What a law is told of such a place: the market, its only bars and the row. */
function placed({ seed, share }: { seed: number; share: number }): { dataset: Dataset; bars: Bars; at: number } {
  const dataset = cleanMarket(seed);
  const [bars] = dataset.bars;
  return { dataset, bars, at: Math.floor(share * bars.time.length) };
}

/** The only finding is of the check, and names these days. */
function only(findings: readonly Finding[], check: string, days: readonly number[]): Finding {
  expect(findings.map((one) => one.check)).toEqual([check]);
  expect(findings[0].dates).toEqual(days.map(dateOfTime).slice(0, 60));
  expect(findings[0].count).toBe(days.length);
  return findings[0];
}

const series = (dataset: Dataset, name: string, values: Float64Array, published?: Float64Array): Dataset => {
  const dates = dataset.bars[0].time;
  const one = { name, symbol: name === 'nav' ? dataset.instruments[0].symbol : '', dates, values };
  return { ...dataset, observations: [{ ...one, published: published ?? dates.map((day) => day + 1.5 * DAY) }] };
};

describe('markets without a fault', () => {
  const audited = (dataset: Dataset) =>
    runChecks(contextOf(dataset, { bars: [], series: (name) => name }, Date.UTC(2026, 0, 1)));

  it.each(Object.keys(SCENARIOS).filter((name) => name !== 'demo'))('%s: nothing is found', (name) => {
    for (const seed of [1, 2, 3, 12]) {
      expect(audited(made(name, { seed }))).toEqual([]);
    }
  });

  it('the demo: nothing but the fund that follows an index beyond its limit', () => {
    const isKnown = ({ check, symbol }: Finding) => check === 'limits' && symbol === '513180';
    for (const dataset of Object.values(generateDemo(3))) {
      expect(audited(dataset).filter((finding) => !isKnown(finding))).toEqual([]);
    }
  });

  it('a random walk taken for a real fund: nothing, many times', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        expect(found(cleanMarket(seed), {}, Date.UTC(2026, 0, 1))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a planted fault is found on its day', () => {
  const each = (holds: (place: { dataset: Dataset; bars: Bars; at: number }) => void) =>
    fc.assert(
      fc.property(places, (place) => holds(placed(place))),
      RUNS,
    );

  it('dates in the future', () =>
    each(({ dataset, bars, at }) => {
      const now = bars.time[at] + 12 * 3_600_000;
      const later = [...bars.time].filter((day) => day > bars.time[at] + DAY);
      const finding = only(
        found(dataset, {}, now).filter(({ check }) => check !== 'partial'),
        'future',
        later,
      );
      expect(finding.severity).toBe('error');
    }));

  it('a bar on a day when the exchange was closed', () =>
    each(({ dataset, bars, at }) => {
      const days = bars.time.filter((_, row) => row !== at);
      const calendars = new Map([['XSHG', days]]);
      only(found({ ...dataset, calendars }), 'closed', [bars.time[at]]);
    }));

  it('sessions that are missing, and why those before a split are', () =>
    each(({ dataset, bars, at }) => {
      const gap = withBars(
        dataset,
        without(bars, (row) => row >= at && row < at + 3),
      );
      const days = [bars.time[at], bars.time[at + 1], bars.time[at + 2]];
      expect(only(found(gap), 'missing', days).severity).toBe('warning');
      const halves = scaled(bars, 0.5, (row) => row >= at + 3);
      const split: Action = { symbol: bars.symbol, exTime: bars.time[at + 3], kind: 'split', value: 2, payTime: NaN };
      const told = found({
        ...withBars(
          dataset,
          without(halves, (row) => row >= at && row < at + 3),
        ),
        actions: [split],
      });
      expect(only(told, 'missing', days).severity).toBe('info');
    }));

  it('prices that stand still', () =>
    each(({ dataset, bars, at }) => {
      const copy = copyOf(bars);
      for (let row = at + 1; row <= at + 8; row++) {
        for (const column of [copy.open, copy.high, copy.low, copy.close]) column[row] = column[at];
      }
      const stuck = found(withBars(dataset, copy)).filter(({ check }) => check !== 'limits');
      only(stuck, 'stale', [...bars.time.subarray(at + 1, at + 9)]);
    }));

  it('a last bar of a part of a session', () =>
    each(({ dataset, bars, at }) => {
      const copy = copyOf(without(bars, (row) => row > at));
      copy.volume[at] *= 0.02;
      only(found(withBars(dataset, copy)), 'partial', [bars.time[at]]);
      const early = found(
        withBars(
          dataset,
          without(bars, (row) => row > at),
        ),
        {},
        bars.time[at] + 5 * 3_600_000,
      );
      only(early, 'partial', [bars.time[at]]);
      expect(
        found(
          withBars(
            dataset,
            without(bars, (row) => row > at),
          ),
          {},
          bars.time[at] + 8 * 3_600_000,
        ),
      ).toEqual([]);
    }));

  it('first bars that were calculated back', () =>
    each(({ dataset, bars, at }) => {
      const copy = copyOf(bars);
      for (let row = 0; row < at; row++) copy.open[row] = copy.high[row] = copy.low[row] = copy.close[row];
      only(found(withBars(dataset, copy)), 'backfilled', [bars.time[at - 1]]);
    }));

  it('a single wrong close', () =>
    each(({ dataset, bars, at }) => {
      const copy = copyOf(bars);
      // So far that neither a volatile window nor an ordinary move on either day can hide it.
      copy.close[at] *= 1.6;
      copy.high[at] = Math.max(copy.high[at], copy.close[at]);
      const findings = found(withBars(dataset, copy)).filter(({ check }) => check !== 'limits');
      only(findings, 'spikes', [bars.time[at]]);
    }));

  it('volumes that change their unit', () =>
    each(({ dataset, bars, at }) => {
      const copy = copyOf(bars);
      // Roots vary half as much: a volume that falls by half of itself at the same time would hide some of the hundred.
      bars.volume.forEach((volume, row) => (copy.volume[row] = Math.sqrt(volume) * (row < at ? 1 : 100)));
      only(found(withBars(dataset, copy)), 'volumes', [bars.time[at]]);
    }));

  it('volumes in lots beside the money that was traded', () =>
    each(({ dataset, bars }) => {
      const { subjects } = contextFor(dataset);
      const amount = bars.volume.map((volume, row) => volume * bars.close[row] * 100);
      const finding = only(found(dataset, { subjects: [{ ...subjects[0], amount }] }), 'volumes', [bars.time[0]]);
      expect(finding.what).toContain('in lots of 100');
    }));

  it('a price beyond its limit, but not one at it', () =>
    each(({ dataset, bars, at }) => {
      const reference = bars.close[at - 1];
      const up = Math.floor(reference * 1.1 * 1000 + 0.5 + 1e-6) / 1000;
      const copy = copyOf(bars);
      copy.high[at] = up;
      expect(found(withBars(dataset, copy))).toEqual([]);
      copy.high[at] = up + 0.002;
      expect(only(found(withBars(dataset, copy)), 'limits', [bars.time[at]]).what).toContain('limit of 10 %');
    }));

  it('distributions that prices do not show', () =>
    each(({ dataset, bars }) => {
      const rows = [100, 220, 340, 460, 580];
      const paid = (row: number): Action => ({
        symbol: bars.symbol,
        exTime: bars.time[row],
        kind: 'dividend',
        value: bars.close[row - 1] * 0.1,
        payTime: NaN,
      });
      const actions = rows.map(paid);
      const unseen = found({ ...dataset, actions }).filter(({ check }) => check === 'dividends');
      only(
        unseen,
        'dividends',
        rows.map((row) => bars.time[row]),
      );
      // The same distributions, taken off from their days on, as a market does.
      let fallen: Bars = bars;
      for (const row of rows) fallen = scaled(fallen, 0.9, (each) => each >= row);
      const shown = actions.map((action, k) => ({ ...action, value: action.value * 0.9 ** k }));
      expect(
        found({ ...withBars(dataset, fallen), actions: shown }).filter(({ check }) => check === 'dividends'),
      ).toEqual([]);
    }));

  it('a dividend of another fund', () =>
    each(({ dataset, bars, at }) => {
      const value = bars.close[at - 1] * 0.12;
      const action: Action = { symbol: bars.symbol, exTime: bars.time[at], kind: 'dividend', value, payTime: NaN };
      const findings = found({ ...dataset, actions: [action] }).filter(({ check }) => check === 'dividends');
      if (findings.length > 0) only(findings, 'dividends', [bars.time[at]]);
      const move = bars.open[at] / bars.close[at - 1] - 1;
      if (Math.abs(move) < 0.005) expect(findings).toHaveLength(1);
    }));

  it('prices from which later distributions were taken off, beside the net asset value', () =>
    each(({ dataset, bars, at }) => {
      const value = bars.close[at] * 0.3;
      const actions: Action[] = [{ symbol: bars.symbol, exTime: bars.time[at], kind: 'dividend', value, payTime: NaN }];
      const copy = copyOf(bars);
      for (const column of [copy.open, copy.high, copy.low, copy.close]) {
        for (let row = 0; row < at; row++) column[row] = Math.max(0.01, column[row] - value);
      }
      const raw = bars.close.slice();
      const findings = found({ ...series(withBars(dataset, copy), 'nav', raw), actions });
      expect(findings.map(({ check }) => check)).toContain('subtractive');
      const plain = found({ ...series(dataset, 'nav', raw), actions });
      expect(plain.map(({ check }) => check)).not.toContain('subtractive');
    }));

  it('a net asset value before it was published', () =>
    each(({ dataset, bars, at }) => {
      const early = bars.time.map((day, row) => (row === at ? day + 3 * 3_600_000 : day + 1.5 * DAY));
      const finding = only(found(series(dataset, 'nav', bars.close, early)), 'published', [bars.time[at]]);
      expect(finding.severity).toBe('error');
      const unknown = found(
        series(
          dataset,
          'nav',
          bars.close,
          bars.time.map(() => NaN),
        ),
      );
      expect(only(unknown, 'published', [bars.time[0]]).severity).toBe('info');
    }));

  it('units that were converted', () =>
    each(({ dataset, bars, at }) => {
      const nav = bars.close.map((value, row) => (row < at ? value : value / 4));
      const finding = only(found(series(dataset, 'nav', nav)), 'nav-jumps', [bars.time[at]]);
      expect(Number(/([\d.]+) new for one old/.exec(finding.what)![1])).toBeCloseTo(
        (4 * bars.close[at - 1]) / bars.close[at],
        2,
      );
    }));

  it('a ratio of zero', () =>
    each(({ dataset, bars, at }) => {
      const ratio = bars.time.map((_, row) => (row === at ? 0 : 0.6 + 0.2 * Math.sin(row)));
      only(
        found(series(dataset, 'put-call', ratio)).filter(({ check }) => check !== 'closed'),
        'bogus',
        [bars.time[at]],
      );
    }));

  it('has a law for every check', () => {
    // Two sources have a file of their own.
    const here =
      'future closed missing stale partial backfilled spikes volumes limits dividends subtractive published nav-jumps bogus';
    expect(Object.keys(CHECKS)).toEqual([...here.split(' '), 'sources']);
  });
});
