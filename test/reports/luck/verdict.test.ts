// The verdict: its figures are those of the pure functions, and its words follow from them.

import { describe, expect, it } from 'vitest';
import {
  blockLength,
  bootstrapInterval,
  deflatedSharpe,
  effectiveTrials,
  expectedMaximum,
  haircutSharpe,
  type LuckInput,
  meanCorrelation,
  normalCdf,
  pbo,
  probabilisticSharpe,
  verdict,
  type Verdict,
} from '../../../reports/luck/index.js';
import { normal, random } from '../../../engine/index.js';
import { sharpe } from '../../../reports/metrics/index.js';
import { superiority } from '../../../reports/luck/superiority.js';
import { sentenceOf, trustIn } from '../../../reports/luck/sentence.js';
import { momentsOf, noiseTrials, partsOf, searchOf } from './search.js';

const trials = noiseTrials(3, { rows: 640, trials: 20, correlation: 0.3, edge: 0.05 });
const input = searchOf(trials);
const found = verdict(input);
const annual = Math.sqrt(244);
const plain = trials.map((returns) => sharpe(returns, 0, 1));

/** Mean of the correlations of all pairs. */
function slowCorrelation(columns: readonly ArrayLike<number>[]): number {
  const centred = columns.map((column) => {
    const values = Array.from(column);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return values.map((x) => x - mean);
  });
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i], 0);
  const pairs = centred.flatMap((a, i) =>
    centred.slice(i + 1).map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))),
  );
  return pairs.reduce((a, b) => a + b, 0) / pairs.length;
}

