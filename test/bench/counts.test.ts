// The short form of the bench: it fails on counts that no machine changes, never on seconds.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ColumnCache, crosses, RunBuffer, simulate, sma, strategy, type Strategy } from 'tidemark';
import { expect, onTestFinished, test, vi } from 'vitest';

import { readRecord } from './compare/read-record.js';
import { wander } from './market.js';
import { counted } from './reads.js';
import { assertSame } from './same.js';
import { busy, byHand, declared, everyBar, rotation } from './strategies.js';
import { gridOf } from './contenders/grid.js';
import { WORKS } from './contenders/index.js';

test('the engine and the limit loops end the same, in all that is timed', () => {
  const works = Object.values(WORKS).flat();
  const ended = works.map((work) =>
    Object.keys(work.targets).map((name) => {
      const { limit, contender } = work.pairOf(name, true);
      // Twice: the second one finds what the first has left.
      return assertSame({ limit, [name]: contender, again: contender }).length;
    }),
  );
  expect(ended).toEqual([[1, 1, 1], [1, 1, 1, 1], [100, 100, 100, 100, 100], [1, 1], [1]]);
});

test('what does not end the same is not timed', () => {
  const end = { equity: 1e6, fills: 3 };
  const against = (other: typeof end) => () => assertSame({ loop: () => end, engine: () => other });
  expect(against({ equity: 1e6 + 1e-4, fills: 3 })).not.toThrow();
  expect(against({ equity: 1e6 + 2e-3, fills: 3 })).toThrow(/engine ends with/);
  expect(against({ equity: 1e6, fills: 4 })).toThrow(/after 4 fills/);
  expect(against({ equity: Number.NaN, fills: 3 })).toThrow(/NaN/);
  expect(() => assertSame({ loop: () => [end, end], engine: () => [end] })).toThrow(/1 times/);
});

/** Has the built bench measure, with flags of Node; the record that it writes, and the folder that this is in. */
function measured(words: readonly string[], flagsOf: (folder: string) => readonly string[] = () => []) {
  const program = fileURLToPath(new URL('../../dist/bench.js', import.meta.url));
  expect(existsSync(program), `${program} is missing; run "npm run build" first`).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-counts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const json = join(folder, 'record.json');
  execFileSync(process.execPath, [...flagsOf(folder), program, ...words, '--json', json], { stdio: 'ignore' });
  return { record: readRecord(json), folder };
}

test('contenders are measured in processes of their own, with the flags of the first', () => {
  // Each process of Node says with which words it was started.
  const saying = (folder: string) => {
    const path = JSON.stringify(join(folder, 'started'));
    const said = 'process.pid + " " + process.argv.slice(2, 6).join(",") + "\\n"';
    const code = `import { appendFileSync } from 'node:fs'; appendFileSync(${path}, ${said});`;
    return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
  };
  const { record, folder } = measured(['D', '--rounds', '6', '--cpu'], saying);
  const started = readFileSync(join(folder, 'started'), 'utf8').trim().split('\n');
  const processes = started.map((line) => line.slice(line.indexOf(' ') + 1));
  expect(processes).toEqual(['D,--rounds,6,--cpu', 'pair,D,every bar,3', 'pair,D,every bar,3']);
  expect(new Set(started.map((line) => line.split(' ')[0])).size).toBe(3);
  const [limit, row] = record.rows;
  expect([limit.name, row.name, row.samples.length]).toEqual(['D: limit loop', 'D: every bar', 6]);
  expect(row.limits).toEqual(limit.samples);
});

/** Bytes as the built bench counts them, in a process that has the room for it. */
const bytes = (): ReadonlyMap<string, number> =>
  new Map(measured(['alloc', '--short']).record.counts.map(({ name, value }) => [name, value]));

test('bytes: none for a bar without a trade, few for a fill and for a run, none that a sweep keeps', () => {
  const counts = bytes();
  // A number that is boxed would be 12 bytes on each bar, an object more.
  expect(counts.get('bytes of a bar that is looked at')).toBeLessThan(1);
  expect(counts.get('bytes of an order and its fill')).toBeLessThan(200);
  expect(counts.get('bytes of an order and its fill, without a buffer')).toBeLessThan(600);
  // A fill on every fortieth bar.
  expect(counts.get('bytes of a bar of the cross, every bar')).toBeLessThan(6);
  expect(counts.get('bytes of a bar of the cross, with when')).toBeLessThan(6);
  expect(counts.get('bytes of a run, however long')).toBeLessThan(30_000);
  expect(counts.get('bytes that a sweep keeps of a point')).toBeLessThan(100);
});

