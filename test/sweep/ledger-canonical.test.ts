// The hash of plain values: equal values, equal hash; other values, another one.

import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { canonicalHash, jsonText } from '../../sweep/ledger/canonical.js';

const plain = fc.anything({
  key: fc.constantFrom('a', 'b', '10', '9', 'NaN', '__proto__', 'ü'),
  values: [
    fc.constantFrom<unknown>(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-310, 0.1 + 0.2),
    fc.constantFrom<unknown>('NaN', '-0', '0', '', 'null', null, true, false, 'true', '\ud800', 'Infinity'),
    fc.double(),
    fc.string(),
  ],
  maxDepth: 3,
});

/** Records with their keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}

const bare = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : value;

test('the order of keys does not count, everything else does', () => {
  let different = 0;
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(canonicalHash(reversed(a))).toBe(canonicalHash(a));
      const equal = isDeepStrictEqual(bare(reversed(a)), bare(reversed(b)));
      if (!equal) different++;
      expect(canonicalHash(a) === canonicalHash(b)).toBe(equal);
    }),
    { numRuns: 3000 },
  );
  expect(different).toBeGreaterThan(1000);
});

test('numbers, texts and lists that look alike differ', () => {
  const { NaN: none, POSITIVE_INFINITY: above, NEGATIVE_INFINITY: below } = Number;
  const numbers: unknown[] = [0, -0, none, above, below, [0], [-0], [1, 2], [12]];
  const texts = ['0', '-0', 'NaN', 'Infinity', 'null', 'true', '[]', '{}', ['1,2']];
  const records = [{}, { a: [] }, { a: {} }, { a: null }, { a: 1, b: 2 }, { 'a":1,"b': 2 }, { a: { b: 2 } }];
  const alike = [null, true, [], [[]], [null], ...numbers, ...texts, ...records];
  expect(new Set(alike.map(canonicalHash)).size).toBe(alike.length);
});

test('what is undefined is as if it were not there; a typed array is a list', () => {
  expect(canonicalHash({ a: undefined, b: 1 })).toBe(canonicalHash({ b: 1 }));
  expect(canonicalHash(Float64Array.of(1, 2))).toBe(canonicalHash([1, 2]));
});

test.each([() => 1, Symbol('a'), 1n, undefined, new Map(), new Date(0), [undefined]])(
  '%s is no plain value',
  (value) => {
    expect(() => canonicalHash(value)).toThrow(/no plain value/);
  },
);

test('JSON text reads back as it was, but for NaN, which is null', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double(), fc.string(), fc.boolean())), (list) => {
      const expected = list.map((each) => (Number.isNaN(each) ? null : each));
      expect(JSON.parse(jsonText(list))).toEqual(expected);
    }),
  );
});
