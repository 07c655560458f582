// Equal risk contribution: published values, closed forms and laws.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { riskParity, riskShares, UserError } from '../../engine/index.js';

type Matrix = readonly (readonly number[])[];

const covarianceOf = (deviations: readonly number[], correlation: Matrix): number[][] =>
  correlation.map((row, i) => row.map((value, j) => value * deviations[i] * deviations[j]));
const constant = (n: number, value: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : value)));
const close = (actual: readonly number[], expected: readonly number[], tolerance: number) => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, k) => expect(Math.abs(value - expected[k])).toBeLessThanOrEqual(tolerance));
};

/** Covariances of returns that are given, so that they are positive semidefinite; and budgets. */
const portfolio = fc
  .integer({ min: 1, max: 7 })
  .chain((n) =>
    fc.record({
      returns: fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
        minLength: 3 * n,
        maxLength: 3 * n,
      }),
      scales: fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: n, maxLength: n }),
      budgets: fc.array(fc.double({ min: 0.05, max: 5, noNaN: true }), { minLength: n, maxLength: n }),
      order: fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }),
    }),
  )
  .map(({ returns, scales, budgets, order }) => {
    // A little risk of each one's own: without it two may hedge each other wholly.
    const covariance = scales.map((a, i) =>
      scales.map(
        (b, j) =>
          a * b * ((i === j ? 0.05 : 0) + returns.reduce((sum, row) => sum + row[i] * row[j], 0) / returns.length),
      ),
    );
    const total = budgets.reduce((sum, budget) => sum + budget, 0);
    return { covariance, budgets, shares: budgets.map((budget) => budget / total), order };
  });

