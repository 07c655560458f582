// `npm run bench`: speed beside limit loops in the same process, bytes allocated, laws of growth, whole processes. Ratios are what counts:
// seconds mislead on a machine that others use.

import { writeFileSync } from 'node:fs';

import { UserError } from 'tidemark';

import { allocations } from './allocations.js';
import { compare } from './compare/index.js';
import { benchData, measureData } from './data.js';
import { type Found, writeFigures } from './figures.js';
import { growth } from './growth.js';
import { type Group, narrowed, timed } from './measure.js';
import { isRoomy } from './memory.js';
import { type Options, optionsOf, type Part } from './options.js';
import { benchPage } from './page.js';
import { recordOf } from './record.js';
import { startUp } from './start-up.js';
import { benchSweep } from './sweep.js';
import { durations, speeds } from './table.js';
import { crossWork } from './work/cross.js';
import { gridWork } from './work/grid.js';
import { ordersWork } from './work/orders.js';
import { rotationWork } from './work/rotation.js';

/** Measures a part and prints it. */
type Bench = (options: Options) => Partial<Found> | Promise<Partial<Found>>;

const speedOf =
  (title: string, ...makes: readonly ((isShort: boolean) => Group)[]): Bench =>
  ({ rounds, isShort, unit, only }) => {
    const groups = makes.map((make) => narrowed(make(isShort), only));
    const rows = groups.flatMap((group) => timed(rounds, group, unit));
    const [{ work, of }] = groups;
    console.log(`${title}, ${work.toLocaleString('en')} ${of}\n${speeds(rows)}\n`);
    return { rows };
  };

/** A part that only prints. */
const printed =
  (print: (options: Options) => unknown): Bench =>
  async (options) => {
    await print(options);
    return {};
  };

const BENCHES: Readonly<Record<Part, Bench>> = {
  A: speedOf(
    'A. One cross of SMA(20) and SMA(50)',
    (isShort) => crossWork(isShort ? 1e5 : 1e6, 'warm'),
    (isShort) => crossWork(isShort ? 1e5 : 1e6, 'cold'),
  ),
  B: speedOf('B. The cross at a thousand points of fast and slow', (isShort) => gridWork(5000, isShort ? 100 : 1000)),
  C: speedOf('C. The five strongest of 20 instruments, each month', () => rotationWork(5000, 20)),
  D: speedOf('D. One order on every bar', (isShort) => ordersWork(isShort ? 2e4 : 2e5)),
  alloc: async (options) => ({ counts: await allocations(options) }),
  growth: (options) => ({ laws: growth(options) }),
  start: ({ rounds }) => {
    const rows = startUp(rounds);
    console.log(`Whole processes\n${durations(rows)}\n`);
    return { rows };
  },
  sweep: printed(benchSweep),
  data: printed(benchData),
  page: printed(() => benchPage()),
};

async function bench(words: readonly string[]): Promise<void> {
  const options = optionsOf(words);
  const { rounds, parts, json, docs, unit } = options;
  if (!isRoomy())
    console.log(
      `Node ${process.version}, ${rounds} rounds in turn by ${unit === 'ms' ? 'the clock' : 'the time of the processor'}; medians, with the lowest and the highest\n`,
    );
  const found: Partial<Found>[] = [];
  for (const part of parts) found.push(await BENCHES[part](options));
  const all: Found = {
    rows: found.flatMap(({ rows = [] }) => rows),
    counts: found.flatMap(({ counts = [] }) => counts),
    laws: found.flatMap(({ laws = [] }) => laws),
  };
  if (json !== null) writeFileSync(json, `${JSON.stringify(recordOf(all.rows, all.counts), null, 2)}\n`);
  if (docs !== null) writeFigures(docs, all);
}

const [first, ...others] = process.argv.slice(2);
try {
  if (first === 'compare') process.exitCode = await compare(others);
  // The processes of the part `data` call themselves.
  else if (first === 'data' && others.length === 3 && !others[0].startsWith('-')) {
    await measureData(others[0], others[1], others[2]);
  } else await bench(process.argv.slice(2));
  // Browsers and threads may still hold the process.
  process.exit();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(2);
}
