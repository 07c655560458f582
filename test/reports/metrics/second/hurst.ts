// The Hurst exponent a second time, from its words.

import { avg, central, cov, gaps, sd, total } from './lists.js';

const EXPECTED = new Map<number, number>();

/** Mean R/S of independent normal returns (Anis and Lloyd 1976). Γ((m - 1) / 2) / (√π Γ(m / 2)) is the mean of sin to the power of m - 2 over half
 *  a turn, which equally spaced angles give exactly. */
function expected(m: number): number {
  const known = EXPECTED.get(m);
  if (known !== undefined) return known;
  const angles = Array.from({ length: m }, (_, k) => (Math.PI * k) / m);
  const roots = Array.from({ length: m - 1 }, (_, i) => Math.sqrt((m - i - 1) / (i + 1)));
  const value = avg(angles.map((angle) => Math.sin(angle) ** (m - 2))) * total(roots);
  EXPECTED.set(m, value);
  return value;
}

/** Range of the cumulated distances from the mean over their deviation. */
function rescaled(list: readonly number[]): number {
  let sum = 0;
  const way = [0, ...gaps(list).map((x) => (sum += x))];
  return (Math.max(...way) - Math.min(...way)) / Math.sqrt(central(list, 2));
}

/** Half and the slope of log R/S over its expectation on the log of the window; NaN for fewer than 100 returns. */
export function hurst(r: readonly number[]): number {
  if (r.length < 100) return NaN;
  const windows = Array.from({ length: 30 }, (_, k) => 8 * 2 ** k).filter((m) => m <= r.length / 2);
  const y = windows.map((m) => {
    const parts = Array.from({ length: Math.floor(r.length / m) }, (_, k) => r.slice(k * m, (k + 1) * m));
    return Math.log(avg(parts.filter((part) => sd(part) > 0).map(rescaled)) / expected(m));
  });
  const x = windows.map(Math.log);
  return 0.5 + cov(x, y) / cov(x, x);
}