describe('figures', () => {
  it('are those of the pure functions on the returns themselves', () => {
    const best = plain.indexOf(Math.max(...plain));
    const [periods, , squares, cubes, fourths] = momentsOf(trials[best]);
    const shape = {
      periods,
      sharpe: plain[best],
      skewness: (cubes / periods) * (squares / periods) ** -1.5,
      kurtosis: fourths / periods / (squares / periods) ** 2,
    };
    const mean = plain.reduce((a, b) => a + b, 0) / 20;
    const variance = plain.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 19;
    const rho = slowCorrelation(Array.from({ length: 20 }, (_, k) => input.cells(k)));
    const effective = effectiveTrials(20, rho);
    expect(found.trials).toBe(20);
    expect(found.correlation).toBeCloseTo(rho, 12);
    expect(found.effectiveTrials).toBeCloseTo(effective, 10);
    expect(found.sharpe).toBeCloseTo(plain[best] * annual, 12);
    expect(found.psr).toBeCloseTo(probabilisticSharpe(shape), 12);
    expect(found.dsr).toBeCloseTo(deflatedSharpe({ ...shape, variance, trials: effective }), 12);
    expect(found.luckySharpe).toBeCloseTo(Math.sqrt(variance * 244) * expectedMaximum(effective), 10);
    const cut = haircutSharpe({ sharpes: plain, periods });
    expect(found.haircut.holm).toBeCloseTo(cut.holm.sharpe * annual, 10);
    expect(found.haircut.bhy).toBeCloseTo(cut.bhy.sharpe * annual, 10);
    const matrix = Array.from({ length: 640 }, (_, t) => trials.map((returns) => returns[t]));
    const cross = pbo(matrix);
    expect(found.pbo).toBe(cross.pbo);
    expect(found.degradation).toBeCloseTo(cross.slope, 9);
    expect(found.probabilityOfLoss).toBe(cross.probabilityOfLoss);
    expect(found.splits.length).toBeLessThanOrEqual(1000);
    expect(found.splits[1][0]).toBeCloseTo(cross.inSample[13] * annual, 10);
    const { low, high } = bootstrapInterval({
      returns: trials[best],
      metric: (returns) => sharpe(returns, 0, 244),
      resamples: 500,
      seed: 1,
    });
    expect(found.sharpeInterval.low).toBeCloseTo(low, 10);
    expect(found.sharpeInterval.high).toBeCloseTo(high, 10);
  });

  it('of windows of unlike length count the returns that each half has', () => {
    // 64 returns in the first eight blocks and 576 in the others.
    const halves = trials.map((returns) => [returns.slice(0, 64), returns.slice(64)]);
    const both = (of: (returns: Float64Array) => Float64Array) =>
      halves.map((two) => Float64Array.from(two.flatMap((half) => [...of(half)])));
    const cells = both((half) => partsOf(half, 32));
    const squares = both((half) =>
      partsOf(
        half.map((x) => x * x),
        8,
      ),
    );
    const counts = Array.from({ length: 16 }, (_, b) => (b < 8 ? 8 : 72));
    const joint = verdict({ ...input, cells: (k) => cells[k], squares: (k) => squares[k], counts });
    const [first, second] = [0, 1].map((at) => halves.map((two) => sharpe(two[at], 0, 244)));
    const winner = first.indexOf(Math.max(...first));
    expect(joint.splits[0][0]).toBeCloseTo(first[winner], 9);
    expect(joint.splits[0][1]).toBeCloseTo(second[winner], 9);
    const empty = verdict({ ...input, counts: counts.map((count, b) => (b === 3 ? 0 : count)) });
    expect([empty.pbo, empty.splits]).toEqual([NaN, []]);
  });

  it('are the same for the same input, and views may be written over', () => {
    expect(verdict(input)).toEqual(found);
    const view = new Float64Array(64);
    const shared: LuckInput = { ...input, cells: (k) => (view.set(input.cells(k)), view) };
    expect(verdict(shared)).toEqual(found);
  });

  it('show what luck would reach as a distribution whose mean is near the expected maximum', () => {
    const { edges, share } = found.lucky;
    expect(share.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...share)).toBeGreaterThanOrEqual(0);
    const width = edges[1] - edges[0];
    const mean = edges.reduce((sum, edge, i) => sum + share[i] * (edge - width / 2), 0);
    expect(Math.abs(mean / found.luckySharpe - 1)).toBeLessThan(0.03);
    const deviation = found.luckySharpe / expectedMaximum(found.effectiveTrials);
    const cumulative = share.slice(0, 21).reduce((a, b) => a + b, 0);
    expect(cumulative).toBeCloseTo(normalCdf(edges[20] / deviation) ** found.effectiveTrials, 12);
  });

  it('count earlier ideas as trials: more luck, less trust', () => {
    const others = Float64Array.from([...plain, NaN, NaN]);
    const more = verdict({ ...input, others });
    expect([more.trials, more.others]).toEqual([42, 22]);
    expect(more.dsr).toBeLessThan(found.dsr);
    expect(more.haircut.bonferroni).toBeLessThanOrEqual(found.haircut.bonferroni);
    expect(more.pbo).toBe(found.pbo);
  });

  it('take points of this search that were not judged for as alike as the others, and each earlier idea for one', () => {
    const others = Float64Array.from([NaN, NaN, ...plain, NaN]);
    const own = effectiveTrials(22, found.correlation);
    expect(verdict({ ...input, others, unjudged: 2 }).effectiveTrials).toBeCloseTo(own + 21, 10);
    for (const unjudged of [-1, 0.5, 24, NaN])
      expect(() => verdict({ ...input, others, unjudged })).toThrow(RangeError);
  });

  it('do not believe a narrow search around the luckiest of a wide one', () => {
    const said = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const wide = noiseTrials(seed, { rows: 640, trials: 300, correlation: 0 });
      const first = searchOf(wide);
      const next = random(seed, 'narrow');
      const near = Array.from({ length: 20 }, () => wide[first.best].map((x) => x + 0.001 * normal(next)));
      const others = Float64Array.from(wide, (returns) => sharpe(returns, 0, 1));
      return verdict(searchOf(near, { others }));
    });
    for (const { dsr, effectiveTrials: independent } of said) {
      expect(independent).toBeGreaterThan(300);
      expect(dsr).toBeLessThan(0.9);
    }
  });

  it('compare with the benchmark where there is one', () => {
    const copy = verdict({ ...input, benchmark: input.cells(input.best).slice() });
    expect(copy.spa.consistent).toBeGreaterThan(found.spa.consistent);
    expect(copy.realityCheck).toBeGreaterThan(0.5);
    expect(copy.dsr).toBe(found.dsr);
  });

  it('of trials that did nothing count them, without a say in the variance', () => {
    const idle = verdict(searchOf([...trials, new Float64Array(640), new Float64Array(640)]));
    expect(idle.trials).toBe(22);
    expect(idle.correlation).toBeCloseTo(found.correlation, 12);
    expect(idle.luckySharpe / expectedMaximum(idle.effectiveTrials)).toBeCloseTo(
      found.luckySharpe / expectedMaximum(found.effectiveTrials),
      12,
    );
    expect(idle.spa).toEqual(found.spa);
    expect(Number.isFinite(idle.pbo)).toBe(true);
  });

  it('do not take cells of unlike length for something that was done', () => {
    const odd = trials.map((returns) => returns.slice(0, 600));
    const idle = new Float64Array(600).fill(-0.0001);
    const [without, with2] = [verdict(searchOf(odd)), verdict(searchOf([...odd, idle, idle]))];
    expect(with2.correlation).toBe(without.correlation);
    expect(with2.spa).toEqual(without.spa);
    expect(with2.trials).toBe(22);
    // Against a benchmark, having done nothing is a way to be better.
    const falling = new Float64Array(64).fill(-0.05).map((x, i) => x - 0.01 * (i % 3));
    const [some, more] = [[odd[0]], [odd[0], idle]].map((them) =>
      verdict(searchOf(them, { benchmark: falling, best: 0 })),
    );
    expect(more.spa.consistent).toBeLessThanOrEqual(some.spa.consistent);
    expect(more.realityCheck).toBeLessThan(0.01);
  });

  it('of what never varies, or of a short window, are undefined and not trusted', () => {
    const flat = verdict(searchOf([new Float64Array(640), new Float64Array(640)], { best: 0 }));
    expect([flat.sharpe, flat.dsr, flat.psr, flat.spa.consistent, flat.realityCheck]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
    expect(flat.sentence).toBe(
      'Best of 2: Sharpe n/a; the best of 2 lucky ones would reach n/a; DSR n/a; PBO 1.00: do not trust it.',
    );
    const short = verdict(searchOf(trials.map((returns) => returns.slice(0, 20))));
    expect(short.pbo).toBeNaN();
    expect(short.splits).toEqual([]);
    expect(Number.isFinite(short.spa.consistent)).toBe(true);
    // Fewer returns than cells: the tests are those of the returns themselves.
    const few = trials.map((returns) => returns.slice(0, 20));
    const column = (k: number): Float64Array => few[k];
    const block = Math.max(1, blockLength(few[searchOf(few).best]).stationary);
    const own = superiority(
      { trials: 20, length: 20, column },
      { seed: 1, resamples: short.resamples, block, corrected: true },
    );
    expect(short.spa.consistent).toBe(own.spa.consistent);
    expect(short.realityCheck).toBe(own.realityCheck.pValue);
    const shortest = verdict(searchOf(trials.map((returns) => returns.slice(0, 3))));
    expect(shortest.spa.consistent).toBeNaN();
    expect(shortest.trust).not.toBe('it holds up');
  });

  it('refuse a best that is none of them', () => {
    for (const best of [-1, 20, 0.5]) expect(() => verdict({ ...input, best })).toThrow(RangeError);
    expect(() => verdict({ ...input, count: 0, best: 0 })).toThrow(RangeError);
  });
});

