// The report of a run: its columns, its benchmark, its assumptions.

import { describe, expect, it } from 'vitest';
import { type Feed, UserError } from '../../engine/index.js';
import { benchmarkEquity } from '../../reports/benchmark-equity.js';
import { buildReport } from '../../reports/build.js';
import { exposureOf } from '../../reports/exposure.js';
import { metricColumns, periodsPerYear } from '../../reports/metric-columns.js';
import type { Configuration, Report } from '../../reports/report.js';
import { CONFIGURATION, DAY, days, FREE, type Line, runScript, START, toyFeed } from './toy.js';

const built = (feed: Feed, script: readonly Line[], configuration: Partial<Configuration> = {}): Report =>
  buildReport({
    configuration: { ...CONFIGURATION, ...configuration },
    feed,
    run: runScript(feed, script),
    fingerprint: 'f00d',
    version: '0.1.0',
  });

describe('the benchmark', () => {
  const dividend = { row: 2, kind: 'dividend' as const, value: 1, payRow: 2 };
  const feed = toyFeed([{ close: [8, 10, 9, 18], actions: [dividend] }]);

  it('is the starting cash in the asset from the first evaluated close, distributions reinvested', () => {
    const equity = benchmarkEquity(feed, 'AAA', 1, 100_000);
    expect(equity.length).toBe(3);
    expect(equity[0]).toBe(100_000);
    expect(equity[1]).toBeCloseTo(100_000, 8); // a fall by the distribution is no loss
    expect(equity[2]).toBeCloseTo(200_000, 8);
    expect(benchmarkEquity(feed, 'AAA', 1, 100_000, 2).length).toBe(2);
  });

  it('is a clear error where it is missing or has no price on the first row', () => {
    expect(() => benchmarkEquity(feed, 'SPY', 0, 1)).toThrow(UserError);
    expect(() => benchmarkEquity(feed, 'SPY', 0, 1)).toThrow(/SPY.*AAA/);
    const late = toyFeed([{ close: [NaN, 10, 11] }]);
    expect(() => benchmarkEquity(late, 'AAA', 0, 1)).toThrow(/AAA has no price yet on 2024-01-02/);
    expect(benchmarkEquity(late, 'AAA', 1, 1)).toEqual(Float64Array.of(1, 1.1));
  });

  it('is taken from the configuration unless one is given', () => {
    const report = built(feed, [], { benchmark: 'AAA' });
    expect(report.benchmark).toMatchObject({
      name: 'AAA',
      equity: benchmarkEquity(feed, 'AAA', 0, 100_000),
      currency: 'CNY',
    });
    expect(report.metrics.benchmarkReturn).toBeCloseTo(1.5, 12);
    expect(built(feed, []).benchmark).toBeNull();
    const parts = { configuration: { ...CONFIGURATION, benchmark: 'AAA' }, feed, run: runScript(feed, []) };
    expect(buildReport({ ...parts, benchmark: null, fingerprint: '', version: '' }).metrics.beta).toBeNaN();
  });
});

describe('the columns', () => {
  it('give gross and net exposure as fractions of equity; what is owed is no exposure', () => {
    const owed = { row: 3, kind: 'dividend' as const, value: 1, payRow: Infinity };
    const feed = toyFeed([{ close: [10, 10, 10, 9], actions: [owed] }, { close: [20, 20, 20, 20] }]);
    const { gross, net } = exposureOf(
      feed,
      runScript(feed, [
        [0, 0, 5000],
        [1, 1, -1000],
      ]),
    );
    expect([...gross]).toEqual([0, 0.5, 0.7, 0.65]);
    expect([...net]).toEqual([0, 0.5, 0.3, 0.25]);
  });

  it('sum what was traded and paid, with the multiplier', () => {
    const feed = toyFeed([
      { close: [10, 10, 12], more: { multiplier: 10 }, terms: { commission: 0.001, sellTax: 0.002 } },
    ]);
    const run = runScript(
      feed,
      [
        [0, 0, 10],
        [1, 0, -10],
      ],
      { slippage: 0.01 },
    );
    const { traffic } = metricColumns(feed, run, { benchmark: null, riskFree: 0 });
    expect(traffic.traded).toBeCloseTo(1010 + 1188, 9);
    expect(traffic.commission).toBeCloseTo(1.01 + 1.188, 9);
    expect(traffic.tax).toBeCloseTo(2.376, 9);
    expect(traffic.slippage).toBeCloseTo(10 + 12, 9);
  });

  it('annualise by the calendar of the instruments where they agree, else by calendar time', () => {
    const asset = (sessions: number) => ({ close: [1, 1, 1, 1, 1], more: { periodsPerYear: sessions } });
    const time = days(5);
    expect(periodsPerYear(toyFeed([asset(244), asset(244)]), time)).toBe(244);
    expect(periodsPerYear(toyFeed([asset(244), asset(252)]), time)).toBeCloseTo(365.25, 9);
    expect(
      periodsPerYear(
        toyFeed([asset(252)], { frequency: 'intraday' }),
        time.map((t) => START + (t - START) / 24),
      ),
    ).toBeCloseTo(365.25 * 24, 6);
    expect(periodsPerYear(toyFeed([asset(244), asset(252)]), time.subarray(0, 1))).toBeNaN();
  });

  it('begin at the first evaluated close: what warms up is no part of the run', () => {
    const feed = toyFeed([{ close: [100, 1, 10, 11] }]);
    const report = buildReport({
      configuration: { ...CONFIGURATION, benchmark: 'AAA' },
      feed,
      run: { ...runScript(feed, []), first: 2, equity: Float64Array.of(100, 110), cash: Float64Array.of(100, 110) },
      fingerprint: '',
      version: '',
    });
    expect(report.metrics.totalReturn).toBeCloseTo(0.1, 12);
    expect(report.metrics.benchmarkReturn).toBeCloseTo(0.1, 12);
    expect(report.metrics.maxDrawdown).toBe(0);
  });
});

