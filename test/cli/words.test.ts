// The nearest name, strict numbers, and the words of a command line.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareWords, spelled } from '../../cli/arguments.js';
import { editDistance, nearest } from '../../cli/nearest.js';
import { numberOf } from '../../cli/numbers.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

/** The definition, without any table. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(1), b.slice(1)];
  const edits = [slowDistance(x, b) + 1, slowDistance(a, y) + 1, slowDistance(x, y) + (a[0] === b[0] ? 0 : 1)];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    edits.push(slowDistance(a.slice(2), b.slice(2)) + 1);
  return Math.min(...edits);
}

test('the edit distance is that of its definition', () => {
  fc.assert(fc.property(word, word, (a, b) => void expect(editDistance(a, b)).toBe(slowDistance(a, b))));
});

test('the nearest name is found through any one slip', () => {
  const names = ['commission', 'benchmark', 'slippage', 'window', 'lenient'];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(9), fc.constantFrom('', 'x', '-'), (name, at, put) => {
      const slip = name.slice(0, at % name.length) + put + name.slice((at % name.length) + 1);
      expect(nearest(slip, names)).toBe(name);
    }),
  );
  expect(nearest('zzzzzz', names)).toBeUndefined();
});

test('a number is read as it is written, or refused', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(numberOf('x', String(value))).toBe(value + 0);
    }),
  );
  for (const text of [
    '',
    ' ',
    '1 ',
    '0x10',
    '1_000',
    '1,000',
    '1e400',
    'Infinity',
    'NaN',
    '--1',
    '1e',
    '.',
    'true',
    '１',
  ]) {
    expect(() => numberOf('x', text)).toThrow(/^--x is /);
  }
});

test('whole numbers and bounds are kept', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (value, a, b) => {
      const bounds = { min: Math.min(a, b), max: Math.max(a, b), whole: true };
      const read = () => numberOf('x', String(value), bounds);
      if (value < bounds.min || value > bounds.max) expect(read).toThrow(`--x is "${value}"; give a whole number from`);
      else expect(read()).toBe(value);
    }),
  );
  expect(() => numberOf('x', '1.5', { whole: true })).toThrow(/whole number/);
});

test('options are spelled with hyphens, values are left alone', () => {
  expect(spelled(['run', '--riskFree=aB', '--maxLoss', 'camelCase', '-x', '--no-maxLoss'])).toEqual([
    'run',
    '--risk-free=aB',
    '--max-loss',
    'camelCase',
    '-x',
    '--no-max-loss',
  ]);
});

test('bare words are found between options of every kind', () => {
  const options = {
    cash: { about: '', value: 'N' },
    data: { about: '', value: 'P', many: true },
    debug: { about: '' },
  };
  const found = (...words: string[]) => bareWords(words, options).map((at) => words[at]);
  expect(found('run', '--cash', '5', 'mine')).toEqual(['run', 'mine']);
  expect(found('--debug', 'run', '--cash=5', 'mine')).toEqual(['run', 'mine']);
  expect(found('run', 'mine', '--data', 'a', 'b', '--cash', '-5')).toEqual(['run', 'mine']);
  expect(found('run', '--unknown', '5', 'mine')).toEqual(['run', 'mine']);
});