describe('words', () => {
  const words = (more: Partial<Verdict>): string => {
    const figures = { ...found, trials: 1000, sharpe: 1.42, luckySharpe: 1.38, psr: 1, dsr: 0.55, pbo: 0.61, ...more };
    return sentenceOf({ ...figures, trust: trustIn(figures) });
  };

  it('are one sentence', () => {
    expect(words({})).toBe(
      'Best of 1,000: Sharpe 1.42; the best of 1,000 lucky ones would reach 1.38; DSR 0.55; PBO 0.61: do not trust it.',
    );
    expect(words({ trials: 1234567, dsr: 0.97, pbo: 0.1, spa: { lower: 0.01, consistent: 0.01, upper: 0.02 } })).toBe(
      'Best of 1,234,567: Sharpe 1.42; the best of 1,234,567 lucky ones would reach 1.38; DSR 0.97; PBO 0.10: it holds up.',
    );
    expect(words({ sharpe: NaN, pbo: NaN, dsr: 0.93 })).toBe(
      'Best of 1,000: Sharpe n/a; the best of 1,000 lucky ones would reach 1.38; DSR 0.93; PBO n/a: doubtful.',
    );
  });

  it('do not call the best of this search that of all that were tried', () => {
    const better = verdict({ ...input, others: Float64Array.of(9) });
    expect(better.sentence).toMatch(/^Best of 20 \(21 tried\): Sharpe .*; the best of 21 lucky ones would reach /);
    expect(words({ trials: 1000, others: 999 })).toMatch(/^Best of 1 \(1,000 tried\): /);
  });

  it('are not kinder to a loser because nothing else did anything', () => {
    const loser = trials[0].map((x) => x - 0.01);
    const alone = verdict(searchOf([new Float64Array(640), loser], { best: 1 }));
    expect([alone.dsr, alone.trust]).toEqual([NaN, 'do not trust it']);
    expect(trustIn({ ...alone, pbo: NaN, psr: 0.95 })).toBe('doubtful');
  });

  it('say of one trial that nothing was picked', () => {
    const one = verdict(searchOf([trials[0]]));
    expect(one.sentence).toMatch(/^A single trial: Sharpe -?\d+\.\d\d; nothing was picked; PSR \d\.\d\d: [a-z ]+\.$/);
    expect([one.dsr, one.pbo, one.effectiveTrials, one.luckySharpe]).toEqual([one.psr, NaN, 1, 0]);
    expect(one.trust).not.toBe('it holds up');
  });

  it.each<[dsr: number, pbo: number, spa: number, Verdict['trust']]>([
    [0.95, 0.2, 0.05, 'it holds up'],
    [0.9499, 0.2, 0.05, 'doubtful'],
    [0.95, 0.2001, 0.05, 'doubtful'],
    [0.95, 0.2, 0.0501, 'doubtful'],
    [0.95, NaN, 0.05, 'doubtful'],
    [NaN, 0.1, 0.01, 'doubtful'],
    [0.99, 0.1, NaN, 'doubtful'],
    [0.9, 0.5, 1, 'doubtful'],
    [0.8999, 0.1, 0.01, 'do not trust it'],
    [0.95, 0.5001, 0.05, 'doubtful'],
    [0.95, 0.5001, 0.0501, 'do not trust it'],
    [0.9499, 0.5001, 0.05, 'do not trust it'],
    [NaN, 0.6, 0.01, 'do not trust it'],
  ])('DSR %d, PBO %d, SPA %d: %s', (dsr, pbo, consistent, trust) =>
    expect(trustIn({ psr: 1, dsr, pbo, spa: { lower: 0, consistent, upper: 1 } })).toBe(trust),
  );
});

