// What the second computations start from: the columns of a run as plain lists, its returns, calendar and falls.

import type { MetricColumns } from '../../../../reports/metrics/index.js';
import { steps } from './lists.js';

export const DAY_MS = 24 * 60 * 60 * 1000;

/** One fall from a peak: rows of its peak, its bottom and its recovery (-1: none). */
export interface Fall {
  from: number;
  bottom: number;
  back: number;
}

/** Each fall: for every row that begins one, look ahead to its end. */
export function fallsOf(equity: readonly number[]): Fall[] {
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

/** The return of each calendar period, by so many letters of its date: 4 a year, 7 a month, 10 a day. */
export function byCalendar(time: readonly number[], equity: readonly number[], letters: number): number[] {
  const keys = time.map((t) => new Date(t).toISOString().slice(0, letters));
  const out: number[] = [];
  let base = equity[0];
  for (const period of new Set(keys.slice(1))) {
    const last = equity[keys.lastIndexOf(period)];
    out.push(last / base - 1);
    base = last;
  }
  return out;
}

/** Annual growth by calendar time. */
export function growth(time: readonly number[], level: readonly number[]): number {
  const years = (time[time.length - 1] - time[0]) / DAY_MS / 365.25;
  return years > 0 ? (level[level.length - 1] / level[0]) ** (1 / years) - 1 : NaN;
}

/** Distances below the highest close so far, as positive fractions: one for each return. */
const depthsOf = (equity: readonly number[]): number[] =>
  equity.map((x, row) => 1 - x / equity.slice(0, row + 1).reduce((a, b) => Math.max(a, b))).slice(1);

/** The lists of a run. */
export function given(columns: MetricColumns) {
  const time = [...columns.time];
  const equity = [...columns.equity];
  const r = steps(equity);
  const { riskFreeReturns, periodsPerYear: P } = columns;
  const rates = riskFreeReturns ? [...riskFreeReturns] : r.map(() => (1 + columns.riskFree) ** (1 / P) - 1);
  const compound = rates.reduce((product, rate) => product * (1 + rate), 1) ** (P / rates.length) - 1;
  const index = columns.benchmark ? [...columns.benchmark] : null;
  const falls = fallsOf(equity);
  return {
    columns,
    time,
    equity,
    gross: [...columns.gross],
    P,
    root: P ** 0.5,
    riskFree: riskFreeReturns ? compound : columns.riskFree,
    years: (time[time.length - 1] - time[0]) / DAY_MS / 365.25,
    r,
    rates,
    x: r.map((each, i) => each - rates[i]),
    geo: growth(time, equity),
    falls,
    depths: falls.map(({ from, bottom }) => equity[bottom] / equity[from] - 1),
    index,
    b: index && steps(index),
    under: depthsOf(equity),
  };
}

/** What every family is computed from. */
export type Given = ReturnType<typeof given>;
