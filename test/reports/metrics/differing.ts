// Figures of established packages that are not those here, and what is different: where a formula tells theirs from ours, the test holds it to that.

import type { MetricName } from '../../../reports/metrics/index.js';
import { published } from './packages.js';
import { below } from './second/normal.js';

/** Our figures of a series, with the number of its returns and the periods a year. */
export interface Ours {
  readonly of: (name: MetricName) => number;
  readonly n: number;
  readonly P: number;
}

/** Why a figure differs, and theirs from ours where that can be told. */
interface Reason {
  readonly because: string;
  readonly theirs?: (ours: Ours) => number;
}

/** Around the mean, as wide as a deviation over n - 1 makes it. */
const sampleWide =
  (name: MetricName) =>
  ({ of, n, P }: Ours): number => {
    const mean = of('meanReturn') / P;
    return mean + (of(name) - mean) * Math.sqrt(n / (n - 1));
  };
const sampleSkew = ({ of, n }: Ours): number => (of('skewness') * Math.sqrt(n * (n - 1))) / (n - 2);
const sampleExcess = ({ of, n }: Ours): number =>
  ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (of('kurtosis') - 3) + 6);

function sampleProbability(ours: Ours): number {
  const ratio = ours.of('sharpe') / Math.sqrt(ours.P);
  const spread = 1 - sampleSkew(ours) * ratio + ((sampleExcess(ours) + 2) / 4) * ratio ** 2;
  return below((ratio * Math.sqrt(ours.n - 1)) / Math.sqrt(spread));
}

const FIGURES = published(`
positiveMonths | ffn 1.4.1 | PerformanceStats.pos_month_perc | 0.664 0.5474452554744526 0.5546558704453441
semiVariance | riskfolio-lib 7.4.0 | SemiDeviation(r)**2 * P | 0.01914938021765864 0.026596131346292153 0.027268775691653452
valueAtRisk | riskfolio-lib 7.4.0 | -VaR_Hist(r, 0.05) | -0.017709526634304584 -0.02019943748401931 -0.02274626657522416
expectedShortfall | quantstats 0.0.86 | cvar(r) | -0.02431654918319191 -0.02958649246857471 -0.030539225552113893
expectedShortfall | riskfolio-lib 7.4.0 | -CVaR_Hist(r, 0.05) | -0.029315246519414105 -0.03483270310531358 -0.033955872050624766
normalValueAtRisk | quantstats 0.0.86 | value_at_risk(r) | -0.019294510126978456 -0.023533001443312586 -0.024318742270761192
probabilisticSharpe | quantstats 0.0.86 | probabilistic_sharpe_ratio(r, rf=0.02, periods=P) | 0.9913002424627096 0.7812048311185562 0.6599641836687256
calmar | empyrical-reloaded 0.7.1 | calmar_ratio(r, annualization=P) | 0.19308132312210313 0.10463967966684079 0.02165056867626527
recoveryFactor | quantstats 0.0.86 | recovery_factor(r) | 4.507072216678113 1.7984388499686168 1.269917139573712
longestUnderWaterDays | ffn 1.4.1 | drawdown_details(...).Length.max() | 1772 1907 3730
averageDrawdownDays | ffn 1.4.1 | drawdown_details(...).Length.mean() | 21.91089108910891 149.77777777777777 138.03773584905662
ulcerIndex | ffn 1.4.1 | to_ulcer_index(prices) | 12.555573472690096 23.80901236930855 28.33558679304473
ulcerIndex | quantstats 0.0.86 | ulcer_index(r) | 0.12557967062164324 0.23817631016602414 0.2834131984050715
skewness | quantstats 0.0.86 | skew(r) | 0.0017653691000932429 -0.41207368245610626 0.16409739229285547
kurtosis | quantstats 0.0.86 | kurtosis(r) | 15.400788554583125 8.26380468100309 8.991245373549667
hurst | nolds 0.6.3 | hurst_rs(r, [8, 16, …], 'poly', unbiased=False) | 0.4852457378219232 0.5042280985199405 0.497232189412738
upCapture | empyrical-reloaded 0.7.1 | up_capture(r, b) | 0.03538656768803645 0.9818391381523041 0.14096200591932545
downCapture | empyrical-reloaded 0.7.1 | down_capture(r, b) | 0.006788693174122375 0.9947346185643967 0.5667869576784096
treynor | quantstats 0.0.86 | treynor_ratio(r, b, P, 0.02) | 123.77763913556572 0.6584125086561406 0.9218763437604116
`);

/** In their order. */
const REASONS: readonly Reason[] = [
  { because: 'the part of a month in which the series begins is not counted' },
  { because: 'divides by n - 1', theirs: ({ of, n }) => (of('semiVariance') * n) / (n - 1) },
  { because: 'the lower neighbour, without interpolation' },
  { because: 'of a normal, with a deviation over n - 1', theirs: sampleWide('normalExpectedShortfall') },
  { because: 'the worst 5 % exactly: the return at the edge counts by its share' },
  { because: 'deviation over n - 1', theirs: sampleWide('normalValueAtRisk') },
  { because: 'skewness and kurtosis as estimates of a sample', theirs: sampleProbability },
  {
    because: 'years by counting returns, not by the calendar',
    theirs: ({ of, n, P }) => ((1 + of('totalReturn')) ** (P / n) - 1) / -of('maxDrawdown'),
  },
  {
    because: 'the sum of the returns, not what they compound to',
    theirs: ({ of, n, P }) => (of('meanReturn') / P) * (n / -of('maxDrawdown')),
  },
  { because: 'from the first close below the peak, not from the peak' },
  { because: 'from the first close below the peak, not from the peak' },
  {
    because: 'in percent, over n + 1 closes',
    theirs: ({ of, n }) => 100 * of('ulcerIndex') * Math.sqrt(n / (n + 1)),
  },
  { because: 'divides by n - 1', theirs: ({ of, n }) => of('ulcerIndex') * Math.sqrt(n / (n - 1)) },
  { because: 'as the estimate of a sample', theirs: sampleSkew },
  { because: 'as the estimate of a sample, less the 3 of a normal', theirs: sampleExcess },
  { because: 'Peters’ factor (m - 1/2) / m on the expectation of Anis and Lloyd' },
  { because: 'ratio of annual rates, as if a year were made of such days (252 of them), not of the mean day’s' },
  { because: 'likewise' },
  {
    because: 'return over the whole run, not by the year',
    theirs: ({ of }) => (of('totalReturn') - 0.02) / of('beta'),
  },
];

/** The figures with their reasons. */
export const DIFFERING = FIGURES.map((figure, at) => ({ ...figure, ...REASONS[at] }));
