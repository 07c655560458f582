// The run against its benchmark, a second time.

import { type Given, growth } from './given.js';
import { avg, cov, gaps, over, sd, total } from './lists.js';

const product = (list: number[]) => list.reduce((a, b) => a * (1 + b), 1);
/** Growth of one period that compounds to that of all of them. */
const typical = (list: number[]) => product(list) ** (1 / list.length) - 1;

/** Intercept of a line through points, with its t on n - 2 degrees of freedom. */
function intercept(y: number[], x: number[]): { value: number; t: number } {
  const n = y.length;
  const slope = over(cov(y, x), sd(x) ** 2);
  const value = avg(y) - slope * avg(x);
  const rest = y.map((each, i) => each - value - slope * x[i]);
  const spread = total(gaps(x).map((each) => each ** 2));
  const s = Math.sqrt(total(rest.map((e) => e ** 2)) / (n - 2));
  return { value, t: over(value, (s < 1e-14 ? 0 : s) * Math.sqrt(1 / n + avg(x) ** 2 / spread)) };
}

export function benchmarkFamily({
  time,
  index,
  r,
  x,
  rates,
  b,
  root,
  P,
  geo,
  riskFree,
}: Given): Readonly<Record<string, number>> {
  if (!index || !b) return {};
  const last = index.length - 1;
  const other = growth(time, index);
  const active = r.map((each, i) => each - b[i]);
  const beta = over(cov(r, b), sd(b) ** 2);
  const correlation = over(cov(r, b), sd(r) * sd(b));
  const line =
    r.length < 3
      ? { value: NaN, t: NaN }
      : intercept(
          x,
          b.map((each, i) => each - rates[i]),
        );
  const capture = (inside: (benchmark: number) => boolean) => {
    const rows = b.flatMap((each, i) => (inside(each) ? [i] : []));
    return rows.length ? over(typical(rows.map((i) => r[i])), typical(rows.map((i) => b[i]))) : NaN;
  };
  return {
    benchmarkReturn: index[last] / index[0] - 1,
    excessReturn: geo - other,
    beta,
    alpha: geo - riskFree - beta * (other - riskFree),
    trackingError: sd(active) * root,
    informationRatio: over(avg(active), sd(active)) * root,
    correlation,
    rSquared: correlation ** 2,
    arithmeticAlpha: line.value * P,
    alphaT: line.t,
    upCapture: capture((each) => each > 0),
    downCapture: capture((each) => each < 0),
    battingAverage: over(active.filter((each) => each > 0).length, active.length),
    treynor: over(geo - riskFree, beta),
  };
}
