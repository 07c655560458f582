// Brinson attribution of a run against a benchmark of weights: its periods' effects, linked over the run and over each year.

import type { Feed, Run } from '../../engine/index.js';
import type { BenchmarkPart } from '../benchmark.js';
import { isoTime } from '../iso-time.js';
import { simpleReturns } from '../metrics/returns.js';
import { type Grouping, GROUPINGS } from './groups.js';
import { carinoFactors, mencheroFactors } from './linking.js';
import { Segments } from './segments.js';
import type { EachRow } from './walk.js';

/** Linked effects, as fractions. NaN where the account lost everything, since nothing can be linked then. */
export interface BrinsonSums {
  /** Of holding more or less of a segment than the benchmark. */
  readonly allocation: number;
  /** Of what was held within a segment. */
  readonly selection: number;
  /** Of both at once. */
  readonly interaction: number;
  /** Of what was bought and sold within the periods, with its costs. */
  readonly trading: number;
  /** All together. */
  readonly total: number;
}

/** A segment of the run or of its benchmark. */
export interface BrinsonSegment extends BrinsonSums {
  readonly name: string;
  /** Means of the weights at the beginnings of the periods, as fractions; a future counts with its underlying, and as much less of its currency's cash. */
  readonly weight: number;
  readonly benchmarkWeight: number;
}

/** A calendar year (UTC), linked by itself. */
export interface BrinsonYear extends BrinsonSums {
  readonly year: number;
  readonly portfolioReturn: number;
  readonly benchmarkReturn: number;
}

/** The effects by one grouping. */
export interface BrinsonTable {
  /** Those that had a weight or an effect; instruments in the feed's order, then those of the benchmark alone, then cash. Linked by Carino's factors. */
  readonly segments: readonly BrinsonSegment[];
  /** Their sums: `total` is the run's return less the benchmark's. */
  readonly total: BrinsonSums;
  /** The same sums linked by Menchero's factors. */
  readonly menchero: BrinsonSums;
  readonly years: readonly BrinsonYear[];
}

/** A run against its benchmark. Returns are fractions over the whole run. */
export interface RunBrinson {
  readonly weights: readonly { readonly symbol: string; readonly weight: number }[];
  readonly portfolioReturn: number;
  readonly benchmarkReturn: number;
  /** Periods between neighbouring closes that were linked. */
  readonly periods: number;
  /** First close without positive worth, ISO: with it the effects are undefined; empty where there is none. */
  readonly lost: string;
  readonly by: Readonly<Record<Grouping, BrinsonTable>>;
}

const EFFECTS = ['allocation', 'selection', 'interaction', 'trading'] as const;

/** The effects with their sum. */
function sumsOf(of: (effect: number) => number): BrinsonSums {
  const [allocation, selection, interaction, trading] = EFFECTS.map((_, effect) => of(effect));
  return { allocation, selection, interaction, trading, total: allocation + selection + interaction + trading };
}

/** The rows from 1 on by calendar year: the year, its first row and the one after its last. */
function yearsOf(time: Float64Array): { year: number; from: number; to: number }[] {
  const years: { year: number; from: number; to: number }[] = [];
  for (let row = 1; row < time.length; row++) {
    const year = new Date(time[row]).getUTCFullYear();
    if (years.at(-1)?.year === year) years.at(-1)!.to = row + 1;
    else years.push({ year, from: row, to: row + 1 });
  }
  return years;
}

/** The sums of one grouping while the periods pass. */
class Table {
  readonly #segments: Segments;
  readonly #weights: Float64Array;
  /** A column of segments for each effect. */
  readonly #linked: readonly Float64Array[];
  readonly #menchero = new Float64Array(EFFECTS.length);
  /** Effect by effect, year by year. */
  readonly #years: Float64Array;

  constructor(segments: Segments, years: number) {
    this.#segments = segments;
    this.#weights = new Float64Array(segments.names.length);
    this.#linked = EFFECTS.map(() => new Float64Array(segments.names.length));
    this.#years = new Float64Array(EFFECTS.length * years);
  }