describe('published and worked values', () => {
  const deviations = [0.1, 0.2, 0.3, 0.4];
  const pairs = [
    [1, 0.8, 0, 0],
    [0.8, 1, 0, 0],
    [0, 0, 1, -0.5],
    [0, 0, -0.5, 1],
  ];

  test.each([-0.3, 0, 0.4, 0.9, 1])('deviations of 10 to 40 %% with a constant correlation of %d', (correlation) => {
    close(riskParity(covarianceOf(deviations, constant(4, correlation))), [0.48, 0.24, 0.16, 0.12], 1e-12);
  });

  test('the same with two pairs', () => {
    const covariance = covarianceOf(deviations, pairs);
    const weights = riskParity(covariance);
    close(weights, [0.383612506283968, 0.191806253141984, 0.242617851756599, 0.181963388817449], 1e-12);
    const variance = weights.reduce(
      (sum, a, i) => sum + weights.reduce((s, b, j) => s + a * b * covariance[i][j], 0),
      0,
    );
    expect(Math.sqrt(variance)).toBeCloseTo(0.10293403692840213, 12);
  });

  test('shares of the risk of equal weights, and of the least variance', () => {
    const covariance = covarianceOf(deviations, pairs);
    close(riskShares([0.25, 0.25, 0.25, 0.25], covariance), [0.1226, 0.2642, 0.1415, 0.4717], 5e-5);
    // Where the variance is least, each share of the risk is the weight.
    const least = [0.7448275862, 0, 0.1517241379, 0.1034482759];
    close(riskShares(least, covariance), least, 1e-9);
  });

  test('three instruments', () => {
    const covariance = [
      [0.04, 0.006, 0.002],
      [0.006, 0.09, 0.012],
      [0.002, 0.012, 0.0225],
    ];
    close(riskParity(covariance), [0.350974547469863, 0.213854421919328, 0.435171030610809], 1e-12);
  });

  test('no risk at all has no shares', () => {
    expect(riskShares([0, 0], constant(2, 0))).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('laws', () => {
  test('each bears its budget of the risk, and the weights are positive and sum to 1', () => {
    fc.assert(
      fc.property(portfolio, ({ covariance, budgets, shares }) => {
        const weights = riskParity(covariance, budgets);
        for (const weight of weights) expect(weight).toBeGreaterThan(0);
        expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-12);
        close(riskShares(weights, covariance), shares, 1e-9);
      }),
    );
  });

  test('the order of the instruments does not matter', () => {
    fc.assert(
      fc.property(portfolio, ({ covariance, budgets, order }) => {
        const weights = riskParity(covariance, budgets);
        const turned = riskParity(
          order.map((i) => order.map((j) => covariance[i][j])),
          order.map((i) => budgets[i]),
        );
        close(
          turned,
          order.map((i) => weights[i]),
          1e-9,
        );
      }),
    );
  });

  test('the unit of the covariance and of the budgets does not matter; that of one instrument divides its weight', () => {
    fc.assert(
      fc.property(portfolio, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), ({ covariance, budgets }, unit) => {
        const weights = riskParity(covariance, budgets);
        const scaled = covariance.map((row) => row.map((value) => value * unit));
        close(riskParity(scaled, budgets), weights, 1e-9);
        close(
          riskParity(
            covariance,
            budgets.map((budget) => budget * unit),
          ),
          weights,
          1e-9,
        );
        const first = covariance.map((row, i) => row.map((value, j) => value * (i === 0 ? 2 : 1) * (j === 0 ? 2 : 1)));
        const halved = weights.map((weight, i) => (i === 0 ? weight / 2 : weight));
        const total = halved.reduce((sum, weight) => sum + weight, 0);
        close(
          riskParity(first, budgets),
          halved.map((weight) => weight / total),
          1e-9,
        );
      }),
    );
  });

  test('of two, each has the share of the other’s deviation, whatever the correlation', () => {
    const deviation = fc.double({ min: 0.001, max: 10, noNaN: true });
    fc.assert(
      fc.property(deviation, deviation, fc.double({ min: -0.95, max: 1, noNaN: true }), (a, b, correlation) => {
        close(riskParity(covarianceOf([a, b], constant(2, correlation))), [b / (a + b), a / (a + b)], 1e-9);
      }),
    );
  });

  test('with one correlation for all, weights are inverse to the deviations', () => {
    const deviations = fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(deviations, fc.double({ min: 0, max: 1, noNaN: true }), (list, correlation) => {
        const total = list.reduce((sum, deviation) => sum + 1 / deviation, 0);
        close(
          riskParity(covarianceOf(list, constant(list.length, correlation))),
          list.map((deviation) => 1 / deviation / total),
          1e-9,
        );
      }),
    );
  });

  test('a larger budget has a larger weight', () => {
    fc.assert(
      fc.property(portfolio, ({ covariance, budgets }) => {
        if (budgets.length < 2) return;
        const more = [2 * budgets[0], ...budgets.slice(1)];
        expect(riskParity(covariance, more)[0]).toBeGreaterThan(riskParity(covariance, budgets)[0]);
      }),
    );
  });

  test('the same numbers give the same bytes', () => {
    fc.assert(
      fc.property(portfolio, ({ covariance, budgets }) => {
        expect(riskParity(covariance, budgets)).toEqual(riskParity(covariance, budgets));
      }),
    );
  });
});

describe('what is no covariance is refused with a sentence', () => {
  const refusal = (covariance: Matrix, budgets?: readonly number[]): string => {
    try {
      riskParity(covariance, budgets);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as Error).message;
    }
    return 'nothing was refused';
  };

  test.each<[string, Matrix, readonly number[] | undefined, RegExp]>([
    [
      'an example that circulates, with an eigenvalue of -2.8e-6',
      [
        [0.04, 0.015, 0.015],
        [0.015, 0.09, 0.015],
        [0.015, 0.015, 0.0025],
      ],
      undefined,
      /not positive semidefinite/,
    ],
    ['correlations that cannot be', covarianceOf([1, 1, 1], constant(3, -0.6)), undefined, /not positive semidefinite/],
    [
      'two that are each the same as a third, but not as each other',
      [
        [1, 1, 1],
        [1, 1, 0.5],
        [1, 0.5, 1],
      ],
      undefined,
      /not positive semidefinite/,
    ],
    ['a correlation above 1', constant(2, 1.001), undefined, /not positive semidefinite/],
    ['a whole hedge', constant(2, -1), undefined, /next to no risk/],
    ['three that hedge each other wholly', constant(3, -0.5), undefined, /next to no risk/],
    ['a variance of zero', [[0]], undefined, /variance of instrument 1 is 0/],
    [
      'a variance that is not known',
      [
        [1, 0],
        [0, Number.NaN],
      ],
      undefined,
      /variance of instrument 2 is NaN/,
    ],
    [
      'a covariance that is not known',
      [
        [1, Number.NaN],
        [Number.NaN, 1],
      ],
      undefined,
      /instruments 1 and 2 is NaN/,
    ],
    [
      'two halves that differ',
      [
        [1, 0.5],
        [0.2, 1],
      ],
      undefined,
      /0.5 one way and 0.2 the other/,
    ],
    ['a row that is short', [[1, 0], [0]], undefined, /row 2 of the covariance has 1 numbers, not 2/],
    ['nothing', [], undefined, /empty/],
    ['a budget of zero', constant(2, 0), [1, 0], /budget 2 is 0/],
    ['a budget that is missing', constant(2, 0), [1], /1 budgets for 2 instruments/],
  ])('%s', (_, covariance, budgets, sentence) => {
    expect(refusal(covariance, budgets)).toMatch(sentence);
    expect(refusal(covariance, budgets)).toMatch(/^riskParity: [^\n]+\.$/);
  });

  test('what a singular covariance can still bear is shared out', () => {
    // Two that are one and the same, and a third.
    const twins = [
      [0.04, 0.04, 0],
      [0.04, 0.04, 0],
      [0, 0, 0.01],
    ];
    const weights = riskParity(twins);
    close(riskShares(weights, twins), [1 / 3, 1 / 3, 1 / 3], 1e-9);
    expect(weights[0]).toBeCloseTo(weights[1], 9);
  });
});
