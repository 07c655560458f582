// The metrics of the returns' shape: to which side they lean, how heavy their tails are, and whether they have a memory.

import { autocorrelation, varianceRatio } from './dependence.js';
import { hurst } from './hurst.js';
import type { Metric } from './metric.js';

const of = { family: 'shape', unit: 'ratio', direction: 0, ofCurve: true } as const;

/** The metrics of this family. */
export const SHAPE_METRICS = {
  skewness: {
    ...of,
    label: 'Skewness',
    about:
      'To which side the returns lean: negative where the rare large ones are losses; undefined where they do not vary.',
    formula: 'm3 / m2^1.5',
    source: 'Pearson 1895',
    convention: 'moments over n, simple returns; sampleSkewness is the estimate of a sample',
    undefinedWhen: 'fewer than two returns, or they do not vary',
    compute: ({ moments }) => moments.skewness,
  },
  kurtosis: {
    ...of,
    label: 'Kurtosis',
    about:
      'How heavy the tails of the returns are: 3 for a normal, more where extremes are frequent; undefined where they do not vary.',
    formula: 'm4 / m2²',
    source: 'Pearson 1905',
    convention: 'raw, not excess: a normal has 3; moments over n, simple returns',
    undefinedWhen: 'fewer than two returns, or they do not vary',
    compute: ({ moments }) => moments.kurtosis,
  },
  autocorrelation: {
    ...of,
    label: 'Autocorrelation',
    about:
      'Correlation of each return with the one before: above 0 where moves go on, below where they turn; undefined where returns do not vary.',
    formula: 'Σ (r[t] - mean)(r[t-1] - mean) / Σ (r[t] - mean)²',
    source: 'Box and Jenkins, Time Series Analysis, 1970',
    convention: 'lag 1; one mean and one variance of all returns',
    undefinedWhen: 'fewer than two returns, or they do not vary',
    compute: ({ returns, moments }) => autocorrelation(returns, undefined, moments),
  },
  varianceRatio: {
    ...of,
    label: 'Variance ratio',
    about:
      'Variance of five periods’ log return over five times that of one: 1 for a random walk, above for trends, below for reversals.',
    formula:
      'Σ (p[t] - p[t-5] - 5μ)² / (5·(n - 4)·(1 - 5/n)) / (Σ (p[t] - p[t-1] - μ)² / (n - 1)), p = ln(equity), μ = (p[n] - p[0]) / n',
    source: 'Lo and MacKinlay, Review of Financial Studies 1(1), 1988',
    convention: 'q = 5, log returns, overlapping, both variances unbiased',
    undefinedWhen: 'fewer than six returns, a close without positive worth, or returns that do not vary',
    compute: ({ equity }) => varianceRatio(equity).ratio,
  },
  varianceRatioZ: {
    ...of,
    label: 'Variance ratio, z',
    about: 'How many standard errors the variance ratio lies from 1: beyond 2 or -2 a random walk is hard to believe.',
    formula: '(VR - 1) / √(Σ[j=1..4] (2(5 - j)/5)²·δ[j]), δ[j] = Σ a[t]²·a[t-j]² / (Σ a[t]²)², a = log return - μ',
    source: 'Lo and MacKinlay, Review of Financial Studies 1(1), 1988',
    convention: 'robust to heteroskedasticity (their z*)',
    undefinedWhen: 'the variance ratio is undefined',
    compute: ({ equity }) => varianceRatio(equity).z,
  },
  hurst: {
    ...of,
    label: 'Hurst exponent',
    about:
      'About 0.5 without memory, above for trends, below for reversals; a rough figure, biased for short runs: undefined below 100 returns.',
    formula: '0.5 + slope of ln(R/S over its expectation) on ln(m), windows m = 8, 16, 32, … ≤ n / 2 without overlap',
    source: 'Mandelbrot and Wallis, Water Resources Research 5, 1969; Anis and Lloyd, Biometrika 63, 1976',
    convention:
      'rescaled range, corrected by Anis and Lloyd; simple returns; windows from the first return on, constant ones left out',
    undefinedWhen: 'fewer than 100 returns, or all windows of one length are constant',
    compute: ({ returns }) => hurst(returns),
  },
} satisfies Record<string, Metric>;