  /** Adds the period that the segments have just passed, by its factors. */
  add(carino: number, menchero: number, ofYear: number, year: number): void {
    const { weight, effects } = this.#segments;
    for (let s = 0; s < weight.length; s++) this.#weights[s] += weight[s];
    for (let effect = 0; effect < EFFECTS.length; effect++) {
      const column = effects[EFFECTS[effect]];
      const linked = this.#linked[effect];
      let whole = 0;
      for (let s = 0; s < column.length; s++) {
        linked[s] += carino * column[s];
        whole += column[s];
      }
      this.#menchero[effect] += menchero * whole;
      this.#years[year * EFFECTS.length + effect] += ofYear * whole;
    }
  }

  read(
    periods: number,
    years: readonly Pick<BrinsonYear, 'year' | 'portfolioReturn' | 'benchmarkReturn'>[],
  ): BrinsonTable {
    const { names, benchmarkWeight } = this.#segments;
    const all = names.map((name, s): BrinsonSegment => {
      const weight = periods > 0 ? this.#weights[s] / periods : NaN;
      return { name, weight, benchmarkWeight: benchmarkWeight[s], ...sumsOf((effect) => this.#linked[effect][s]) };
    });
    const sum = (effect: keyof BrinsonSums) => all.reduce((so, each) => so + each[effect], 0);
    return {
      segments: all.filter((each) =>
        (['weight', 'benchmarkWeight', ...EFFECTS] as const).some((key) => each[key] !== 0),
      ),
      total: {
        allocation: sum('allocation'),
        selection: sum('selection'),
        interaction: sum('interaction'),
        trading: sum('trading'),
        total: sum('total'),
      },
      menchero: sumsOf((effect) => this.#menchero[effect]),
      years: years.map((each, k) => ({ ...each, ...sumsOf((effect) => this.#years[k * EFFECTS.length + effect]) })),
    };
  }
}

/** The Brinson-Fachler attribution of a run, told row by row by `walk`: hand it `eachRow`, then `read` it. Convention: docs/attribution.md. */
export function runBrinson(
  feed: Feed,
  run: Run,
  benchmark: { readonly equity: Float64Array; readonly weights: readonly BenchmarkPart[] },
): { readonly eachRow: EachRow; read(): RunBrinson } {
  const { first, equity } = run;
  const rows = equity.length;
  const time = feed.time.subarray(first, first + rows);
  const [ours, theirs] = [simpleReturns(equity), simpleReturns(benchmark.equity.subarray(0, rows))];
  const [carino, menchero] = [carinoFactors(ours, theirs), mencheroFactors(ours, theirs)];
  const years = yearsOf(time);
  const ofYear = new Float64Array(ours.length);
  const yearAt = new Int32Array(ours.length);
  years.forEach(({ from, to }, k) => {
    ofYear.set(carinoFactors(ours.subarray(from - 1, to - 1), theirs.subarray(from - 1, to - 1)), from - 1);
    yearAt.fill(k, from - 1, to - 1);
  });
  const groups = GROUPINGS.map((by) => {
    const segments = new Segments(by, feed, benchmark.weights);
    return { by, segments, table: new Table(segments, years.length) };
  });
  const change = (curve: Float64Array, from: number, to: number) =>
    curve[from] > 0 ? curve[to] / curve[from] - 1 : NaN;
  const eachRow: EachRow = (at, accounts) => {
    const row = at - first;
    if (row === 0) return;
    for (const { segments, table } of groups) {
      segments.pass(row, equity[row - 1], ours[row - 1], accounts);
      table.add(carino[row - 1], menchero[row - 1], ofYear[row - 1], yearAt[row - 1]);
    }
  };
  const read = (): RunBrinson => {
    const lost = equity.findIndex((worth) => !(worth > 0));
    const returns = years.map(({ year, from, to }) => {
      const [portfolioReturn, benchmarkReturn] = [equity, benchmark.equity].map((of) => change(of, from - 1, to - 1));
      return { year, portfolioReturn, benchmarkReturn };
    });
    return {
      weights: benchmark.weights.map(({ symbol, weight }) => ({ symbol, weight })),
      portfolioReturn: change(equity, 0, rows - 1),
      benchmarkReturn: change(benchmark.equity, 0, rows - 1),
      periods: ours.length,
      lost: lost < 0 ? '' : isoTime(time[lost], feed.frequency),
      by: Object.fromEntries(groups.map(({ by, table }) => [by, table.read(ours.length, returns)])) as RunBrinson['by'],
    };
  };
  return { eachRow, read };
}
