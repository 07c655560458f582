// What varies: every form of the page on sweeps, exact levels, and one clear sentence for each mistake.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { choice, flag, int, num, UserError } from '../../../engine/index.js';
import { listDimension, nameDimension, paramDimension, type Varied } from '../../../sweep/space/dimension.js';

const fast = int(20, { min: 1, max: 1000, about: 'bars' });
const dip = num(0.05, { min: -10, max: 1e6, about: 'a share' });
const wide = num(0, { about: 'anything' });
const count = int(0, { about: 'any whole number' });
const exit = choice('low', ['low', 'trail', 'a,b'], { about: 'how to leave' });
const hedged = flag(false, { about: 'whether' });

const valuesOf = ({ dimension }: Varied) =>
  Array.from({ length: dimension?.size ?? 0 }, (_, level) => dimension?.at(level));

/** A decimal as people write it: digits with a point before the last `places`. */
const written = (digits: number, places: number): string => {
  const text = String(Math.abs(digits)).padStart(places + 1, '0');
  const point = text.length - places;
  return `${digits < 0 ? '-' : ''}${text.slice(0, point)}${places > 0 ? `.${text.slice(point)}` : ''}`;
};

describe('a range', () => {
  it.each([
    [fast, '5:50:5', [5, 10, 15, 20, 25, 30, 35, 40, 45, 50]],
    [fast, '5:9', [5, 6, 7, 8, 9]],
    [fast, '5:12:5', [5, 10]],
    [dip, '0.03:0.15:0.03', [0.03, 0.06, 0.09, 0.12, 0.15]],
    [dip, '0:0.3:0.1', [0, 0.1, 0.2, 0.3]],
    [dip, '-1:1:.5', [-1, -0.5, 0, 0.5, 1]],
    [dip, '1e-3:3e-3:1e-3', [0.001, 0.002, 0.003]],
    [dip, '1e3:3E3:1e+3', [1000, 2000, 3000]],
    [wide, '1e-30:3e-30:1e-30', [1e-30, 2e-30, 3e-30]],
  ])('%#', (param, text, values) => expect(valuesOf(paramDimension('x', param, text))).toEqual(values));

  it('has the levels that its decimals read, without drift', () => {
    const digits = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 2, max: 40 }),
        fc.nat({ max: 30 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (from, step, size, places, beyond) => {
          // An end that the last step does not reach.
          const to = from + (size - 1) * step + Math.floor(beyond * step);
          const text = [from, to, step].map((each) => written(each, places)).join(':');
          const { dimension } = paramDimension('x', wide, text);
          expect(dimension?.size).toBe(size);
          expect(dimension?.scale).toBe('linear');
          for (let k = 0; k < size; k++) expect(dimension?.at(k)).toBe(Number(written(from + k * step, places)) + 0);
        },
      ),
    );
  });

  it('is not written out: two thousand million levels cost nothing', () => {
    const { dimension } = paramDimension('x', count, '1:2000000000');
    expect(dimension?.size).toBe(2e9);
    expect(dimension?.at(1_999_999_999)).toBe(2e9);
  });
});

