// Params: defaults, bounds, and one sentence for each mistake.

import { describe, expect, it } from 'vitest';

import { UserError } from '../../engine/errors.js';
import { choice, flag, int, num, resolveParams, table } from '../../engine/params.js';
import { isStrategy } from '../../engine/strategy.js';
import typed, { WRONG } from './params.types.js';

const DECLARED = {
  dip: num(0.05, { min: 0, max: 1, about: 'a fall' }),
  window: int(10, { min: 1, about: 'bars' }),
  loud: flag(false, { about: 'says more' }),
  rule: choice('mean', ['mean', 'median'], { about: 'the centre' }),
};

const sentence = (given: Record<string, unknown>): string => {
  try {
    resolveParams(DECLARED, given);
  } catch (error) {
    if (error instanceof UserError) return error.message;
  }
  return 'no UserError';
};

describe('params', () => {
  it('are typed: what must not compile is listed in a file that the compiler reads', () =>
    expect(isStrategy(typed)).toBe(true));

  it('that do not compile do not run either', () => {
    for (const declaration of WRONG) expect(declaration).toThrow('A param is declared wrong');
  });

  it('take their defaults, and what is given instead', () => {
    expect(resolveParams(DECLARED, {})).toEqual({ dip: 0.05, window: 10, loud: false, rule: 'mean' });
    expect(resolveParams(DECLARED, { dip: 0, window: 3, loud: true, rule: 'median' })).toEqual({
      dip: 0,
      window: 3,
      loud: true,
      rule: 'median',
    });
  });

  it.each([
    [{ dips: 1 }, 'There is no param "dips"; the strategy\'s params are: dip, window, loud, rule.'],
    [{ toString: 1 }, 'There is no param "toString"; the strategy\'s params are: dip, window, loud, rule.'],
    [{ dip: 2 }, 'Param "dip" is 2; give a number from 0 to 1.'],
    [{ dip: NaN }, 'Param "dip" is NaN; give a number.'],
    [{ dip: '0.1' }, 'Param "dip" is "0.1"; give a number.'],
    [{ window: 2.5 }, 'Param "window" is 2.5; give a whole number.'],
    [{ window: 0 }, 'Param "window" is 0; give a number of at least 1.'],
    [{ loud: 'yes' }, 'Param "loud" is "yes"; give true or false.'],
    [{ rule: 'mode' }, 'Param "rule" is "mode"; give one of mean, median.'],
  ])('%o: %s', (given, words) => expect(sentence(given)).toBe(words));

  it('name their owner where it is no strategy', () =>
    expect(() => resolveParams(DECLARED, { dips: 1 }, 'fill model "mine"')).toThrow(
      'There is no param "dips"; the fill model "mine"\'s params are: dip, window, loud, rule.',
    ));

  it('of a file have no default', () => {
    const declared = { orders: table(['date', 'side'], { about: 'the orders' }) };
    expect(() => resolveParams(declared, {})).toThrow('Param "orders" is missing; give a file with the orders.');
    expect(() => resolveParams(declared, { orders: 'a.csv' })).toThrow('give rows with the columns date, side');
    const rows = [{ line: 2, cells: { date: '2024-01-02', side: 'buy' } }];
    expect(resolveParams(declared, { orders: rows })).toEqual({ orders: rows });
  });
});
