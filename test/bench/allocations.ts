// Bytes that a run allocates, by the bar and by the fill.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ColumnCache, type Feed, RunBuffer, type Settings, simulate, type Strategy } from 'tidemark';

import { readRecord } from './compare/read-record.js';
import { bytesKept } from './kept.js';
import { wander } from './market.js';
import { columns } from './measure.js';
import { bytesOf, isRoomy, ROOMY } from './memory.js';
import type { Options } from './options.js';
import type { Count } from './record.js';
import { bytesAgain } from './second-memory.js';
import { busy, declared, everyBar, idle } from './strategies.js';

/** Of what the bytes of a run are told. */
interface Case {
  readonly name: string;
  readonly strategy: Strategy;
  readonly rows: number;
  /** Whether runs write into a buffer, as those of sweeps do. */
  readonly isBuffered: boolean;
}

// A power of two, as columns grow, and few, so that no collection comes in between.
const FILLS = 2048;

const casesOf = (bars: number): readonly Case[] => [
  { name: 'a bar that is looked at', strategy: idle, rows: bars, isBuffered: true },
  { name: 'a bar of the cross, every bar', strategy: everyBar, rows: bars, isBuffered: true },
  { name: 'a bar of the cross, with when', strategy: declared, rows: bars, isBuffered: true },
  { name: 'an order and its fill', strategy: busy, rows: FILLS, isBuffered: true },
  { name: 'an order and its fill, without a buffer', strategy: busy, rows: FILLS, isBuffered: false },
];

/** What a length adds to the bytes of a run over what its caller hands in: (bytes of twice as many rows - bytes of `rows`) / rows; and what
 *  every run costs, however long it is. */
function growthOf({ strategy, rows, isBuffered }: Case, bytes: (work: () => object) => number) {
  const of = (feed: Feed) => {
    const settings: Settings = {
      cash: 1e9,
      columns: new ColumnCache(),
      ...(isBuffered && { buffer: new RunBuffer() }),
    };
    return bytes(() => simulate(strategy, feed, settings));
  };
  const few = of(wander(rows));
  const perRow = (of(wander(2 * rows)) - few) / rows;
  return { perRow, perRun: few - rows * perRow };
}

/** Counts and prints what runs allocate, in a process of its own where this one has not the room for it. */
export async function allocations({ isShort }: Options): Promise<readonly Count[]> {
  if (!isRoomy()) return inRoom(isShort);
  const cases = casesOf(isShort ? 5000 : 50_000);
  const first = cases.map((each) => growthOf(each, bytesOf));
  // Behind all first counts: it leaves the process in another state.
  const second = cases.map((each) => growthOf(each, bytesAgain));
  const countsOf = (of: readonly { readonly perRow: number; readonly perRun: number }[]): readonly Count[] => [
    ...cases.map(({ name }, k) => ({ name: `bytes of ${name}`, value: of[k].perRow, slack: 0.5 })),
    { name: 'bytes of a run, however long', value: of[0].perRun, slack: 500 },
  ];
  const counts = countsOf(first);
  const kept = { name: 'bytes that a sweep keeps of a point', value: await bytesKept(), slack: 50 };
  const again = countsOf(second);
  const rows = [...counts, kept].map(({ name, value }, k) => [
    name,
    value.toFixed(2),
    again[k]?.value.toFixed(2) ?? '',
  ]);
  console.log(`Allocated over what the caller hands in, garbage included\n${columns([['', 'bytes', 'again'], ...rows])}

First what the runtime says that it uses, before and after; then the samples of the heap profiler, and the columns where they are made.
`);
  return [...counts, kept];
}

function inRoom(isShort: boolean): readonly Count[] {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const json = join(folder, 'record.json');
    const words = [...ROOMY, process.argv[1], 'alloc', '--json', json, ...(isShort ? ['--short'] : [])];
    const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
    if (status !== 0) throw new Error('the process that counts bytes failed');
    return readRecord(json).counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
