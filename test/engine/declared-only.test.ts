// A param that is read under a name that was not declared fails, in strategies, fill models and limits alike.

import { describe, expect, it } from 'vitest';
import { fillModel, int, limit, makeFillModel, makeLimit, num, simulate, strategy } from '../../engine/index.js';
import { declaredOnly } from '../../engine/declared-only.js';
import { feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';

const days = { days: int(5, { about: 'bars' }), dip: num(0.1, { about: 'a fall' }) };
const FEED = feedOf(marketOf([made([1, 2, 3])]));
type Loose = Readonly<Record<string, unknown>>;

/** What a strategy that nobody compiled reads of its params. */
function read(look: (params: Loose) => unknown): unknown {
  let seen: unknown;
  const one = strategy({
    about: 'Looks at its params.',
    params: days,
    prepare(params) {
      seen = look(params as Loose);
      return () => {};
    },
  });
  simulate(one, FEED, { cash: 1, params: { days: 7 } });
  return seen;
}

describe('a param that is not declared', () => {
  it('fails with the name that was probably meant, however it is read', () => {
    const meant = 'The strategy failed while it prepared: there is no param "day"; did you mean days?';
    expect(() => read(({ day }) => day)).toThrow(meant);
    expect(() => read(({ day = 3 }) => day)).toThrow(meant);
    expect(() => read((params) => params.day)).toThrow(meant);
    expect(() => read(({ days: first, ...rest }) => [first, rest.length])).not.toThrow();
  });

  it('fails with all names where none is near', () =>
    expect(() => read(({ threshold }) => threshold)).toThrow('there are days, dip.'));

  it('fails in a check of the values too', () => {
    const one = strategy({
      about: 'Checks its params.',
      params: days,
      valid: (params) => (params as Loose).dips === 1 || 'no',
      prepare: () => () => {},
    });
    expect(() => simulate(one, FEED, { cash: 1 })).toThrow('did you mean dip?');
  });

  it('fails in a fill model and in a limit', () => {
    const model = fillModel({ about: 'A.', params: days, make: (params) => () => Number((params as Loose).dipp) });
    const cost = makeFillModel(model);
    expect(() => cost.cost({} as never)).toThrow(
      'A fill model reads what it does not declare: there is no param "dipp"',
    );
    const own = limit({
      about: 'A.',
      params: days,
      make:
        ({ dya }: Loose) =>
        () =>
          Number(dya),
    });
    expect(() => makeLimit('mine', own)).toThrow(
      'A pre-trade limit reads what it does not declare: there is no param "dya"',
    );
  });
});

describe('params that are declared', () => {
  it('are read, spread, listed and written as those of any object', () => {
    const values = { days: 7, dip: 0.1 };
    expect(read(({ days: n, dip }) => [n, dip])).toEqual([7, 0.1]);
    expect(read((params) => ({ ...params }))).toEqual(values);
    expect(read((params) => Object.entries(params))).toEqual(Object.entries(values));
    expect(read((params) => JSON.stringify(params))).toBe(JSON.stringify(values));
    expect(read((params) => `${String(params)} ${'days' in params} ${'day' in params}`)).toBe(
      '[object Object] true false',
    );
    expect(read((params) => structuredClone(params))).toEqual(values);
    const [key] = Object.keys(declaredOnly(values, (what) => new Error(what)));
    expect(key).toBe('days');
  });
});
