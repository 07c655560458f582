// Every metric a second time, from the words of docs/metrics.md, with plain lists and no shared code.

import type { MetricColumns, MetricName } from '../../../reports/metrics/index.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const avg = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
const sd = (list: number[]) =>
  list.length < 2 ? NaN : Math.sqrt(list.reduce((a, x) => a + (x - avg(list)) ** 2, 0) / (list.length - 1));
const over = (a: number, b: number) => (b === 0 || !Number.isFinite(a / b) ? NaN : a / b);
const quiet = (x: number) => (x < 1e-14 ? 0 : x);

interface Fall {
  from: number;
  bottom: number;
  back: number;
}

/** Each fall: for every row that begins one, look ahead to its end. */
function falls(equity: number[]): Fall[] {
  const out: Fall[] = [];
  for (let from = 0; from < equity.length - 1;) {
    const higher = equity.findIndex((value, row) => row > from && value >= equity[from]);
    if (higher === from + 1) {
      from++;
      continue;
    }
    const end = higher < 0 ? equity.length : higher;
    const inside = equity.slice(from, end);
    out.push({ from, bottom: from + inside.indexOf(Math.min(...inside)), back: higher });
    from = end;
  }
  return out;
}

/** Last equity of each calendar period after the one before it, as returns. */
function byCalendar(time: number[], equity: number[], letters: number): number[] {
  const key = (t: number) => new Date(t).toISOString().slice(0, letters);
  const out: number[] = [];
  let base = equity[0];
  for (const period of new Set(time.slice(1).map(key))) {
    const last = time.findLastIndex((t) => key(t) === period);
    out.push(equity[last] / base - 1);
    base = equity[last];
  }
  return out;
}

/** The metrics of some columns, slowly. */
export function naive(columns: MetricColumns): Record<MetricName, number> {
  const time = [...columns.time];
  const equity = [...columns.equity];
  const gross = [...columns.gross];
  const { periodsPerYear: P, riskFree, traffic } = columns;
  const root = P ** 0.5;
  const last = equity.length - 1;
  const years = (time[last] - time[0]) / DAY_MS / 365.25;
  const growth = (list: number[]) => (years > 0 ? (list[last] / list[0]) ** (1 / years) - 1 : NaN);
  const steps = (list: number[]) => list.slice(1).map((x, i) => x / list[i] - 1);
  const r = steps(equity);
  const rf = (1 + riskFree) ** (1 / P) - 1;
  const excess = r.map((x) => x - rf);
  const shortfall = quiet(Math.sqrt(avg(excess.map((x) => Math.min(x, 0) ** 2))));
  const depth = (fall: Fall) => equity[fall.bottom] / equity[fall.from] - 1;
  const all = falls(equity);
  const deepest = [...all].sort((a, b) => depth(a) - depth(b) || a.from - b.from)[0];
  const length = (fall: Fall) => (time[fall.back < 0 ? last : fall.back] - time[fall.from]) / DAY_MS;
  const months = byCalendar(time, equity, 7);
  const dates = byCalendar(time, equity, 10);
  const done = columns.roundTrips.filter((trip) => !trip.open);
  const profits = done.map((trip) => trip.profit);
  const wins = profits.filter((x) => x > 0);
  const losses = profits.filter((x) => x < 0);
  const total = (list: number[]) => list.reduce((a, b) => a + b, 0);
  const cagr = growth(equity);
  const maxDrawdown = deepest ? depth(deepest) : 0;

  const index = columns.benchmark ? [...columns.benchmark] : null;
  const b = index ? steps(index) : [];
  const pairs = r.map((x, i) => (x - avg(r)) * (b[i] - avg(b)));
  const cov = r.length < 2 ? NaN : total(pairs) / (r.length - 1);
  const active = r.map((x, i) => x - b[i]);
  const vs = (value: number) => (index ? value : NaN);
  const beta = over(cov, quiet(sd(b)) ** 2);

  return {
    finalEquity: equity[last],
    totalReturn: equity[last] / equity[0] - 1,
    cagr,
    volatility: quiet(sd(r)) * root,
    sharpe: over(avg(excess), quiet(sd(r))) * root,
    sortino: over(avg(excess), shortfall) * root,
    calmar: over(cagr, Math.abs(maxDrawdown)),
    maxDrawdown,
    maxDrawdownStart: deepest ? time[deepest.from] : NaN,
    maxDrawdownValley: deepest ? time[deepest.bottom] : NaN,
    maxDrawdownEnd: deepest && deepest.back >= 0 ? time[deepest.back] : NaN,
    maxDrawdownDays: deepest ? length(deepest) : 0,
    timeUnderWater: equity.filter((x, row) => equity.slice(0, row).some((y) => y > x)).length / equity.length,
    longestUnderWaterDays: Math.max(0, ...all.map(length)),
    bestDay: dates.length ? Math.max(...dates) : NaN,
    worstDay: dates.length ? Math.min(...dates) : NaN,
    bestMonth: months.length ? Math.max(...months) : NaN,
    worstMonth: months.length ? Math.min(...months) : NaN,
    exposure: avg(gross),
    timeInMarket: gross.filter((x) => x > 0).length / gross.length,
    turnover: over(traffic.traded, 2 * avg(equity) * years),
    costs: traffic.commission + traffic.tax + traffic.slippage,
    commission: traffic.commission,
    tax: traffic.tax,
    slippage: traffic.slippage,
    trades: done.length,
    openTrades: columns.roundTrips.filter((trip) => trip.open).length,
    hitRate: over(wins.length, done.length),
    profitFactor: over(total(wins), -total(losses)),
    averageTrade: over(total(profits), done.length),
    averageTradeReturn: over(total(done.map((trip) => trip.return)), done.length),
    averageWin: over(total(wins), wins.length),
    averageLoss: over(total(losses), losses.length),
    averageBars: over(total(done.map((trip) => trip.bars)), done.length),
    benchmarkReturn: vs(index ? index[last] / index[0] - 1 : NaN),
    excessReturn: vs(index ? cagr - growth(index) : NaN),
    beta: vs(beta),
    alpha: vs(index ? cagr - riskFree - beta * (growth(index) - riskFree) : NaN),
    trackingError: vs(quiet(sd(active)) * root),
    informationRatio: vs(over(avg(active), quiet(sd(active))) * root),
    correlation: vs(over(cov, quiet(sd(r)) * quiet(sd(b)))),
  };
}
