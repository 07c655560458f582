// What travels over a queue: it comes back as it was, and garbage is told from it.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { failed } from '../../sweep/evaluate.js';
import { addressOf } from '../../sweep/queue/address.js';
import { type Announcement, readAnnouncement, sweepName } from '../../sweep/queue/announcement.js';
import { FORMAT } from '../../sweep/queue/keys.js';
import { readOutcomes, writeOutcomes } from '../../sweep/queue/outcome-bytes.js';
import { fromJson, toJson } from '../../sweep/queue/plain.js';
import { messageOf, readMessage, shardName, shardsOf } from '../../sweep/queue/shard.js';
import { unserved } from '../../sweep/queue/unserved.js';
import { BLOCKS, CELLS, type Outcome, type Work } from '../../sweep/work.js';
import { HASH, JOB, VERSION } from './queue-kit.js';

/** Values of params, with the names that the form itself uses. */
const { plain } = fc.letrec((tie) => ({
  plain: fc.oneof(
    { depthSize: 'small' },
    fc.double(),
    fc.constantFrom(Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('plain'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('~', 'record', '__proto__', 'NaN')), tie('plain'), {
      maxKeys: 3,
    }),
  ),
}));

test('plain values survive a journey as text', () => {
  fc.assert(
    fc.property(plain, (value) => {
      const back = fromJson(JSON.parse(JSON.stringify(toJson(value))));
      expect(Object.is(back, value) || expect(back).toStrictEqual(shaped(value))).toBeTruthy();
    }),
  );
});

/** The same value with plain prototypes, as JSON makes them. */
function shaped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shaped(member)]));
}

test('what is no plain value does not travel', () => {
  for (const value of [() => 1, 1n, Symbol('x'), { deep: [() => 1] }])
    expect(() => toJson(value)).toThrow('cannot travel');
});

const column = (length: number) => fc.float64Array({ minLength: length, maxLength: length });
const METRICS = JOB.metrics.length;
const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }).map((error) => failed(error, JOB.metrics)),
  fc
    .record({
      metrics: column(METRICS),
      rest: column(4),
      count: fc.nat(9_999),
      cells: column(CELLS),
      squares: column(BLOCKS),
    })
    .map(({ metrics, rest, count, cells, squares }): Outcome => {
      const moments = Float64Array.of(count, ...rest);
      return { status: 'done', error: '', metrics, moments, cells, squares };
    }),
);
const anyOutcomes = fc.array(anyOutcome, { minLength: 1, maxLength: 5 });

test('outcomes survive a journey as bytes, each bit of them', () => {
  fc.assert(
    fc.property(anyOutcomes, (outcomes) => {
      expect(readOutcomes(writeOutcomes(outcomes, METRICS), outcomes.length, JOB)).toStrictEqual(outcomes);
    }),
  );
});

test('bytes of another length, or for another number of points, hold no outcomes; others are read without failing', () => {
  const change = fc.record({ at: fc.nat(), to: fc.nat(255) });
  fc.assert(
    fc.property(anyOutcomes, fc.nat(), change, fc.uint8Array({ maxLength: 64 }), (outcomes, cut, { at, to }, noise) => {
      const bytes = writeOutcomes(outcomes, METRICS);
      const count = outcomes.length;
      expect(readOutcomes(bytes.subarray(0, cut % bytes.length), count, JOB)).toBeUndefined();
      expect(readOutcomes(Buffer.concat([bytes, noise, Buffer.of(1)]), count, JOB)).toBeUndefined();
      expect(readOutcomes(bytes, count + 1, JOB)).toBeUndefined();
      expect(readOutcomes(noise, count, JOB)).toBeUndefined();
      const strange = Buffer.from(bytes);
      strange[at % 4] ^= 1;
      expect(readOutcomes(strange, count, JOB)).toBeUndefined();
      const damaged = Buffer.from(bytes);
      damaged[at % bytes.length] = to;
      const found = readOutcomes(damaged, count, JOB);
      if (found)
        expect(found.map(({ cells, metrics }) => [cells.length, metrics.length])).toEqual(
          found.map(() => [CELLS, METRICS]),
        );
    }),
  );
});

test('shards hold each work once, those of a scene in order, no more is pulled than is needed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 600 }), (scenes) => {
      let pulled = 0;
      const works = scenes.map((scene, at): Work => ({ at, scene, params: {} }));
      function* lazily() {
        for (const work of works) {
          pulled++;
          yield work;
        }
      }
      const shards: (readonly Work[])[] = [];
      let given = 0;
      for (const shard of shardsOf(lazily())) {
        shards.push(shard);
        given += shard.length;
        if (pulled < works.length) expect(pulled - given).toBeLessThan(32 * 4);
      }
      expect(shards.flat().sort((a, b) => a.at - b.at)).toEqual(works);
      for (const shard of shards) {
        expect(new Set(shard.map(({ scene }) => scene)).size).toBe(1);
        expect(shard.length).toBeLessThanOrEqual(32);
        expect(shard.every(({ at }, k) => k === 0 || at > shard[k - 1].at)).toBe(true);
      }
    }),
  );
});

const anyWork: fc.Arbitrary<Work> = fc.record(
  {
    at: fc.nat(),
    scene: fc.constant(0),
    params: fc.dictionary(fc.string(), plain, { maxKeys: 3 }).map((params) => shaped(params) as Work['params']),
    first: fc.nat(),
    rows: fc.nat(),
    flat: fc.boolean(),
  },
  { requiredKeys: ['at', 'scene', 'params'] },
);

