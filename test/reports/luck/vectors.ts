// Every figure of the literature and of second computations that the statistics of luck are held to.

import {
  adjustPValues,
  blockLength,
  deflatedSharpe,
  expectedMaximum,
  haircutSharpe,
  minimumBacktestLength,
  minimumTrackRecord,
  pbo,
  probabilisticSharpe,
  purgedSplits,
  realityCheck,
  spa,
  stationaryBootstrap,
} from '../../../reports/luck/index.js';
import { luckySharpe } from '../../../reports/luck/deflated-sharpe.js';
import { autoregression, lcg, matrix } from './lcg.js';
import { numpyNormals } from './numpy.js';

/** One figure: what it is, what was computed, what is expected and how far they may be apart, relatively where it says so. */
export interface Vector {
  readonly name: string;
  readonly computed: number;
  readonly expected: number;
  readonly within: number;
}

const NORMAL = { skewness: 0, kurtosis: 3 };
const vectors: Vector[] = [];
const exact = (name: string, computed: number, expected: number, within = 1e-12): void => {
  vectors.push({ name, computed, expected, within: within * Math.max(1, Math.abs(expected)) });
};
/** A figure as it was printed: half of its last decimal. */
const printed = (name: string, computed: number, expected: number, decimals: number): void => {
  vectors.push({ name, computed, expected, within: 0.5000001 * 10 ** -decimals });
};

// 1. Probabilistic Sharpe ratio
const monthly = 0.45755008833277844;
const hedge = { sharpe: monthly, benchmark: 0, periods: 24 };
exact('PSR skewed', probabilisticSharpe({ ...hedge, skewness: -2.448, kurtosis: 10.164 }), 0.9132343068848602);
exact('PSR normal', probabilisticSharpe({ ...hedge, ...NORMAL }), 0.9815912360834967);
const years = (perYear: number, sharpe: number, benchmark: number, shape = NORMAL): number =>
  minimumTrackRecord({ sharpe: sharpe / Math.sqrt(perYear), benchmark: benchmark / Math.sqrt(perYear), ...shape }) /
  perYear;
exact('MinTRL daily 2 vs 1, years', years(250, 2, 1), 2.731187801728176);
exact('MinTRL weekly, years', years(52, 2, 1), 2.828833586945237);
exact('MinTRL monthly, years', years(12, 2, 1), 3.239800696444647);
exact('MinTRL monthly 3 vs 2.5 skewed', years(12, 3, 2.5, { skewness: -0.72, kurtosis: 5.78 }), 27.3529201960403);

// 2. Expected maximum, deflated Sharpe ratio, minimum backtest length
for (const [n, value] of [
  [5, 1.1925940010147893],
  [10, 1.57459830134575],
  [45, 2.2356401777664052],
  [100, 2.5306028932016846],
  [1000, 3.255121513652723],
])
  exact(`E[max] of ${n}`, expectedMaximum(n), value);
exact('E[max] of 1', expectedMaximum(1), 0);
const paper = { sharpe: 2.5 / Math.sqrt(250), variance: 0.5 / 250, periods: 1250 };
const fat = { skewness: -3, kurtosis: 10 };
exact('SR0 of 100', luckySharpe({ variance: paper.variance, trials: 100 }), 0.11317200186513214);
exact('DSR of 100', deflatedSharpe({ ...paper, ...fat, trials: 100 }), 0.9003968344493903);
exact('DSR normal of 88', deflatedSharpe({ ...paper, ...NORMAL, trials: 88 }), 0.9504908166760139);
exact('DSR normal of 100', deflatedSharpe({ ...paper, ...NORMAL, trials: 100 }), 0.9427705859565294);
exact('MinBTL of 45, years', minimumBacktestLength(45, 1), 4.998087004443404);
printed('MinBTL of 7', minimumBacktestLength(7, 1), 1.923143, 6);
printed('MinBTL of 100', minimumBacktestLength(100, 1), 6.403951, 6);

// 3. The trap of excess kurtosis
const trap = { sharpe: 0.5, benchmark: 0.25, periods: 60, skewness: -1 };
exact('PSR raw kurtosis', probabilisticSharpe({ ...trap, kurtosis: 9 }), 0.9127439702066067);
exact('PSR the mistake', probabilisticSharpe({ ...trap, kurtosis: 6 }), 0.9231167572689847);
const bacon = { sharpe: 0.009 / 0.039548539246370897, periods: 24, skewness: -0.08256245520856834 };
exact('PSR Bacon', probabilisticSharpe({ ...bacon, kurtosis: 2.432453794107874 }), 0.8580412025548032);
exact('PSR Bacon, the mistake', probabilisticSharpe({ ...bacon, kurtosis: 2.432453794107874 - 3 }), 0.8626280157606401);

// 4. Probability of backtest overfitting
const next42 = lcg(42);
const noise = matrix(64, 5, () => (next42() - 0.5) * 0.02);
const a = pbo(noise, { blocks: 8 });
exact('PBO A splits', a.lambdas.length, 70);
exact('PBO A, <=', a.pbo, 0.8571428571428571);
exact('PBO A, <', pbo(noise, { blocks: 8, strict: true }).pbo, 0.6428571428571429);
exact('PBO A loss', a.probabilityOfLoss, 0.5714285714285714);
exact('PBO A slope', a.slope, -0.9515336292547852);
exact('PBO A mean lambda', a.lambdas.reduce((sum, x) => sum + x, 0) / 70, -0.4905621338601971);
for (const [i, x] of [-0.6931471805599454, 0.6931471805599452, 0, 0, 0].entries())
  exact(`PBO A lambda ${i}`, a.lambdas[i], x);
