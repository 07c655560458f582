// What the curve alone tells: months, years, falls, regimes, windows.

import { type Folder, total } from './csv-text.js';
import type { PageTable } from './page-text.js';

/** Rows of a table as they should be: the first cell's text where it is known, then the numbers; null where a cell bears none. */
export type Wanted = readonly (readonly [string, ...(number | null)[]])[];

const DAY = 86_400_000;
const at = (date: string): number => Date.parse(date);

/** Growth from one row to another. */
const between = (curve: readonly number[], from: number, to: number): number => curve[to] / curve[from] - 1;

/** The last row of each period, by so many letters of the date, and the row before its first. */
function periods(dates: readonly string[], letters: number): { name: string; from: number; to: number }[] {
  const out: { name: string; from: number; to: number }[] = [];
  for (let row = 1; row < dates.length; row++) {
    const name = dates[row].slice(0, letters);
    if (out.at(-1)?.name === name) out.at(-1)!.to = row;
    else out.push({ name, from: row - 1, to: row });
  }
  return out;
}

/** Months across, years down. */
export function monthTable({ dates, equity }: Folder): Wanted {
  const months = new Map(periods(dates, 7).map(({ name, from, to }) => [name, between(equity, from, to)]));
  return periods(dates, 4).map(({ name, from, to }) => [
    name,
    ...Array.from({ length: 12 }, (_, m) => months.get(`${name}-${String(m + 1).padStart(2, '0')}`) ?? null),
    between(equity, from, to),
  ]);
}

/** The ten deepest falls: depth, peak, bottom, recovery, days. */
export function fallTable({ dates, equity }: Folder): Wanted {
  const falls: [number, number, number, number, number][] = [];
  for (let peak = 0; peak < equity.length - 1;) {
    const back = equity.findIndex((value, row) => row > peak && value >= equity[peak]);
    const end = back < 0 ? equity.length : back;
    const inside = equity.slice(peak, end);
    const bottom = peak + inside.indexOf(Math.min(...inside));
    const left = at(dates[back < 0 ? equity.length - 1 : back]) - at(dates[peak]);
    if (bottom > peak)
      falls.push([
        equity[bottom] / equity[peak] - 1,
        at(dates[peak]),
        at(dates[bottom]),
        back < 0 ? NaN : at(dates[back]),
        left / DAY,
      ]);
    peak = end;
  }
  return falls
    .sort((a, b) => a[0] - b[0])
    .slice(0, 10)
    .map((fall, k) => [String(k + 1), ...fall]);
}

/** Deepest fall between two rows, both among them. */
export function deepest(curve: readonly number[], from = 0, to = curve.length - 1): number {
  const inside = curve.slice(from, to + 1);
  return Math.min(...inside.map((value, row) => value / Math.max(...inside.slice(0, row + 1)) - 1));
}

const deviation = (values: readonly number[]): number => {
  const mean = total(values) / values.length;
  return Math.sqrt(total(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
};

/** By how far the benchmark, or the run without one, stood below its highest close. */
export function regimeTable({ dates, equity, benchmark, setup }: Folder): Wanted {
  const led = benchmark.length > 0 ? benchmark : equity;
  const regime = led.map((value, row) => {
    const peak = Math.max(...led.slice(0, row + 1));
    return value <= peak * 0.8 ? 2 : value <= peak * 0.9 ? 1 : 0;
  });
  return ['Calm, above \u221210%', 'Fall, from \u221210% on', 'Crisis, from \u221220% on'].map((name, k) => {
    const rows = [...dates.keys()].slice(1).filter((row) => regime[row] === k);
    const compound = (curve: readonly number[]) =>
      rows.reduce((growth, row) => growth * (1 + between(curve, row - 1, row)), 1) - 1;
    const profit = total(rows.map((row) => equity[row] - equity[row - 1]));
    return [
      name,
      rows.length,
      total(rows.map((row) => at(dates[row]) - at(dates[row - 1]))) / DAY,
      compound(equity),
      ...(benchmark.length > 0 ? [compound(benchmark)] : []),
      rows.length < 2
        ? NaN
        : deviation(rows.map((row) => between(equity, row - 1, row))) * setup.data.periodsPerYear ** 0.5,
      profit,
      profit / (equity[equity.length - 1] - equity[0]),
    ];
  });
}

/** The windows of the page's own table: their names and dates are the program's, all figures are the curve's. */
export function windowTable({ dates, equity, benchmark }: Folder, { rows }: PageTable): Wanted {
  return rows.map(([name, from, to]) => {
    const [begin, end] = [from, to].map(({ text }) => dates.findLastIndex((date) => date.slice(0, 10) <= text));
    return [
      name.text,
      at(from.text),
      at(to.text),
      between(equity, begin, end),
      ...(benchmark.length > 0 ? [between(benchmark, begin, end)] : []),
      deepest(equity, begin, end),
    ];
  });
}

/** What the sentence above the histogram says: mean, deviation, the loss of one period in twenty and the mean of those. */
export function spread({ equity }: Folder): readonly [number, number, number, number] {
  const returns = equity.slice(1).map((value, row) => value / equity[row] - 1);
  const sorted = [...returns].sort((a, b) => a - b);
  const place = (sorted.length - 1) * 0.05;
  const low = Math.floor(place);
  const risk = sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]);
  const beyond = sorted.filter((value) => value <= risk);
  return [total(returns) / returns.length, deviation(returns), risk, total(beyond) / beyond.length];
}