describe('a range of equal ratios', () => {
  it('has the ends that were typed and equal ratios between them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 2, max: 60 }),
        (from, more, size) => {
          const [a, b] = [written(from, 4), written(from + more, 4)];
          const values = valuesOf(paramDimension('x', wide, `log:${a}:${b}:${size}`)).map(Number);
          expect(values).toHaveLength(size);
          expect([values[0], values.at(-1)]).toEqual([Number(a), Number(b)]);
          const ratio = Math.exp(Math.log(Number(b) / Number(a)) / (size - 1));
          for (let k = 1; k < size; k++) expect(values[k] / values[k - 1] / ratio).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('reads as a power of ten does', () => {
    const { dimension } = paramDimension('x', wide, 'log:0.01:1:3');
    expect(dimension?.scale).toBe('log');
    expect(valuesOf({ dimension: dimension! })).toEqual([0.01, 0.1, 1]);
  });

  it('has each whole number once', () =>
    expect(valuesOf(paramDimension('x', fast, 'log:1:10:9'))).toEqual([1, 2, 3, 4, 6, 7, 10]));
});

describe('a list', () => {
  it.each([
    [fast, '20,50,100', [20, 50, 100], 'linear'],
    [fast, '100, 20', [100, 20], 'names'],
    [dip, '-1e-1,0,5', [-0.1, 0, 5], 'linear'],
    [exit, 'trail,low', ['trail', 'low'], 'names'],
    [hedged, 'true,false', [true, false], 'names'],
    [hedged, 'false,true', [false, true], 'names'],
  ])('%#', (param, text, values, scale) => {
    const found = paramDimension('x', param, text);
    expect(valuesOf(found)).toEqual(values);
    expect(found.dimension).toMatchObject({ name: 'x', of: 'param', scale });
  });

  it.each([
    [fast, '20', 20],
    [dip, '-0.05', -0.05],
    [dip, '-0', 0],
    [fast, '7:7:1', 7],
    [exit, 'trail', 'trail'],
    [exit, 'a,b', 'a,b'],
    [hedged, 'true', true],
    [hedged, true, true],
    [hedged, false, false],
    [fast, undefined, 20],
    [exit, undefined, 'low'],
    [hedged, undefined, false],
  ])('%# of one value is no dimension', (param, text, fixed) =>
    expect(paramDimension('x', param, text)).toStrictEqual({ fixed }),
  );
});

describe('a range that the strategy declares', () => {
  it('is taken where nothing is given', () =>
    expect(valuesOf(paramDimension('x', num(0.05, { sweep: [0.03, 0.15, 0.03], about: '' }), undefined))).toEqual([
      0.03, 0.06, 0.09, 0.12, 0.15,
    ]));

  it('is refused in words that say whose it is', () =>
    expect(() => paramDimension('topN', int(5, { sweep: [9, 1, 2], about: '' }), undefined)).toThrow(
      'The strategy sweeps topN over "9:1:2"; give it from the lower to the higher: 1:9:2 in its declaration, or give --top-n.',
    ));
});

describe('a list for an option', () => {
  it.each([
    [['0', '5', '10'], [0, 5, 10], 'linear'],
    [['0', '0.0005'], [0, 0.0005], 'linear'],
    [['2', '1'], [2, 1], 'names'],
    [['market', 'zero'], ['market', 'zero'], 'names'],
    [['ticks:n=2', '5'], ['ticks:n=2', '5'], 'names'],
    [['000300', '510300'], ['000300', '510300'], 'names'],
    [['-1e-3', '1'], [-0.001, 1], 'linear'],
  ])('%j', (texts, values, scale) => {
    const found = listDimension('costs', texts);
    expect(valuesOf(found)).toEqual(values);
    expect(found.dimension).toMatchObject({ name: 'costs', of: 'option', scale });
  });

  it('of one value is no dimension', () => expect(listDimension('costs', ['zero'])).toStrictEqual({ fixed: 'zero' }));

  it('has no value twice', () =>
    expect(() => listDimension('leverage', ['1', '2', '1.0'])).toThrow(
      new UserError('--leverage is "1,2,1.0"; 1.0 is there twice: give each value once.'),
    ));
});

it('a list of names is texts, even where symbols read like numbers', () => {
  const found = nameDimension('assets', ['510300', '510500']);
  expect(valuesOf(found)).toEqual(['510300', '510500']);
  expect(found.dimension).toMatchObject({ name: 'assets', of: 'option', scale: 'names' });
});

describe('what is refused, in one sentence', () => {
  it.each([
    [fast, '5:50:0', 'a step of 0 arrives nowhere: give one above 0'],
    [fast, '5:50:-0', 'a step of 0 arrives nowhere: give one above 0'],
    [fast, '50:5:5', 'give it from the lower to the higher: 5:50:5'],
    [fast, '50:5:-5', 'give it from the lower to the higher: 5:50:5'],
    [fast, '5:50:-5', 'give it from the lower to the higher: 5:50:5'],
    [fast, '50:5', 'give it from the lower to the higher: 5:50'],
    [dip, '0.1:0.3', 'give its step too, as 0.1:0.3:STEP'],
    [fast, '5:', 'give FROM:TO:STEP, such as 5:50:5'],
    [fast, '1:2:3:4', 'give FROM:TO:STEP, such as 5:50:5'],
    [fast, '5:x:5', '"x" is no number: give FROM:TO:STEP in plain digits, such as 5:50:5'],
    [fast, '5:1e999:5', '"1e999" is no number: give FROM:TO:STEP in plain digits, such as 5:50:5'],
    [dip, '0:1:1e-999', '"1e-999" is no number: give FROM:TO:STEP in plain digits, such as 5:50:5'],
    [fast, '5:50:2.5', 'give whole numbers'],
    [fast, '0:50:5', 'give whole numbers from 1 to 1000'],
    [fast, '5:2000:5', 'give whole numbers from 1 to 1000'],
    [fast, '5,2.5', 'give whole numbers'],
    [fast, '5,0', 'give whole numbers from 1 to 1000'],
    [int(1, { min: 1, about: '' }), '0', 'give whole numbers of at least 1'],
    [num(1, { max: 1, about: '' }), '2', 'give numbers of at most 1'],
    [count, '0:2147483648', 'it has 2147483649 values: give a larger step, for at most 2147483648'],
    [wide, '1:1.00000000000000005:1e-17', 'its step is too small to tell its values apart: give a larger one'],
    [fast, '5,,7', 'an element of the list is empty: leave no comma over'],
    [fast, '5,', 'an element of the list is empty: leave no comma over'],
    [exit, 'low,', 'an element of the list is empty: leave no comma over'],
    [fast, '', 'give a number in plain digits, FROM:TO:STEP, or a list such as 20,50'],
    [fast, 'all', 'give a number in plain digits, FROM:TO:STEP, or a list such as 20,50'],
    [fast, '0x10', 'give a number in plain digits, FROM:TO:STEP, or a list such as 20,50'],
    [fast, '5,5:9', '"5:9" is no number: give a number in plain digits, FROM:TO:STEP, or a list such as 20,50'],
    [fast, '5,7,5.0', '5.0 is there twice: give each value once'],
    [exit, 'low,low', 'low is there twice: give each value once'],
    [hedged, 'true,true', 'true is there twice: give each value once'],
    [exit, 'trial', 'did you mean trail?'],
    [exit, 'low,trial', '"trial" is none of its names: did you mean trail?'],
    [exit, 'xxxxxx', 'it can be low, trail, a,b'],
    [hedged, 'yes', 'it can be true, false'],
    [wide, 'log:0:1:5', 'ratios need numbers above 0: give other ends'],
    [wide, 'log:-1:1:5', 'ratios need numbers above 0: give other ends'],
    [wide, 'log:1:10:1', 'give a whole count of at least 2'],
    [wide, 'log:1:10:2.5', 'give a whole count of at least 2'],
    [wide, 'log:1:10:1e9', 'give a count of at most 1000000'],
    [wide, 'log:10:1:5', 'give it from the lower to the higher: log:1:10:5'],
    [wide, 'log:1:1:5', 'give two ends'],
    [wide, 'log:1:2', 'give log:FROM:TO:COUNT, such as log:0.01:1:9'],
    [wide, 'log:1:b:3', '"b" is no number: give log:FROM:TO:COUNT, such as log:0.01:1:9'],
    [wide, 'log:1:1.000000000001:100', 'its values are too close to be told apart: give a smaller count'],
    [fast, 'log:1:1e9:5', 'give whole numbers from 1 to 1000'],
    [fast, 'log:1.5:9:5', 'give whole numbers'],
  ])('%#', (param, text, remedy) =>
    expect(() => paramDimension('topShare', param, text)).toThrow(
      new UserError(`--top-share is "${text}"; ${remedy}${remedy.endsWith('?') ? '' : '.'}`),
    ),
  );
});