const byHand = [
  [3, 1, 2],
  [1, 2, 3],
  [-2, 1, 0],
  [-1, 2, 0],
  [4, 0, 1],
  [2, 1, 1],
  [-3, 2, 1],
  [0, 1, 2],
];
const c = pbo(byHand, { blocks: 4, metric: 'mean' });
exact('PBO C splits', c.lambdas.length, 6);
exact('PBO C, <=', c.pbo, 1);
exact('PBO C, <', pbo(byHand, { blocks: 4, metric: 'mean', strict: true }).pbo, 0.5);
exact('PBO C loss', c.probabilityOfLoss, 1 / 6);
exact('PBO C slope', c.slope, -1.8936170212765957);
for (const [i, x] of [0, -1.0986, -1.0986, 0, -1.0986].entries()) printed(`PBO C lambda ${i}`, c.lambdas[i], x, 4);

// 5. Combinatorial purged cross-validation
for (const [groups, test, splits, paths] of [
  [6, 2, 15, 5],
  [10, 2, 45, 9],
  [10, 8, 45, 36],
  [5, 2, 10, 4],
  [12, 3, 220, 55],
]) {
  const cv = purgedSplits({ rows: 120, groups, test });
  exact(`CPCV (${groups}, ${test}) splits`, cv.splits.length, splits);
  exact(`CPCV (${groups}, ${test}) paths`, cv.paths.length, paths);
}
for (const [what, more, sets] of [
  [
    'plain',
    {},
    [
      [8, 9, 10, 11],
      [4, 5, 6, 7],
      [0, 1, 2, 3],
    ],
  ],
  [
    'purge 1',
    { purge: 1 },
    [
      [9, 10, 11],
      [5, 6],
      [0, 1, 2],
    ],
  ],
  [
    'embargo 1',
    { embargo: 1 },
    [
      [9, 10, 11],
      [5, 6, 7],
      [0, 1, 2, 3],
    ],
  ],
] as const) {
  const { splits } = purgedSplits({ rows: 12, groups: 3, test: 2, ...more });
  // Rows as bits, so that a set is one figure.
  const bits = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + 2 ** row, 0);
  for (const [i, set] of sets.entries()) exact(`CPCV ${what}, train ${i}`, bits(splits[i].train), bits(set));
}

// 6. Reality check and SPA
const next11 = lcg(11);
const drift = [0.002, 0.001, -0.012, -0.006];
const rules = matrix(60, 4, (k) => (next11() - 0.5) * 0.04 + drift[k]);
const next5 = lcg(5);
const rows = Array.from({ length: 499 }, () => stationaryBootstrap({ length: 60, block: 4, next: next5 }));
const white = realityCheck(rules, { rows, block: 4 });
const hansen = spa(rules, { rows, block: 4 });
for (const [k, x] of [
  0.0005730930591622992, -0.0011663122940808533, -0.010861919352163872, -0.0068669416538129245,
].entries())
  exact(`SPA mean ${k}`, hansen.means[k], x);
for (const [k, x] of [0.010961458599710783, 0.013119813945733133, 0.011306218515036508, 0.011261011711979203].entries())
  exact(`SPA w ${k}`, hansen.deviations[k], x);
exact('RC statistic', white.statistic, 0.0044391597479252936);
exact('RC exceeding of 499', Math.round(white.pValue * 499), 415);
exact('SPA statistic', hansen.statistic, 0.4049789275345546);
exact('SPA exceeding of 499', Math.round(hansen.consistent * 499), 262);
exact('SPA poor rules', Number(hansen.poor.join('')), 23);

// 7. Stationary bootstrap and block length
const played = stationaryBootstrap({ length: 10, block: 3, draws: 20, next: lcg(1) });
for (const [i, x] of [2, 3, 4, 5, 3, 4, 5, 6, 4, 5, 6, 9, 0, 6, 7, 1, 3, 7, 8, 9].entries())
  exact(`bootstrap row ${i}`, played[i], x);
for (const [phi, lags, stationary, circular] of [
  [0.5, 4, 6.099599031731059, 6.982297885487055],
  [0, 2, 1.8225086838570324, 2.0862516475882726],
]) {
  const next7 = lcg(7);
  const block = blockLength(autoregression(500, phi, () => next7() - 0.5));
  exact(`block length, phi ${phi}: lags`, block.lags, lags);
  exact(`block length, phi ${phi}: stationary`, block.stationary, stationary);
  exact(`block length, phi ${phi}: circular`, block.circular, circular);
}
const arch = blockLength(autoregression(10100, 0.3, numpyNormals(0)).subarray(100));
exact('block length, arch: stationary', arch.stationary, 13.635665130318234);
exact('block length, arch: circular', arch.circular, 15.608940081363116);

// Harvey and Liu 2015: the example of six p-values, and the single p-value of an annual Sharpe ratio of 0.75 over 20 years of months
const six = adjustPValues([0.005, 0.009, 0.0128, 0.0135, 0.045, 0.06]);
for (const [i, x] of [0.03, 0.054, 0.0768, 0.081, 0.27, 0.36].entries())
  printed(`Bonferroni ${i}`, six.bonferroni[i], x, 4);
for (const [i, x] of [0.03, 0.045, 0.0512, 0.0512, 0.09, 0.09].entries()) printed(`Holm ${i}`, six.holm[i], x, 4);
for (const [i, x] of [0.0496, 0.0496, 0.0496, 0.0496, 0.06, 0.06].entries()) printed(`BHY ${i}`, six.bhy[i], x, 4);
const two = [0.75 / Math.sqrt(12), ...Array.from({ length: 199 }, () => NaN)];
const cut = haircutSharpe({ sharpes: two, periods: 240 });
printed('haircut p', cut.pValue, 0.0008, 4);

/** All vectors, computed. */
export const VECTORS: readonly Vector[] = vectors;