describe('the assumptions', () => {
  const said = (report: Report) => report.assumptions.join('\n');

  it('say when orders are filled, what they cost by whose word, and in what lots', () => {
    const terms = { lot: 100, commission: 0.00025, commissionMinimum: 5, sellTax: 0.0005, source: 'broker, 2024' };
    const text = said(
      built(
        toyFeed([
          { close: [10, 10, 10], terms },
          { close: [1, 1, 1], terms },
        ]),
        [
          [0, 0, 100],
          [0, 1, 100],
        ],
      ),
    );
    expect(text).toContain('filled at the next open.');
    expect(text).toContain(
      'AAA, BBB: commission 0.025 % of the value, at least 5 an order, 0.05 % duty on sales (broker, 2024).',
    );
    expect(text).toContain('AAA, BBB: bought in lots of 100; odd lots are only sold off.');
    expect(text).toContain('Optimistic: there is no slippage.');
    expect(text).not.toContain('neither commission');
  });

  it('name each row of terms that was in force during the run, and none other', () => {
    const row = (from: number, commission: number) => ({ ...FREE, from, commission, source: '' });
    const day = 86_400_000;
    const terms = [row(-Infinity, 0.9), row(START - 9 * day, 0.01), row(START + day, 0.02), row(START + 9 * day, 0.8)];
    const text = said(built(toyFeed([{ close: [10, 10, 10], more: { terms } }]), [[0, 0, 100]]));
    expect(text).toContain('AAA: commission 1 % of the value.\nAAA: from 2024-01-03 commission 2 % of the value.');
    expect(text).not.toMatch(/80 %|90 %/);
  });

  it('say once what neighbouring rows of terms have in common', () => {
    const row = (from: number, tick: number, lot: number) => ({
      ...FREE,
      from,
      tick,
      lot,
      commission: 0.01,
      source: '',
    });
    const terms = [
      row(-Infinity, 1, 1),
      row(START + DAY, 2, 1),
      row(START + 2 * DAY, 3, 5),
      row(START + 3 * DAY, 4, 1),
    ];
    const text = said(built(toyFeed([{ close: [10, 10, 10, 10, 10], more: { terms } }]), [[0, 0, 100]]));
    expect(text.match(/commission/g)).toHaveLength(1);
    expect(text).toContain('AAA: commission 1 % of the value.');
    expect(text.match(/.*in lots of.*/g)).toEqual([
      'AAA: bought in lots of 1; odd lots are only sold off.',
      'AAA: from 2024-01-04 bought in lots of 5; odd lots are only sold off.',
      'AAA: from 2024-01-05 bought in lots of 1; odd lots are only sold off.',
    ]);
  });

  it('say once that publication was assumed, in the words of the data where these say it', () => {
    const series = new Map([['flow', { publicationAssumed: true }]]) as unknown as Feed['series'];
    const notes = ['Series flow: when its values were published is not known; the next session was taken.'];
    expect(said(built(toyFeed([{ close: [10, 10] }], { series, notes }), [])).match(/Series flow/g)).toHaveLength(1);
  });

  it('say that a benchmark beside the feed was not traded', () => {
    const feed = toyFeed([{ close: [10, 10] }]);
    const parts = { feed, run: runScript(feed, []), fingerprint: '', version: '' };
    const of = (benchmark: string) =>
      said(buildReport({ ...parts, configuration: { ...CONFIGURATION, benchmark }, benchmark: null }));
    expect(of('XYZ')).toContain('The benchmark XYZ is only compared with: the strategy neither saw nor traded it.');
    expect(of('AAA')).not.toContain('only compared with');
  });

  it('call what flatters by its name', () => {
    const dividend = { row: 2, kind: 'dividend' as const, value: 1, payRow: 2 };
    const feed = toyFeed([
      { close: [10, 10, 9, 9], actions: [dividend], more: { kind: 'index' } },
      { close: [5, 5, 5, 5] },
    ]);
    const text = said(
      built(
        feed,
        [
          [0, 0, 100],
          [0, 1, -100],
        ],
        { slippage: 5 },
      ),
    );
    expect(text).toContain('Optimistic: trading costs neither commission nor tax.');
    expect(text).toContain(
      'Optimistic: AAA cannot be bought: an index is traded as if a fund tracked it without cost.',
    );
    expect(text).toContain('Optimistic: BBB: borrowed units cost no fee.');
    expect(text).toContain('\nAAA: distributions are paid without withholding tax.');
    expect(text).toContain('5 basis points');
    expect(text).not.toContain('no slippage');
  });

  it('pass on what the data had to assume', () => {
    const series = new Map([['flow@AAA', { publicationAssumed: true }]]) as unknown as Feed['series'];
    const feed = toyFeed([{ close: [10, 10] }], { series, notes: ['A note.'] });
    const text = said(built(feed, [], { lenient: ['duplicate dates'] }));
    expect(text).toContain('Series flow@AAA: without times of publication');
    expect(text).toContain('duplicate dates');
    expect(text).toContain('A note.');
    expect(text).not.toContain('generator');
  });
});