it('points that were learnt crowd around the best of the whole window: a high PBO alone does not condemn them', () => {
  const next = random(1, 'crowd');
  const [edge] = noiseTrials(5, { rows: 640, trials: 1, correlation: 0, edge: 0.3 });
  // All are as good as each other in all, so that who is better in one half is worse in the other.
  const crowd = Array.from({ length: 20 }, () => {
    const own = edge.map(() => 0.001 * normal(next));
    const mean = own.reduce((sum, x) => sum + x, 0) / own.length;
    return edge.map((x, t) => x + own[t] - mean);
  });
  const search = searchOf(crowd);
  const [blind, learned] = [verdict(search), verdict({ ...search, learned: true })];
  expect(blind.pbo).toBeGreaterThan(0.5);
  // DSR and SPA agree on the edge.
  expect([blind.trust, learned.trust]).toEqual(['doubtful', 'doubtful']);
  const unsure = { psr: 0.99, dsr: 0.92, pbo: 0.9, spa: { lower: 0, consistent: 0.2, upper: 1 } };
  expect([trustIn(unsure), trustIn(unsure, true)]).toEqual(['do not trust it', 'doubtful']);
  expect(learned.sentence).toMatch(/: doubtful\.$/);
  expect({ ...learned, trust: blind.trust, sentence: blind.sentence }).toEqual(blind);
  const low = { psr: 1, pbo: 0.1, spa: { lower: 0, consistent: 0.01, upper: 1 } };
  expect(trustIn({ ...low, dsr: 0.96 }, true)).toBe('it holds up');
  expect(trustIn({ ...low, dsr: 0.8 }, true)).toBe('do not trust it');
});

it('the mean correlation is that of all pairs, without those that do not vary', () => {
  const columns = [
    [1, 2, 3, 5],
    [2, 1, 5, 3],
    [0.1, 0.1, 0.1, 0.1],
    [-1, -2, -3, -4],
  ];
  const varying = columns.filter((_, k) => k !== 2);
  expect(meanCorrelation(4, (k) => columns[k])).toBeCloseTo(slowCorrelation(varying), 12);
  expect(meanCorrelation(1, () => [1, 2])).toBeNaN();
  expect(meanCorrelation(0, () => [])).toBeNaN();
});
