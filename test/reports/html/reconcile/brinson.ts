// Brinson's effects from the accounts and benchmark.csv: weights, returns, effects and their links, by lists.

import type { Account } from './accounts.js';
import { type Folder, num, total } from './csv-text.js';
import type { Wanted } from './curve.js';

/** By what segments are formed. */
export type Grouping = 'instrument' | 'market' | 'currency' | 'kind';

const EFFECTS = ['allocation', 'selection', 'interaction', 'trading'] as const;

interface Segment {
  readonly name: string;
  /** Of each period. */
  readonly weight: number[];
  readonly neutral: number;
  readonly effects: readonly number[][];
}

const returnsOf = (curve: readonly number[]): number[] => curve.slice(1).map((value, row) => value / curve[row] - 1);
const compound = (returns: readonly number[]): number => returns.reduce((growth, each) => growth * (1 + each), 1) - 1;
const steep = (r: number, b: number): number => (r === b ? 1 / (1 + r) : (Math.log(1 + r) - Math.log(1 + b)) / (r - b));

function carino(ours: readonly number[], theirs: readonly number[]): number[] {
  const whole = steep(compound(ours), compound(theirs));
  return ours.map((r, t) => steep(r, theirs[t]) / whole);
}

function menchero(ours: readonly number[], theirs: readonly number[]): number[] {
  const [R, B, T] = [compound(ours), compound(theirs), ours.length];
  const even = (R - B) / T / ((1 + R) ** (1 / T) - (1 + B) ** (1 / T));
  const apart = ours.map((r, t) => r - theirs[t]);
  const missing = (R - B - even * total(apart)) / total(apart.map((each) => each ** 2));
  return apart.map((each) => even + missing * each);
}

function segmentsOf(folder: Folder, accounts: readonly Account[], by: Grouping): Segment[] {
  const { setup, equity } = folder;
  const base = `cash:${setup.configuration.base}`;
  const assets = new Map(setup.data.assets.map((asset) => [asset.symbol, asset]));
  const placed = ({ name, currency }: Account): string => {
    const asset = assets.get(name);
    if (!asset) return by === 'currency' ? currency : 'cash';
    return by === 'instrument' ? name : asset[by];
  };
  const parts = new Map<string, { name: string; weight: number; growth: number[] }>();
  for (const line of folder.of('benchmark')) {
    const name = by === 'instrument' ? line.symbol : line[by];
    const part = parts.get(line.symbol) ?? { name, weight: num(line.weight), growth: [] };
    part.growth.push(num(line.growth));
    parts.set(line.symbol, part);
  }
  const theirs = [...parts.values()];
  const rate = returnsOf(equity);
  const benchmark = rate.map((_, t) =>
    total(theirs.map(({ weight, growth }) => weight * (growth[t + 1] / growth[t] - 1))),
  );
  const names = [...new Set([...accounts.map(placed), ...theirs.map(({ name }) => name)])];
  return names.map((name) => {
    const own = accounts.filter((account) => placed(account) === name);
    const held = theirs.filter((part) => part.name === name);
    const neutral = total(held.map(({ weight }) => weight));
    const weight: number[] = [];
    const effects = EFFECTS.map((): number[] => []);
    rate.forEach((r, t) => {
      const worth = equity[t];
      const all = total(accounts.map((account) => account.worth[t]));
      const shares = own.map((account) => (account.name === base ? worth - all : account.worth[t]) / worth);
      const traded = total(own.map((account) => account.traded[t + 1])) / worth;
      const rest = own.some((account) => account.name === base)
        ? r - total(accounts.map((account) => account.gained[t + 1])) / worth
        : 0;
      const earned = total(own.map((account) => account.gained[t + 1])) / worth - traded + rest;
      const w = total(shares);
      const gross = total(shares.map(Math.abs));
      const b =
        neutral === 0
          ? NaN
          : total(held.map((part) => part.weight * (part.growth[t + 1] / part.growth[t] - 1))) / neutral;
      // Long against short nearly cancels out, and says nothing of a return.
      const known = Math.abs(w) >= Math.max(1e-9, gross / 10);
      const p = known ? earned / w : neutral === 0 ? 0 : b;
      const leftover = earned - w * p;
      const [ours, index] = neutral === 0 ? [p, p] : [p, b];
      weight.push(w);
      effects[0].push((w - neutral) * (index - benchmark[t]) + (neutral === 0 ? leftover : 0));
      effects[1].push(neutral * (ours - index) + (neutral === 0 ? 0 : leftover));
      effects[2].push((w - neutral) * (ours - index));
      effects[3].push(traded);
    });
    return { name, weight, neutral, effects };
  });
}

const withSum = (values: readonly number[]): number[] => [...values, total(values)];
const dot = (a: readonly number[], b: readonly number[]): number => total(a.map((value, t) => value * b[t]));

/** A table of Brinson's effects, and the one by year. */
export function brinsonTables(
  folder: Folder,
  accounts: readonly Account[],
  by: Grouping,
): { table: Wanted; years: Wanted } {
  const { dates, equity, benchmark } = folder;
  const segments = segmentsOf(folder, accounts, by);
  const [ours, theirs] = [returnsOf(equity), returnsOf(benchmark)];
  const byCarino = carino(ours, theirs);
  const byMenchero = menchero(ours, theirs);
  const wholes = EFFECTS.map((_, e) => ours.map((_, t) => total(segments.map(({ effects }) => effects[e][t]))));
  const rows = segments.map(({ name, weight, neutral, effects }): [string, ...number[]] => [
    name,
    total(weight) / ours.length,
    neutral,
    ...withSum(effects.map((column) => dot(column, byCarino))),
  ]);
  const table: Wanted = [
    ...rows.filter(([, ...values]) => values.some((value) => Math.abs(value) > 1e-13)),
    ['Total', null, null, ...withSum(wholes.map((column) => dot(column, byCarino)))],
    ['Total, linked by Menchero', null, null, ...withSum(wholes.map((column) => dot(column, byMenchero)))],
  ];
  const years = [...new Set(dates.slice(1).map((date) => date.slice(0, 4)))].map((year): [string, ...number[]] => {
    const inside = (column: readonly number[]) => column.filter((_, t) => dates[t + 1].startsWith(year));
    const [r, b] = [inside(ours), inside(theirs)];
    return [year, compound(r), compound(b), ...withSum(wholes.map((column) => dot(inside(column), carino(r, b))))];
  });
  return { table, years };
}
