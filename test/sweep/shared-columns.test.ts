// Threads find what others have derived, read it where it lies, and never see what is half written.

import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { Worker } from 'node:worker_threads';

import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { above, ColumnCache, ema, type Feed, simulate, sma, strategy } from '../../engine/index.js';
import { columnArena, SharedColumns } from '../../sweep/shared-columns.js';
import { readShared, shareScene } from '../../sweep/shared-feed.js';
import { anyScene, demoFeeds, sceneOf } from './scenes.js';

const scene = sceneOf(demoFeeds(13).us, { first: 300 });
const [asset] = scene.feed.assets;

/** Reads columns of several depths. */
const reader = strategy({
  about: 'Reads.',
  params: {},
  prepare(_, { assets: [first] }) {
    const isUp = above(sma(first.close, 5), ema(sma(first.close, 20), 9));
    return { when: isUp, decide: (ctx) => ctx.target(ctx.bar % 2 > 0 ? 0.9 : 0, first) };
  },
});

/** A cache that counts what it had to derive itself, beside one store. */
function counted(store: SharedColumns) {
  const columns = new ColumnCache({ store });
  const made: string[] = [];
  const { derived } = columns;
  columns.derived = (key, inputs, make) =>
    derived.call(columns, key, inputs, () => {
      made.push(key);
      return make();
    });
  return { columns, made };
}

/** One thread's view of a shared scene. */
function thread(shared: ReturnType<typeof shareScene>) {
  const store = new SharedColumns();
  const { feed, first, settings } = readShared(shared, store);
  const { columns, made } = counted(store);
  const run = () => [...simulate(reader, feed, { cash: settings.cash, first, columns }).equity];
  return { feed, run, made };
}