test('a shard is read as it was cut; its name depends on all that its outcomes depend on, and on nothing else', () => {
  const works = fc.array(anyWork, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(works, fc.nat(), anyWork, (shard, shift, other) => {
      const message = JSON.parse(JSON.stringify(messageOf(shard, HASH))) as ReturnType<typeof messageOf>;
      const read = readMessage(message);
      expect(read.scene).toBe(HASH);
      expect(read.work.map((each) => ({ ...each, scene: 0 }))).toStrictEqual(
        shard.map((each, at) => ({ ...each, at })),
      );
      const named = (each: readonly Work[], scene = HASH, sweep = 'a') => shardName(sweep, messageOf(each, scene));
      expect(named(shard.map((each) => ({ ...each, at: each.at + shift, scene: 7 })))).toBe(named(shard));
      expect(named(shard, 'e'.repeat(64))).not.toBe(named(shard));
      expect(named(shard, HASH, 'b')).not.toBe(named(shard));
      expect(named([...shard, other])).not.toBe(named(shard));
      expect(named([{ ...shard[0], params: { ...shard[0].params, own: shift } }, ...shard.slice(1)])).not.toBe(
        named(shard),
      );
    }),
  );
});

test('work of another format or of garbage is refused in a sentence', () => {
  const good = messageOf([{ at: 0, scene: 0, params: { a: 1 } }], HASH);
  expect(() => readMessage({ ...good, format: FORMAT + 1 })).toThrow(
    'The queue holds work of format 2, and this Tidemark knows 1',
  );
  for (const bad of [
    { ...good, scene: 'x' },
    { ...good, points: [] },
    { ...good, points: Array.from({ length: 33 }, () => good.points[0]) },
    { ...good, points: [{ params: [] }] },
    { ...good, points: [{ params: {}, rows: -1 }] },
    { ...good, points: [{ params: {}, first: '0' }] },
    { ...good, points: [{ params: {}, url: 'file:///x' }] },
  ]) {
    expect(() => readMessage(bad)).toThrow('no Tidemark of this version wrote');
  }
  for (const bad of [undefined, null, 3, 'x', []])
    expect(() => readMessage(bad)).toThrow('The queue holds work of format');
});

const SWEEP: Announcement = {
  format: FORMAT,
  version: VERSION,
  strategy: { name: './mine.ts', sourceHash: HASH },
  metrics: JOB.metrics,
  needs: [{ name: './mine.ts', sourceHash: HASH }],
};

test('an announcement is believed under its own name alone', () => {
  const name = sweepName(VERSION, SWEEP);
  expect(readAnnouncement(name, JSON.stringify(SWEEP))).toEqual(SWEEP);
  for (const other of [
    { ...SWEEP, version: '1' },
    { ...SWEEP, metrics: ['sharpe'] },
    { ...SWEEP, metrics: ['constructor'] },
    { ...SWEEP, needs: [{ name: 'x', sourceHash: '../x' }] },
    { ...SWEEP, format: 2 },
    {},
  ]) {
    expect(readAnnouncement(name, JSON.stringify(other))).toBeUndefined();
  }
  expect(readAnnouncement(name, '{"format"')).toBeUndefined();
  expect(readAnnouncement(name, 'null')).toBeUndefined();
});

test('an address is shown without user and password, and a wrong one is not repeated', () => {
  expect(addressOf('redis://me:secret@host:1234/3').shown).toBe('redis://host:1234/3');
  expect(addressOf('rediss://:secret@[::1]:1').shown).toBe('rediss://[::1]:1');
  for (const wrong of [
    '',
    'host',
    'host:6379',
    'http://me:secret@host',
    'redis://',
    'redis://:secret@host:99999',
    'redis:secret',
  ]) {
    expect(() => addressOf(wrong)).toThrow(/^--queue is no address of a Redis server; write it as redis:/);
  }
  expect(() => addressOf('redis://me:secret@host/name')).toThrow(/^--queue names no database/);
});

test('why nobody serves a sweep is said with what is missing, and where', () => {
  const worker = { format: 1, version: VERSION, slots: 1, has: [{ name: 'mine.ts', sourceHash: 'e'.repeat(64) }] };
  const said = (...workers: Parameters<typeof unserved>[2]) => unserved('redis://h:1', SWEEP, workers);
  expect(said()).toBe(
    'No worker serves the queue at redis://h:1; start one with "tidemark worker --queue redis://h:1 --strategies DIR".',
  );
  expect(said({ ...worker, label: 'a', version: '8' })).toBe(
    'No worker of the queue at redis://h:1 runs Tidemark 9.9.9+test, but 8 on a; install the same everywhere.',
  );
  expect(said({ ...worker, label: 'a' }, { ...worker, label: 'b', has: [] })).toBe(
    './mine.ts with the hash ffffffffffff is missing on a (whose mine.ts is eeeeeeeeeeee), b; ' +
      'copy the file into the folder that the worker names with --strategies.',
  );
});

test('what is left of a search is cut where the whole was, so that its shards have the names that they had', () => {
  const hold = fc.array(fc.nat(99), { maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 500 }), fc.integer({ min: 1, max: 3 }), hold, (count, scenes, done) => {
      const works = Array.from({ length: count }, (_, at): Work => ({ at, scene: at % scenes, params: { at } }));
      const gone = new Set(done.map((block) => block * 32 * scenes));
      const isGone = ({ at }: Work) => gone.has(at - (at % (32 * scenes)));
      const named = (some: readonly Work[]) =>
        Array.from(shardsOf(some, scenes), (shard) => shardName('a', messageOf(shard, HASH)));
      const before = new Set(named(works));
      const after = named(works.filter((work) => !isGone(work)));
      // Only the small shards that each search begins with lie elsewhere.
      expect(after.filter((name) => !before.has(name)).length).toBeLessThanOrEqual(8 + scenes);
    }),
  );
});
