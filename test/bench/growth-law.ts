// What a law of growth says: what twice as much costs.

/** A law as it was measured. */
export interface Measured {
  readonly name: string;
  readonly sizes: readonly number[];
  /** Least milliseconds of each size. */
  readonly costs: readonly number[];
}

/** Slope of log cost over log size: 1 where twice the size costs twice as much. */
function slope({ sizes, costs }: Measured): number {
  const xs = sizes.map(Math.log);
  const ys = costs.map(Math.log);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const products = xs.map((value, k) => (value - x) * (ys[k] - y));
  return mean(products) / mean(xs.map((value) => (value - x) ** 2));
}

/** What twice as much costs: on average, at most, from which size on, and the slope. */
export function stepsOf(law: Measured) {
  const { sizes, costs } = law;
  const steps = costs.slice(1).map((cost, k) => cost / costs[k]);
  const most = Math.max(...steps);
  const mean = (costs.at(-1)! / costs[0]) ** (1 / steps.length);
  return { mean, most, from: sizes[steps.indexOf(most)], slope: slope(law) };
}