/** A cross that tells on which rows it was asked to decide. */
function asked(isDeclared: boolean): {
  readonly rows: number[];
  readonly crossings: number[];
  readonly told: Strategy;
} {
  const rows: number[] = [];
  const crossings: number[] = [];
  const told = strategy({
    about: declared.about,
    params: {},
    prepare(_, { assets: [asset] }) {
      const cross = crosses(sma(asset.close, 20), sma(asset.close, 50));
      const decide = (ctx: { readonly bar: number }) => {
        rows.push(ctx.bar);
        if (cross.now !== 0) crossings.push(ctx.bar);
      };
      return isDeclared ? { when: cross, decide } : decide;
    },
  });
  return { rows, crossings, told };
}

test('a strategy is asked on every row once, or on those of its signal and on no other', () => {
  const feed = wander(2000);
  const [every, signal] = [asked(false), asked(true)];
  simulate(every.told, feed, { cash: 1e6, first: 100 });
  simulate(signal.told, feed, { cash: 1e6, first: 100 });
  expect(every.rows).toEqual(Array.from({ length: 1900 }, (_, k) => 100 + k));
  expect(signal.rows).toEqual(every.crossings);
  expect(signal.rows.length).toBeGreaterThan(20);
});

test('a fill takes one row of each record, and an order one', () => {
  const run = simulate(busy, wander(500), { cash: 1e9 });
  const { orders, fills, refusals, cashflows, quantities } = run;
  // The last order waits when the run ends; the first posting is the deposit.
  expect([orders, fills, refusals, cashflows, quantities].map(({ length }) => length)).toEqual([500, 499, 1, 500, 499]);
});

test('a point of a sweep looks for the events that no other point has, asks for three things, and makes no column', () => {
  let made = 0;
  const store = { find: () => (made++, null), offer: () => {} };
  const columns = new ColumnCache({ store });
  const [ask, look] = [vi.spyOn(columns, 'derived'), vi.spyOn(columns, 'events')];
  const feed = wander(300);
  const points = gridOf(250);
  const buffer = new RunBuffer();
  for (const params of points) simulate(declared, feed, { cash: 1e6, columns, buffer, params });
  const averages = new Set(points.flatMap(({ fast, slow }) => [fast, slow])).size;
  expect(made).toBe(averages);
  expect(look.mock.calls.length).toBe(points.length);
  expect(ask.mock.calls.length).toBeLessThanOrEqual(2 * points.length);
});

/** Reads of prices by a warm run, by column, its fills, and the closes at which it held something of one instrument. */
function readsOf(of: Strategy, bars: number, instruments = 1) {
  const { feed, take } = counted(wander(bars, instruments));
  const settings = { cash: 1e9, columns: new ColumnCache(), buffer: new RunBuffer() };
  const cold = simulate(of, feed, settings).fills.length;
  const made = take();
  const run = simulate(of, feed, settings);
  const reads = take();
  const fills = run.fills.length;
  expect(fills).toBe(cold);
  let held = 0;
  const changes = [...run.quantities];
  changes.forEach(({ bar, quantity }, k) => {
    if (quantity !== 0) held += (changes[k + 1]?.bar ?? bars) - bar;
  });
  return { made, reads, fills, held };
}

test('prices: the close is read once a bar to price what is held, the others only where an order meets the market', () => {
  const bars = 4000;
  for (const of of [declared, everyBar]) {
    const { reads, fills, held } = readsOf(of, bars);
    expect(fills).toBeGreaterThan(40);
    expect(held).toBeGreaterThan(bars / 4);
    expect(reads.close).toBeLessThanOrEqual(held + 3 * fills);
    expect(reads.open).toBeLessThanOrEqual(3 * fills);
    expect(reads.high + reads.low + reads.volume).toBe(0);
  }
});

test('prices: to make two averages takes each close a few times, whatever their windows', () => {
  const { made, reads } = readsOf(declared, 4000);
  expect(made.close - reads.close).toBeLessThanOrEqual(8 * 4000);
});

const total = (reads: Readonly<Record<string, number>>): number => Object.values(reads).reduce((sum, n) => sum + n, 0);

test.each([
  ['bars, with when', (size: number) => readsOf(declared, 1000 * size)],
  ['bars, every bar', (size: number) => readsOf(byHand, 1000 * size)],
  ['orders', (size: number) => readsOf(busy, 100 * size)],
  ['instruments', (size: number) => readsOf(rotation, 300, 3 * size)],
] as const)('twice as many %s take at most 2.1 times the reads', (_, at) => {
  const reads = [1, 2, 4, 8, 16].map((size) => total(at(size).made));
  expect(reads[0]).toBeGreaterThan(100);
  reads.slice(1).forEach((more, k) => expect(more / reads[k]).toBeLessThanOrEqual(2.1));
});