describe('a shared scene', () => {
  it('is read where it lies: threads see one memory, with what was one still one', () => {
    fc.assert(
      fc.property(anyScene, (any) => {
        const shared = shareScene(any, 0);
        const views = [1, 2].map(() => readShared(shared, new SharedColumns()));
        for (const { feed } of views) {
          expect(feed).toEqual(any.feed);
          const columns = feed.assets.flatMap(
            ({ raw, adjusted, factor, axis }) =>
              [...Object.values(raw), ...Object.values(adjusted), factor, axis.rows, axis.latest] as Float64Array[],
          );
          for (const column of [feed.time, ...columns]) expect(column.buffer).toBe(shared.bytes);
          feed.assets.forEach(({ raw, adjusted, axis }, k) => {
            const before = any.feed.assets[k];
            expect(adjusted === raw).toBe(before.adjusted === before.raw);
            expect(axis.rows === axis.latest).toBe(before.axis.rows === before.axis.latest);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is no larger than its columns, but for the words', () => {
    const { bytes } = shareScene(scene, 0);
    const distinct = new Set<Float64Array | Int32Array>([scene.feed.time]);
    for (const { raw, adjusted, factor, axis } of scene.feed.assets) {
      for (const each of [...Object.values(raw), ...Object.values(adjusted)]) distinct.add(each as Float64Array);
      for (const each of [factor, axis.rows, axis.latest]) distinct.add(each);
    }
    for (const each of [...scene.feed.rates.values(), ...scene.feed.calendars.values()]) distinct.add(each);
    for (const { values, dates, axis } of scene.feed.series.values()) {
      for (const each of [values, dates, axis.rows, axis.latest]) distinct.add(each);
    }
    const least = [...distinct].reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(bytes.byteLength).toBeGreaterThanOrEqual(least);
    expect(bytes.byteLength).toBeLessThan(least + 200_000);
  });
});

describe('columns that one thread has derived and asked for again', () => {
  it('are found by another, which derives nothing', () => {
    const shared = shareScene(scene, 1e8);
    const [one, other] = [thread(shared), thread(shared)];
    const wanted = one.run();
    expect(one.made.length).toBeGreaterThan(3);
    expect(one.run()).toEqual(wanted);
    expect(other.run()).toEqual(wanted);
    expect(other.made).toEqual([]);
  });

  it('are not found before, nor where there is no room', () => {
    for (const room of [1e8, 0]) {
      const shared = shareScene(scene, room);
      const [one, other] = [thread(shared), thread(shared)];
      const wanted = one.run();
      if (room === 0) one.run();
      expect(other.run()).toEqual(wanted);
      expect(other.made).toEqual(one.made);
    }
  });

  it('are taken until the arena is full, and then left out', () => {
    const columns = 8;
    const arena = columnArena(columns, scene.feed.time.length);
    const [one, other] = [new SharedColumns(), new SharedColumns()];
    for (const store of [one, other]) store.add(scene.feed, arena, columns);
    const inputs = [asset.adjusted.close, asset.axis];
    for (let k = 0; k < 20; k++) {
      const own = Float64Array.from(asset.adjusted.close, (value) => value * k);
      one.offer(`times ${k}`, inputs, { own, column: own, axis: asset.axis });
      const found = other.find(`times ${k}`, inputs);
      if (k >= columns) expect(found).toBeNull();
      else {
        expect(found?.column).toEqual(own);
        expect(found?.own).toBe(found?.column);
        expect(found?.column.buffer).toBe(arena);
        expect(found?.axis).toBe(asset.axis);
      }
    }
    for (let k = 0; k < columns; k++)
      expect(other.find(`times ${k}`, inputs)?.column[7]).toBe(asset.adjusted.close[7] * k);
    expect(other.find('times 3', [asset.adjusted.open, asset.axis])).toBeNull();
    expect(other.find('times 3', [asset.adjusted.close.slice(), asset.axis])).toBeNull();
  });

  it('are left out where they lie on an axis of their own', () => {
    const arena = columnArena(8, scene.feed.time.length);
    const store = new SharedColumns();
    store.add(scene.feed, arena, 8);
    const own = new Float64Array(3);
    const inputs = [asset.adjusted.close, asset.axis];
    store.offer('short', inputs, { own, column: own, axis: { rows: new Int32Array(3), latest: new Int32Array(3) } });
    expect(store.find('short', inputs)).toBeNull();
  });

  it('are whole whoever dies in the middle', async () => {
    // So large that publishing all takes longer than any of the delays below.
    const rows = 65_536;
    const columns = 192;
    const arena = columnArena(columns, rows);
    const feed = oneAsset(rows);
    const store = new SharedColumns();
    store.add(feed, arena, columns);
    const inputs = [feed.assets[0].raw.close, feed.assets[0].axis];
    const seen = new Set<number>();
    const look = () => {
      for (let k = 0; k < columns; k++) {
        const found = store.find(`k ${k}`, inputs);
        if (found === null) continue;
        seen.add(k);
        expect(found.column.length).toBe(rows);
        let others = 0;
        for (let row = 0; row < rows; row++) if (found.column[row] !== k) others++;
        expect(others).toBe(0);
      }
    };
    const code = await publisher();
    let killed = 0;
    for (let round = 0; round < 12; round++) {
      let isDone = false;
      const workers = [0, 1].map(
        (which) => new Worker(code, { eval: true, workerData: { arena, columns, rows, from: round * 20 + which * 7 } }),
      );
      for (const worker of workers) worker.on('message', () => (isDone = true));
      await Promise.race(workers.map((worker) => once(worker, 'online')));
      await new Promise((resolve) => setTimeout(resolve, round));
      look();
      await Promise.all(workers.map((worker) => worker.terminate()));
      if (!isDone) killed++;
      look();
    }
    expect(killed).toBeGreaterThan(0);
    expect(seen.size).toBeGreaterThan(5);
  });
});

/** What the roots of one instrument need; the same in every thread. */
const ONE_ASSET = `(rows) => {
  const column = new Float64Array(rows);
  const own = new Int32Array(rows);
  const prices = { open: column, high: column, low: column, close: column, volume: column };
  const asset = { index: 0, raw: prices, adjusted: prices, axis: { rows: own, latest: own } };
  return { time: new Float64Array(rows), assets: [asset], calendars: new Map(), series: new Map() };
}`;

const oneAsset = (rows: number): Feed => (runInThisContext(ONE_ASSET) as (rows: number) => Feed)(rows);

/** Code of a thread that publishes column after column. */
async function publisher(): Promise<string> {
  const source = fileURLToPath(new URL('../../sweep/shared-columns.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
  });
  return `${outputFiles[0].text}
    const { workerData: { arena, columns, rows, from }, parentPort } = require('node:worker_threads');
    const store = new module.exports.SharedColumns();
    const feed = (${ONE_ASSET})(rows);
    store.add(feed, arena, columns);
    const { raw, axis } = feed.assets[0];
    for (let k = 0; k < columns; k++) {
      const which = (k + from) % columns;
      const own = new Float64Array(rows).fill(which);
      store.offer('k ' + which, [raw.close, axis], { own, column: own, axis });
    }
    parentPort.postMessage('done');`;
}
