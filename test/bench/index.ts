// `npm run bench`: speed beside a plain loop in the same process, bytes allocated, and the time to start. Ratios are what counts:
// seconds mislead on a machine that others use.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { ColumnCache, type Feed, type Strategy, simulate } from 'tidemark';

import { wander } from './market.js';
import { benchData, measureData } from './data.js';
import { type Times, columns, inTurn, median } from './measure.js';
import { bytesOf } from './memory.js';
import { cross } from './plain-loop.js';
import { benchPage } from './page.js';
import { startUp } from './start-up.js';
import { benchSweep } from './sweep.js';
import { busy, byHand, declared, everyBar, idle } from './strategies.js';

const BARS = Number(process.env.TIDEMARK_BENCH_BARS ?? 1_000_000);
const ROUNDS = 5;

/** The engine on warm columns, as in a sweep, and cold, with its indicators made inside the figure. */
function engines(feed: Feed, strategy: Strategy, name: string): Record<string, () => number> {
  const shared = { cash: 1e6, columns: new ColumnCache(), equity: new Float64Array(BARS) };
  const final = (settings: typeof shared | { cash: number }) => simulate(strategy, feed, settings).equity[BARS - 1];
  return { [`${name}, warm`]: () => final(shared), [`${name}, cold`]: () => final({ cash: 1e6 }) };
}

function assertEqual(contenders: Readonly<Record<string, () => number>>): void {
  const [plain, ...others] = Object.entries(contenders).map(([name, work]) => ({ name, equity: work() }));
  for (const { name, equity } of others) {
    if (Math.abs(equity - plain.equity) > 1e-9 * plain.equity)
      throw new Error(`${name} ends at ${equity}, the plain loop at ${plain.equity}`);
  }
  console.log(`All end with the same equity: ${plain.equity}\n`);
}

function speeds(times: readonly Times[]): string {
  const rate = (ms: number) => BARS / ms / 1000;
  const reference = median(times[0].times);
  return columns([
    ['sma-cross 20/50', 'M bars/s', 'lowest', 'highest', 'of the plain loop'],
    ...times.map(({ name, times: each }) => [
      name,
      rate(median(each)).toFixed(1),
      rate(Math.max(...each)).toFixed(1),
      rate(Math.min(...each)).toFixed(1),
      (reference / median(each)).toFixed(2),
    ]),
  ]);
}

// `node --expose-gc dist/bench.js sweep` measures this part alone.
if (process.argv.includes('sweep')) {
  await benchSweep();
  process.exit();
}

// `node --expose-gc dist/bench.js data` measures the reading of large files, each in a process of its own.
const dataAt = process.argv.indexOf('data');
if (dataAt > 0) {
  const [name, ...where] = process.argv.slice(dataAt + 1);
  if (name === undefined) await benchData();
  else await measureData(name, where[0], where[1]);
  process.exit();
}

// `node --expose-gc dist/bench.js page` measures the page of a run in a browser.
if (process.argv.includes('page')) {
  await benchPage();
  process.exit();
}

console.log(`Node ${process.version}, ${BARS} bars, ${ROUNDS} rounds in turn, medians\n`);

const feed = wander(BARS);
const { open, close } = feed.assets[0].raw;
const buffer = new Float64Array(BARS);
const contenders = {
  'plain loop': () => cross(open, close, BARS, 20, 50, buffer),
  ...engines(feed, declared, 'declared with when'),
  ...engines(feed, everyBar, 'deciding on every bar'),
  ...engines(feed, byHand, 'averages compared by hand'),
};
assertEqual(contenders);
console.log(speeds(inTurn(ROUNDS, contenders)));

// Few, so that no collection comes in between.
const FILLS = 4_000;
const settled = (strategy: Strategy, on: Feed) => median(bytesOf(strategy, on, 60).slice(-15));
const perRun = settled(idle, feed);
const perFill = settled(busy, wander(FILLS)) / FILLS;
console.log(`
bytes allocated by a run without orders     ${perRun}, ${(perRun / BARS).toFixed(4)} a bar
bytes allocated with an order on every bar  ${perFill.toFixed(0)} a fill (order, fill, posting and holding)
`);

const cli = fileURLToPath(new URL('./cli.js', import.meta.url));
if (existsSync(cli)) {
  const [empty, list] = startUp(cli, 10).map(({ times }) => median(times));
  console.log(
    `node -e 0      ${empty.toFixed(0)} ms\ntidemark list  ${list.toFixed(0)} ms, ${(list / empty).toFixed(2)} times as long`,
  );
} else console.log(`tidemark list was not timed: there is no ${cli}`);

await benchSweep();
