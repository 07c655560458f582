// A sampler that a user writes.

import { describe, expect, it } from 'vitest';

import { int, RunError, table, UserError } from '../../../engine/index.js';
import { isSampler, makeSampler, sampler, SAMPLERS, type Search } from '../../../sweep/samplers/index.js';
import type { Point } from '../../../sweep/space/space.js';
import { searched, spaceOfSizes } from './spaces.js';

const search: Search = {
  space: spaceOfSizes([3, 4], ({ d0, d1 }) => d0 !== d1 || 'they are equal'),
  trials: 5,
  seed: 1,
  objectives: 1,
};

/** A sampler that yields some points, whatever they are. */
const saying = (points: readonly unknown[]) =>
  sampler({
    about: 'Says what it is told.',
    params: {},
    learns: false,
    trials: 256,
    make: () => ({ ask: () => points as readonly Point[], tell() {} }),
  });

const backwards = sampler({
  about: 'Tries the points from the last to the first, every so many of them.',
  params: { step: int(1, { min: 1, about: 'how many points further' }) },
  learns: true,
  trials: 10,
  make({ space }, { step }) {
    const points = [...space.points()].reverse().filter((_, k) => k % step === 0);
    return { ask: () => points.splice(0, 2), tell() {} };
  },
});

describe("a user's sampler", () => {
  it('is made with its params, and ends with its trials', () => {
    expect(isSampler(backwards)).toBe(true);
    const found = searched(makeSampler(backwards, search, { step: 2 }), () => [0]);
    expect(found).toEqual([
      [2, 3],
      [2, 0],
      [1, 2],
      [0, 3],
      [0, 1],
    ]);
    expect(searched(makeSampler(backwards, { ...search, trials: 3 }, {}), () => [0])).toHaveLength(3);
  });

  it.each([
    [{ stop: 1 }, 'There is no param "stop"; the sampler "mine"\'s params are: step.'],
    [{ step: 0 }, 'Param "step" is 0; give a number of at least 1.'],
  ])('refuses %j', (values, sentence) =>
    expect(() => makeSampler(backwards, search, values, 'mine')).toThrow(new UserError(sentence)),
  );

  it.each([
    [[0, 4], 'is not in the space; yield one level for each dimension, from 0'],
    [[0], 'is not in the space; yield one level for each dimension, from 0'],
    [[0, 1, 0], 'is not in the space; yield one level for each dimension, from 0'],
    [[0, -1], 'is not in the space; yield one level for each dimension, from 0'],
    [[0, 1.5], 'is not in the space; yield one level for each dimension, from 0'],
    ['01', 'is not in the space; yield one level for each dimension, from 0'],
    [undefined, 'is not in the space; yield one level for each dimension, from 0'],
    [[1, 1], 'does not go together; ask space.isValid before'],
    [[0, 1], 'came before; yield each point once'],
  ])('fails where it asks for %j', (point, words) => {
    const own = makeSampler(saying([[0, 1], point]), search, {}, 'mine');
    expect(() => searched(own, () => [0])).toThrow(
      new RunError(`The sampler "mine" asks for the point ${JSON.stringify(point)}, which ${words}.`),
    );
  });

  const whole = { about: '', params: {}, learns: false, trials: 1, make: () => ({ ask: () => [], tell() {} }) };
  it.each([
    [undefined, '"about", a sentence'],
    [{ ...whole, about: 1 }, '"about", a sentence'],
    [{ ...whole, params: null }, '"params", an object, which may be empty'],
    [{ ...whole, params: { of: table(['a'], { about: 'rows' }) } }, 'params other than files'],
    [{ ...whole, learns: 'yes' }, '"learns", true where later points depend on the scores of former ones'],
    [{ ...whole, trials: 0 }, '"trials", a whole number of at least 1, or Infinity for all points'],
    [{ ...whole, trials: 2.5 }, '"trials", a whole number of at least 1, or Infinity for all points'],
    [{ ...whole, make: 5 }, '"make", a function that returns { ask, tell }'],
  ])('declared as %j is refused', (definition, words) =>
    expect(() => sampler(definition as never)).toThrow(new UserError(`A sampler needs ${words}.`)),
  );

  it('has to make what can be asked and told', () => {
    for (const made of [undefined, {}, { ask() {} }, { tell() {} }]) {
      const own = sampler({ ...whole, make: () => made as never });
      expect(() => makeSampler(own, search)).toThrow('A sampler needs a "make" that returns { ask, tell }.');
    }
  });

  it('is told from anything else', () => {
    for (const other of [undefined, null, 5, {}, { ...whole }, SAMPLERS]) expect(isSampler(other)).toBe(false);
    expect(() => makeSampler({ ...whole }, search)).toThrow(UserError);
  });
});
