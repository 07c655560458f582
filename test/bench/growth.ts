// How the cost of a run grows: with bars, instruments, points and fills, over three decades each.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ColumnCache, RunBuffer, simulate } from 'tidemark';

import { wander } from './market.js';
import { CLOCKS, columns } from './measure.js';
import type { Options } from './options.js';
import { type Measured, stepsOf } from './growth-law.js';
import { drawGrowth } from './growth-plot.js';
import { busy, declared, rotation } from './strategies.js';
import { gridOf } from './contenders/grid.js';

/** Of the processor: a step from one size to the next shows what others do meanwhile, where the clock counts. */
const now = CLOCKS['cpu ms'];
/** Doublings of each law: 2^10 is three decades. */
const DOUBLINGS = 10;
/** Least time of one measurement, so that the clock can tell it. */
const LEAST_MS = 10;
/** What twice as much may cost. */
const MOST = 2.1;

/** One law: work of a size, made once. */
interface Law {
  readonly name: string;
  /** The first size of those that are measured. */
  readonly from: number;
  /** Work of a size. */
  make(size: number): () => unknown;
}

const LAWS: readonly Law[] = [
  {
    name: 'bars',
    from: 1000,
    make(bars) {
      const feed = wander(bars);
      const buffer = new RunBuffer();
      return () => simulate(declared, feed, { cash: 1e6, columns: new ColumnCache(), buffer });
    },
  },
  {
    name: 'instruments',
    from: 1,
    make(instruments) {
      const feed = wander(500, instruments);
      const buffer = new RunBuffer();
      return () => simulate(rotation, feed, { cash: 1e6, columns: new ColumnCache(), buffer });
    },
  },
  {
    name: 'points',
    from: 1,
    make(count) {
      const feed = wander(1000);
      const points = gridOf(count);
      return () => {
        const shared = { cash: 1e6, columns: new ColumnCache(), buffer: new RunBuffer() };
        for (const params of points) simulate(declared, feed, { ...shared, params });
      };
    },
  },
  {
    name: 'fills',
    from: 1000,
    make(fills) {
      const feed = wander(fills);
      const shared = { cash: 1e9, columns: new ColumnCache(), buffer: new RunBuffer() };
      return () => simulate(busy, feed, shared);
    },
  },
];

/** Times a law at all its sizes, in turn. */
function measured({ name, from, make }: Law, doublings: number, rounds: number): Measured {
  const sizes = Array.from({ length: doublings + 1 }, (_, k) => from * 2 ** k);
  const works = sizes.map((size) => ({ work: make(size), repeats: 1, least: Infinity }));
  for (const each of works) each.repeats = repeatsOf(each.work);
  for (let round = 0; round < rounds; round++) {
    for (const each of works) {
      const start = now();
      for (let k = 0; k < each.repeats; k++) each.work();
      each.least = Math.min(each.least, (now() - start) / each.repeats);
    }
  }
  return { name, sizes, costs: works.map(({ least }) => least) };
}

/** How often work has to be done to be timed; it is warm then. */
function repeatsOf(work: () => unknown): number {
  for (let repeats = 1; ; repeats *= 2) {
    const start = now();
    for (let k = 0; k < repeats; k++) work();
    if (now() - start >= LEAST_MS) return repeats;
  }
}

/** Measures and prints what twice as much costs, and draws it where a folder is given. */
export function growth({ rounds, isShort, out }: Options): readonly Measured[] {
  const laws = LAWS.map((law) => measured(law, isShort ? 4 : DOUBLINGS, isShort ? 3 : rounds));
  const rows = laws.map((law) => {
    const steps = stepsOf(law);
    const [mean, most, slope] = [steps.mean, steps.most, steps.slope].map((value) => value.toFixed(2));
    const span = `${law.name}, ${law.sizes[0]} to ${law.sizes.at(-1)}`;
    const said = (is: boolean) => (is ? 'yes' : 'no');
    return [span, mean, most, String(steps.from), slope, said(steps.mean <= MOST), said(steps.most <= MOST)];
  });
  const head = ['twice as many cost', 'mean', 'most', 'from', 'slope', `mean <= ${MOST}`, `each <= ${MOST}`];
  console.log(`Growth, the least time of the processor in some rounds at each size\n${columns([head, ...rows])}\n`);
  for (const law of laws) console.log(`${bars(law)}\n`);
  if (out !== null) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'growth.svg'), drawGrowth(laws));
  }
  return laws;
}

const WIDTH = 50;

/** Microseconds of each size for one of what grows: bars of one length where the law is linear. */
function bars({ name, sizes, costs }: Measured): string {
  const each = costs.map((cost, k) => (cost / sizes[k]) * 1000);
  const most = Math.max(...each);
  const rows = each.map((us, k) => [
    String(sizes[k]),
    `${us.toPrecision(3)} us each`,
    '#'.repeat(Math.max(1, Math.round((us / most) * WIDTH))).padEnd(WIDTH),
  ]);
  return columns([[name, '', ''.padEnd(WIDTH)], ...rows]);
}
