// The space: its points in order, as numbers and back, none made before it is asked for.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UserError } from '../../../engine/index.js';
import { listed } from '../../../sweep/space/levels.js';
import { emptySpace, spaceOf } from '../../../sweep/space/make-space.js';
import { indexOf, pointAt, pointSet } from '../../../sweep/space/point.js';
import type { Dimension } from '../../../sweep/space/space.js';

const dimensionOf = (name: string, values: readonly number[]): Dimension => ({
  name,
  of: 'param',
  ...listed(values),
});

const dimensions = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }), { maxLength: 4 })
  .map((lists) => lists.map((values, k) => dimensionOf(`d${k}`, values)));

/** Takes about two thirds of all values, whatever they are. */
const valid = (values: Readonly<Record<string, unknown>>) =>
  Object.values(values).reduce<number>((sum, value) => sum + Number(value), 0) % 3 !== 0 || 'a multiple of three';

/** The values of all points by nested loops. */
const nested = (all: readonly Dimension[]): Record<string, unknown>[] =>
  all.reduce<Record<string, unknown>[]>(
    (before, { name, size, at }) =>
      before.flatMap((values) => Array.from({ length: size }, (_, level) => ({ ...values, [name]: at(level) }))),
    [{}],
  );

describe('a space', () => {
  it('has the points of nested loops that go together, the last dimension fastest', () => {
    fc.assert(
      fc.property(dimensions, (all) => {
        const space = spaceOf(all, valid);
        const loops = nested(all);
        expect(space.size).toBe(loops.length);
        const points = [...space.points()];
        expect(points.map((point) => space.values(point))).toEqual(loops.filter((values) => valid(values) === true));
        for (const point of points) expect(space.isValid(point)).toBe(true);
      }),
    );
  });

  it('numbers its points in the same order, and back', () => {
    fc.assert(
      fc.property(dimensions, (all) => {
        const space = spaceOf(all);
        const points = [...space.points()];
        expect(points.map((_, index) => pointAt(space, index))).toEqual(points);
        expect(points.map((point) => indexOf(space, point))).toEqual(points.map((_, index) => index));
      }),
    );
  });

  it('numbers points up to 2^53 without loss', () => {
    const size = 94_906_265;
    const wide = { at: (level: number) => level, size, scale: 'linear', of: 'param' } as const;
    const space = spaceOf([
      { ...wide, name: 'a' },
      { ...wide, name: 'b' },
    ]);
    fc.assert(
      fc.property(fc.maxSafeNat(), (any) => {
        const index = any % (size * size);
        expect(indexOf(space, pointAt(space, index))).toBe(index);
      }),
    );
    expect(pointAt(space, size * size - 1)).toEqual([size - 1, size - 1]);
  });

  it('makes no point before it is asked for it', () => {
    let asked = 0;
    const at = (level: number) => level;
    const many = ['a', 'b', 'c'].map((name) => ({ name, size: 2e9, at, scale: 'linear', of: 'param' }) as const);
    const space = spaceOf(many, () => {
      asked++;
      return true;
    });
    const points = space.points()[Symbol.iterator]();
    expect(asked).toBe(0);
    expect([points.next().value, points.next().value]).toEqual([
      [0, 0, 0],
      [0, 0, 1],
    ]);
    expect(asked).toBe(2);
  });

  it('without dimensions has one point', () => expect([...spaceOf([]).points()]).toEqual([[]]));
});

describe('a set of points', () => {
  it.each([3, 2 ** 30])('says whether a point is new, whatever the size of the space (%d levels)', (size) => {
    const space = spaceOf(
      ['a', 'b', 'c'].map((name) => ({ name, size, at: (level) => level, scale: 'linear', of: 'param' })),
    );
    const point = fc.tuple(...['a', 'b', 'c'].map(() => fc.integer({ min: 0, max: size - 1 })));
    fc.assert(
      fc.property(fc.array(fc.oneof(point, fc.constantFrom([0, 0, 1], [0, 1, 0], [1, 0, 0]))), (points) => {
        const seen = pointSet(space);
        points.forEach((one, k) => {
          const before = points.slice(0, k).some((other) => other.join(' ') === one.join(' '));
          expect(seen.has(one)).toBe(before);
          expect(seen.add(one)).toBe(!before);
        });
      }),
    );
  });
});

describe('a space without a valid point', () => {
  it('says why of its first one', () => {
    const no = ({ fast, slow }: Readonly<Record<string, unknown>>) => `fast (${fast}) has to be below slow (${slow})`;
    const space = spaceOf([dimensionOf('fast', [50, 60]), dimensionOf('slow', [5])], no);
    expect([...space.points()]).toEqual([]);
    expect(emptySpace(space, no)).toEqual(
      new UserError('No point of the space goes together: fast (50) has to be below slow (5); give other ranges.'),
    );
  });
});
