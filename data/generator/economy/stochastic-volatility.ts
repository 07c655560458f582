// Daily shocks whose volatility has a long memory: fat tails, clusters that last for months, and more of it after a fall.

import { type Draw, normal } from '../../../engine/index.js';

/** Shocks with mean zero and a long-run variance of one: equal-length columns, a day each. */
export interface Shocks {
  readonly values: Float64Array;
  /** Variance that each was expected to have before it. */
  readonly variance: Float64Array;
  /** Variance of the normal law that each was drawn from: `variance` times the violence of the day itself. */
  readonly drawn: Float64Array;
  /** Logarithm of `variance`, less its mean, over its standard deviation: normal. */
  readonly mood: Float64Array;
}

/** One part of the logarithm of variance: a first-order autoregression with normal steps. */
interface Part {
  /** Days after which half of a step is left. */
  readonly halfLife: number;
  /** Its share of the variance of the logarithm. */
  readonly share: number;
  /** Correlation of its steps with falls of the same day. */
  readonly leverage: number;
}

/** A superposition of few autoregressions decays like a power of the lag over the lags that a history can show. */
const PARTS: readonly Part[] = [
  { halfLife: 5, share: 0.2, leverage: 0.8 },
  { halfLife: 35, share: 0.35, leverage: 0.55 },
  { halfLife: 250, share: 0.45, leverage: 0.35 },
];
/** Standard deviation of the logarithm of variance, and the size beyond which it does not go: e^4 is seven times the ordinary volatility. */
const DEVIATION = 1;
const LARGEST = 4;
/** Part of the mood that a follower has from who it follows. */
const FOLLOWING = 0.7;
/** Lower half of the innovations is stretched by 1 + SKEW, the upper by 1 - SKEW. */
const SKEW = 0.07;
/** Mean size of a Student t variable with six degrees of freedom and a variance of one. */
const MEAN_SIZE = 0.75;
const MEAN = -MEAN_SIZE * SKEW;
const SCALE = 1 / Math.sqrt(1 + SKEW * SKEW - MEAN * MEAN);
/** Added to a uniform number, so that its logarithm is finite. */
const HALF_STEP = 2 ** -33;

/** A stretch of shocks: stochastic volatility with normal log variance of several half-lives, correlated with the shocks (leverage), and
 *  innovations of a two-piece Student t with six degrees of freedom. `followed` are moods that it shares in part, since markets are nervous together.
 *  Sources: S. Taylor, Modelling Financial Time Series, 1986; B. LeBaron, Quantitative Finance 1 (2001) 621-631, on long memory from few parts; C. Fernández and
 *  M. Steel, JASA 93 (1998) 359-371, on two pieces. */
export function stochasticVolatility(next: Draw, length: number, followed?: Float64Array): Shocks {
  const [values, variance, drawn, mood] = Array.from({ length: 4 }, () => new Float64Array(length));
  const keeps = PARTS.map(({ halfLife }) => Math.exp(-Math.LN2 / halfLife));
  const steps = keeps.map((keep) => Math.sqrt(1 - keep * keep));
  const sizes = PARTS.map(({ share }) => Math.sqrt(share));
  const parts = PARTS.map(() => normal(next));
  const alone = followed ? Math.sqrt(1 - FOLLOWING * FOLLOWING) : 1;
  for (let day = 0; day < length; day++) {
    let own = 0;
    for (let k = 0; k < parts.length; k++) own += sizes[k] * parts[k];
    mood[day] = alone * own + (followed ? FOLLOWING * followed[day] : 0);
    variance[day] = Math.exp(Math.min(LARGEST, DEVIATION * mood[day] - (DEVIATION * DEVIATION) / 2));
    const news = normal(next);
    const violence = violenceOf(next);
    const raw = news * Math.sqrt(violence);
    values[day] = Math.sqrt(variance[day]) * SCALE * (raw * (raw < 0 ? 1 + SKEW : 1 - SKEW) - MEAN);
    drawn[day] = variance[day] * violence;
    for (let k = 0; k < parts.length; k++) {
      const { leverage } = PARTS[k];
      const step = Math.sqrt(1 - leverage * leverage) * normal(next) - leverage * news;
      parts[k] = keeps[k] * parts[k] + steps[k] * step;
    }
  }
  return { values, variance, drawn, mood };
}

/** Four over a chi-square variable of six degrees: mean one; a normal variable times its root is a Student t of variance one. */
const violenceOf = (next: Draw): number =>
  4 / (-2 * Math.log((next() + HALF_STEP) * (next() + HALF_STEP) * (next() + HALF_STEP)));
