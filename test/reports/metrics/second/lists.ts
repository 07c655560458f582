// Sums over plain lists, written as the formulas read: slow, and no code of reports/.

/** A deviation below this is the rounding of prices, as docs/metrics.md says. */
const ROUNDING = 1e-14;

export const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
export const avg = (list: readonly number[]): number => total(list) / list.length;

/** Mean of the k-th powers of the distances from the mean, over n. */
export const central = (list: readonly number[], k: number): number => avg(gaps(list).map((x) => x ** k));

/** Distances from the mean. */
export function gaps(list: readonly number[]): number[] {
  const middle = avg(list);
  return list.map((x) => x - middle);
}

/** Sample deviation, over n - 1. */
export const sd = (list: readonly number[]): number =>
  list.length < 2 ? NaN : quiet(Math.sqrt(total(gaps(list).map((x) => x ** 2)) / (list.length - 1)));

/** Sample covariance, over n - 1. */
export function cov(a: readonly number[], b: readonly number[]): number {
  const other = gaps(b);
  return a.length < 2 ? NaN : total(gaps(a).map((x, i) => x * other[i])) / (a.length - 1);
}

/** A deviation, where it is more than rounding. */
export const quiet = (x: number): number => (x < ROUNDING ? 0 : x);

/** A quotient; NaN over zero. */
export const over = (a: number, b: number): number => (b === 0 || !Number.isFinite(a / b) ? NaN : a / b);

/** Simple returns from one level to the next. */
export const steps = (list: readonly number[]): number[] => list.slice(1).map((x, i) => x / list[i] - 1);

/** Type 7 of Hyndman and Fan: the share p of the way along the sorted list, in a straight line between neighbours. */
export function quantile(list: readonly number[], p: number): number {
  if (list.length === 0) return NaN;
  const sorted = [...list].sort((a, b) => a - b);
  const at = p * (list.length - 1);
  // Each neighbour counts with how near it is.
  return total(sorted.map((x, i) => x * Math.max(0, 1 - Math.abs(i - at))));
}

/** Skewness and raw kurtosis by moments over n; NaN where nothing varies. */
export function momentShape(list: readonly number[]): { S: number; G: number } {
  if (!(sd(list) > 0)) return { S: NaN, G: NaN };
  return { S: central(list, 3) / central(list, 2) ** 1.5, G: central(list, 4) / central(list, 2) ** 2 };
}
