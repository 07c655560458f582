// The hash of texts and columns by its definition, and the fingerprint that another thread finds.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, fingerprint, fingerprintAside } from '../../data/index.js';
import { LARGE, roomOf } from '../../data/columnar/column-room.js';
import { partsOf } from '../../data/fingerprint.js';
import { hashParts, type Part } from '../../data/hash-parts.js';
import type { Feed } from '../../engine/index.js';
import { datasets } from './datasets.js';
import { temporaryFolder } from './temporary.js';

/** By its definition: every text after its length, every column after the text of its length, value by value. */
function byDefinition(parts: readonly Part[]): string {
  const text = (part: string) => Buffer.from(`${part.length}:${part};`, 'utf8');
  const pieces = parts.flatMap((part) => {
    if (typeof part === 'string') return [text(part)];
    const values = typeof part === 'number' ? Array.from({ length: part }, (_, row) => row) : [...part];
    const bytes = Buffer.alloc(8 * values.length);
    values.forEach((value, at) => {
      if (Number.isNaN(value)) Buffer.from('000000000000f87f', 'hex').copy(bytes, 8 * at);
      else bytes.writeDoubleLE(value, 8 * at);
    });
    return [text(`column ${values.length}`), bytes];
  });
  return createHash('sha256').update(Buffer.concat(pieces)).digest('hex');
}

/** NaNs of several bits. */
const otherNaN = new Float64Array(BigUint64Array.of(0xfff8000000000001n, 0x7ff8000000000002n).buffer);

const parts = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.oneof(fc.double(), fc.constantFrom(0, 1)), { maxLength: 40 })
      .map((values) => Float64Array.from(values)),
    fc.array(fc.integer(), { maxLength: 40 }).map((values) => Int32Array.from(values)),
    fc.integer({ min: 0, max: 40 }),
    // Longer than what is looked at at once, with a NaN behind the first piece.
    fc.constantFrom(40_000, 1 << 14, (1 << 14) + 1),
    fc.constantFrom(1, 20_000).map((at) => new Float64Array(33_000).fill(0.1).fill(NaN, at, at + 1)),
    fc.constant(otherNaN),
  ),
  { maxLength: 8 },
);

describe('the hash of parts', () => {
  it('is that of its definition', () => {
    fc.assert(
      fc.property(parts, (some) => {
        expect(hashParts(some)).toBe(byDefinition(some));
      }),
    );
  });

  it('takes rows that are all there for as many numbers', () => {
    expect(hashParts([Int32Array.of(0, 1, 2)])).toBe(hashParts([3]));
    fc.assert(
      fc.property(datasets, (dataset) => {
        const feed = align(dataset, { base: 'CNY' });
        const rows = (part: Part) =>
          typeof part === 'number' ? Array.from({ length: part }, (_, row) => row) : [...part];
        const told = partsOf(feed).filter((part) => typeof part === 'number' || part instanceof Int32Array);
        expect(told.map(rows)).toEqual(axesOf(feed).map((axis) => [...axis]));
      }),
    );
  });
});

/** The rows of all axes, in the order in which they are hashed. */
const axesOf = ({ assets, series }: Feed): readonly Int32Array[] => [
  ...assets.map(({ axis }) => axis.rows),
  ...[...series.keys()].sort().map((key) => series.get(key)!.axis.rows),
];

describe('the fingerprint that another thread finds', () => {
  const folder = temporaryFolder();

  /** A feed of long columns, in memory that threads share or not. */
  function longFeed(isShared: boolean): Feed {
    const [dataset] = fc.sample(datasets, { numRuns: 1, seed: 1 });
    const feed = align(dataset, { base: 'CNY' });
    const bytes = LARGE;
    const column = new Float64Array(isShared ? roomOf(bytes) : new ArrayBuffer(bytes)).map((_, row) => row / 7);
    const long = isShared ? new Float64Array(roomOf(bytes)) : column;
    long.set(column);
    long[long.length - 3] = NaN;
    const raw = { open: long, high: long, low: long, close: long, volume: long };
    return { ...feed, time: long, assets: [{ ...feed.assets[0], raw }, ...feed.assets.slice(1)] };
  }

  /** A worker of these words. */
  function worker(name: string, source: string): URL {
    const path = join(folder.path, name);
    writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads';\n${source}`);
    return pathToFileURL(path);
  }

  const built = new URL('../../dist/fingerprint-worker.js', import.meta.url);

  it('is the same', async () => {
    const feed = longFeed(true);
    expect(await fingerprintAside(feed, built)()).toBe(fingerprint(feed));
  });

  it('is asked of it where long columns are shared, and only there', async () => {
    const other = worker('other.mjs', `parentPort.postMessage('of the thread ' + workerData.length);`);
    const feed = longFeed(true);
    expect(await fingerprintAside(feed, other)()).toBe(`of the thread ${partsOf(feed).length}`);
    const apart = longFeed(false);
    expect(await fingerprintAside(apart, other)()).toBe(fingerprint(apart));
    expect(await fingerprintAside(feed, null)()).toBe(fingerprint(feed));
  });

  it('is found here where the thread fails, ends without a word or is not there', async () => {
    const feed = longFeed(true);
    const found = fingerprint(feed);
    for (const broken of [
      worker('throws.mjs', `throw new Error('no');`),
      worker('silent.mjs', `process.exit(0);`),
      pathToFileURL(join(folder.path, 'nowhere.mjs')),
    ]) {
      expect(await fingerprintAside(feed, broken)()).toBe(found);
    }
  });
});
