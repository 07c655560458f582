// The cache of derived columns: bounded, and without influence on what is derived.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyRow } from '../../engine/axis.js';
import { ColumnCache, type ColumnStore } from '../../engine/column-cache.js';
import type { Derived } from '../../engine/derived.js';

const ROWS = 32;
const BYTES = ROWS * 8;
const axis = everyRow(ROWS);
const roots = [0, 1, 2].map((k) => new Float64Array(ROWS).fill(k));

/** What the columns of a request hold, whoever keeps them. */
const valueOf = (key: number, root: number): number => key * 10 + root;

const asked = (cache: ColumnCache, key: number, root: number, made: { count: number } = { count: 0 }): Float64Array =>
  cache.derived(`fold ${key}`, [roots[root], axis], () => {
    made.count++;
    const own = new Float64Array(ROWS).fill(valueOf(key, root));
    return { own, column: own, axis };
  }).column;

const requests = fc.array(fc.tuple(fc.nat(40), fc.nat(2)), { maxLength: 200 });

describe('a cache of columns', () => {
  it('holds no more than it may, and answers as if it held nothing', () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 12 }), (list, most, room) => {
        const cache = new ColumnCache({ mostColumns: most, mostBytes: room * BYTES });
        for (const [key, root] of list) {
          expect([...asked(cache, key, root)]).toEqual(Array.from({ length: ROWS }, () => valueOf(key, root)));
          expect(cache.bytes).toBeLessThanOrEqual(Math.max(2, room) * BYTES);
          expect(cache.bytes).toBeLessThanOrEqual(Math.max(2, most + (most % 2)) * BYTES);
        }
      }),
    );
  });

  it('makes each column once where all of them have room', () => {
    fc.assert(
      fc.property(requests, (list) => {
        const cache = new ColumnCache();
        const made = { count: 0 };
        for (const [key, root] of list) asked(cache, key, root, made);
        expect(made.count).toBe(new Set(list.map(String)).size);
      }),
    );
  });

  it('keeps what is asked for again while others come and go', () => {
    const cache = new ColumnCache({ mostColumns: 16 });
    const made = { count: 0 };
    for (let k = 1; k < 1000; k++) {
      asked(cache, 0, 0, made);
      asked(cache, k, 0);
    }
    expect(made.count).toBe(1);
  });

  it('lets go of the memory', () => {
    const large = 2 ** 20;
    const wide = everyRow(large);
    const root = new Float64Array(large);
    const cache = new ColumnCache({ mostBytes: 64 * 2 ** 20 });
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    for (let k = 0; k < 60; k++) {
      cache.derived(`wide ${k}`, [root, wide], () => {
        const own = new Float64Array(large).fill(k);
        return { own, column: own, axis: wide };
      });
      collect();
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    // The one that is being made comes on top.
    expect(most).toBeLessThan((64 + 8 + 4) * 2 ** 20);
    expect(cache.bytes).toBe(64 * 2 ** 20);
  });

  it('offers to others what is asked for again, once, and takes from them what it has not', () => {
    const offered: string[] = [];
    const left = new Map<string, Derived>();
    const store: ColumnStore = {
      find: (key) => left.get(key) ?? null,
      offer: (key, _, derived) => void (offered.push(key), left.set(key, derived)),
    };
    const cache = new ColumnCache({ store });
    asked(cache, 1, 0);
    asked(cache, 2, 0);
    expect(offered).toEqual([]);
    for (let k = 0; k < 3; k++) asked(cache, 1, 0);
    expect(offered).toEqual(['fold 1']);

    const other = new ColumnCache({ store });
    const made = { count: 0 };
    expect(asked(other, 1, 0, made)).toBe(left.get('fold 1')?.column);
    asked(other, 1, 0, made);
    expect(made.count).toBe(0);
    expect(offered).toEqual(['fold 1']);
    expect(other.bytes).toBe(0);
  });
});
