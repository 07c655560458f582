// Ratios of what was earned to what was risked, a second time.

import { type Given, growth, fallsOf } from './given.js';
import { avg, gaps, momentShape, over, quantile, quiet, sd, total } from './lists.js';
import { below } from './normal.js';

/** Slope over its standard error, of a regression on 0, 1, 2, …; NaN where the points lie on a line. */
function slopeT(y: number[]): number {
  const n = y.length;
  const mid = (n - 1) / 2;
  const spread = total(y.map((_, i) => (i - mid) ** 2));
  const rise = gaps(y);
  const slope = total(rise.map((each, i) => (i - mid) * each)) / spread;
  const rest = total(rise.map((each, i) => (each - slope * (i - mid)) ** 2));
  return over(slope, quiet(Math.sqrt(rest / (n - 2))) / Math.sqrt(spread));
}

/** Annual growth over depth of the last 36 months: from the last close at or before the same time of day three years earlier. */
function threeYears(time: number[], equity: number[]): number {
  const end = new Date(time[time.length - 1]);
  const start = new Date(end);
  start.setUTCFullYear(end.getUTCFullYear() - 3);
  const first = time.findLastIndex((t) => t <= start.getTime());
  if (first < 0) return NaN;
  const [t, e] = [time.slice(first), equity.slice(first)];
  const deepest = Math.min(0, ...fallsOf(e).map(({ from, bottom }) => e[bottom] / e[from] - 1));
  return over(growth(t, e), -deepest);
}

export function ratioFamily({ time, equity, r, x, root, P, geo, riskFree, depths, under }: Given) {
  const n = x.length;
  const short = x.map((each) => Math.max(-each, 0));
  const shortfall = quiet(Math.sqrt(avg(short.map((each) => each ** 2))));
  const sharpe = over(avg(x), sd(x));
  const { S, G } = momentShape(x);
  const radicand = 1 - S * sharpe + ((G - 1) / 4) * sharpe ** 2;
  const plain = momentShape(r);
  const annual = over(geo - riskFree, sd(r) * root);
  const deepest = Math.min(0, ...depths);
  const logs = equity.map((each) => Math.log(each) - Math.log(equity[0]));
  return {
    sharpe: sharpe * root,
    sharpeError: n < 2 ? NaN : Math.sqrt(radicand / (n - 1)) * root,
    probabilisticSharpe: below((sharpe * Math.sqrt(n - 1)) / Math.sqrt(radicand)),
    adjustedSharpe: annual * (1 + (plain.S / 6) * annual - ((plain.G - 3) / 24) * annual ** 2),
    sortino: over(avg(x), shortfall) * root,
    calmar: over(geo, Math.abs(deepest)),
    calmarThreeYears: threeYears(time, equity),
    sterling: geo / (Math.abs(deepest) + 0.1),
    burke: over(geo - riskFree, Math.sqrt(total(depths.map((d) => d ** 2)))),
    omega: over(total(x.map((each) => Math.max(each, 0))), total(short)),
    kappa: over(avg(x), Math.cbrt(avg(short.map((each) => each ** 3)))),
    gainToPain: over(total(r), total(r.map((each) => Math.max(-each, 0)))),
    martin: over(geo - riskFree, Math.sqrt(avg(under.map((d) => d ** 2)))),
    painRatio: over(geo - riskFree, avg(under)),
    tailRatio: over(Math.abs(quantile(r, 0.95)), Math.abs(quantile(r, 0.05))),
    kRatio: n < 2 ? NaN : over(slopeT(logs) * Math.sqrt(P), n),
    recoveryFactor: over(equity[equity.length - 1] / equity[0] - 1, Math.abs(deepest)),
  };
}
