// `npm run bench`: speed beside limit loops in processes of their own, bytes allocated, laws of growth, whole processes. Ratios are what counts:
// seconds mislead on a machine that others use.

import { writeFileSync } from 'node:fs';

import { UserError } from 'tidemark';

import { allocations } from './allocations.js';
import { compare } from './compare/index.js';
import { benchData, measureData } from './data.js';
import { type Found, writeFigures } from './figures.js';
import { growth } from './growth.js';
import { isRoomy } from './memory.js';
import { type Options, optionsOf, type Part } from './options.js';
import { assertOutputs } from './outputs.js';
import { benchPage } from './page.js';
import { recordOf } from './record.js';
import { startUp } from './start-up.js';
import { speed, speedOfPair } from './speed.js';
import { benchSweep } from './sweep.js';
import { durations } from './table.js';
import { type Timed, WORKS } from './contenders/index.js';

/** Measures a part and prints it. */
type Bench = (options: Options) => Partial<Found> | Promise<Partial<Found>>;

/** A part that only prints. */
const printed =
  (print: (options: Options) => unknown): Bench =>
  async (options) => {
    await print(options);
    return {};
  };

const BENCHES: Readonly<Record<Exclude<Part, Timed>, Bench>> = {
  alloc: async (options) => ({ counts: await allocations(options) }),
  growth: (options) => ({ laws: growth(options) }),
  start: ({ rounds }) => {
    const rows = startUp(rounds);
    console.log(`Whole processes, by the clock\n${durations(rows)}\n`);
    return { rows };
  },
  sweep: printed(benchSweep),
  data: printed(benchData),
  page: printed(() => benchPage()),
};

async function bench(words: readonly string[]): Promise<void> {
  const options = optionsOf(words);
  const { rounds, parts, json, docs, unit } = options;
  assertOutputs(options);
  if (!isRoomy())
    console.log(
      `Node ${process.version}, ${rounds} rounds in turn by ${unit === 'ms' ? 'the clock' : 'the time of the processor'}; medians, with the lowest and the highest\n`,
    );
  const isTimed = (part: Part): part is Timed => part in WORKS;
  // All of them at once: their processes take turns.
  const found: Partial<Found>[] = [{ rows: speed(options, parts.filter(isTimed)) }];
  for (const part of parts) if (!isTimed(part)) found.push(await BENCHES[part](options));
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
  // The processes of A to D, and of the part `data`, call themselves.
  else if (first === 'data' && others.length === 3 && !others[0].startsWith('-')) {
    await measureData(others[0], others[1], others[2]);
  } else if (first === 'pair') speedOfPair(others);
  else await bench(process.argv.slice(2));
  // Browsers and threads may still hold the process.
  process.exit();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(2);
}
