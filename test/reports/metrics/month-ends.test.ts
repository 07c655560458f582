// C. Bacon's 24 months as an outsider would try them: a column of month ends and one of levels, through `summarize` alone.

import { describe, expect, it } from 'vitest';
import { summarize } from '../../../index.js';

const PORTFOLIO = [
  0.003, 0.026, 0.011, -0.01, 0.015, 0.025, 0.016, 0.067, -0.014, 0.04, -0.005, 0.081, 0.04, -0.037, -0.061, 0.017,
  -0.049, -0.022, 0.07, 0.058, -0.065, 0.024, -0.005, -0.009,
];
const BENCHMARK = [
  0.002, 0.025, 0.018, -0.011, 0.014, 0.018, 0.014, 0.065, -0.015, 0.042, -0.006, 0.083, 0.039, -0.038, -0.062, 0.015,
  -0.048, 0.021, 0.06, 0.056, -0.067, 0.019, -0.003, 0,
];

const grow = (returns: readonly number[]): Float64Array => {
  let level = 100;
  return Float64Array.of(level, ...returns.map((r) => (level *= 1 + r)));
};
/** The last day of each month from December 1999 on, as dates of statements. */
const monthEnd = (month: number): number => Date.UTC(2000, month, 0, 16);
const time = Float64Array.from({ length: 25 }, (_, month) => monthEnd(month));

/** Risk-free at a rate of each month, compounded. */
const given = (monthly: number) =>
  summarize({
    time,
    equity: grow(PORTFOLIO),
    benchmark: grow(BENCHMARK),
    gross: new Float64Array(25).fill(1),
    periodsPerYear: 12,
    riskFree: (1 + monthly) ** 12 - 1,
    traffic: { traded: 0, commission: 0, tax: 0, slippage: 0 },
    roundTrips: [],
  });

const plain = given(0);
const root = Math.sqrt(12);
const SD = 0.039548539246370897;
const ULCER = 0.06118428726189615;

describe('of figures that no calendar enters', () => {
  it.each([
    ['totalReturn', 0.218105767220917],
    ['logReturn', Math.log(1.218105767220917)],
    ['meanReturn', 0.009 * 12],
    ['positiveMonths', 14 / 24],
    ['bestMonth', 0.081],
    ['worstMonth', -0.065],
    ['volatility', SD * root],
    // A closed form: the 23 parts of 24 of a sample's variance.
    ['normalValueAtRisk', 0.009 - 1.6448536269514722 * SD * Math.sqrt(23 / 24)],
    // Of the sorted months -6.5, -6.1, -4.9 %: 0.15 of the way from the second to the third, and the mean of the two below.
    ['valueAtRisk', -0.061 + 0.15 * 0.012],
    ['expectedShortfall', -0.063],
    ['sharpe', (0.009 / SD) * root],
    ['probabilisticSharpe', 0.8580412025548032],
    ['maxDrawdown', -0.144672955739218],
    ['maxDrawdownStart', monthEnd(13)],
    ['maxDrawdownValley', monthEnd(18)],
    ['painIndex', 0.03998969068730461],
    ['ulcerIndex', ULCER],
    ['skewness', -0.08256245520856834],
    ['kurtosis', 2.432453794107874],
    ['beta', 0.9988502086225742],
    ['trackingError', 0.033639715141222715],
  ] as const)('%s is as published', (name, known) => expect(plain[name]).toBeCloseTo(known, 12));

  it('annual figures of a target of 0.5 % a month are those of a month times the root of 12', () => {
    const half = given(0.005);
    expect(half.downsideDeviation).toBeCloseTo(0.02553673824120849 * root, 12);
    expect(half.sortino).toBeCloseTo(0.15663707566008656 * root, 12);
    expect(half.omega).toBeCloseTo(1.2917933130699086, 12);
  });
});

describe('of figures by the year', () => {
  // 1999-12-31 to 2001-12-31 are 731 days: 0.5 days more than two years of 365.25.
  const geo = 1.218105767220917 ** (365.25 / 731) - 1;

  it('years are those of the calendar, 0.07 % longer than 24 twelfths here', () => {
    expect(plain.cagr).toBeCloseTo(geo, 12);
    expect(Math.abs(plain.cagr / 0.10367828972980941 - 1)).toBeLessThan(0.001);
  });

  it.each([
    ['martin', geo / ULCER, 1.6945247606794847],
    ['painRatio', geo / 0.03998969068730461, 2.5926254479063475],
    ['calmar', geo / 0.144672955739218, 0.7166390511623746],
    ['burke', geo * (0.7112 / 0.10367828972980941), 0.7112],
    ['sterling', geo / 0.244672955739218, 0.10367828972980941 / 0.244672955739218],
  ] as const)('%s follows from it, a thousandth from what is published for two years', (name, known, published) => {
    expect(plain[name]).toBeCloseTo(known, name === 'burke' ? 4 : 12);
    expect(Math.abs(plain[name] / published - 1)).toBeLessThan(0.001);
  });

  it('the adjusted Sharpe ratio is of the compound rate', () => {
    const ratio = geo / (SD * root);
    const known = ratio * (1 + (-0.08256245520856834 / 6) * ratio - ((2.432453794107874 - 3) / 24) * ratio ** 2);
    expect(plain.adjustedSharpe).toBeCloseTo(known, 12);
    expect(Math.abs(plain.adjustedSharpe / 0.7591434663423579 - 1)).toBeLessThan(0.001);
  });

  it('alpha is a hundredth of a percent from −1.4169 %', () =>
    expect(plain.alpha).toBeCloseTo(-0.014169444654244162, 4));

  it('is not there where 36 months are needed', () => expect(plain.calmarThreeYears).toBeNaN());
});
