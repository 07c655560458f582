// What the engine makes of the slippage that it is given.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type FillModel, type FillMoment, RunError, UserError, simulate, strategy } from '../../engine/index.js';
import { fillModelOf } from '../../engine/fill-models/index.js';
import { made, marketOf } from '../engine/made.js';
import { feedOf } from '../kit/market.js';
import { anyMoment, moment } from './fill-moments.js';

const saying = (cost: unknown, name?: string): FillModel => ({
  ...(name && { name }),
  about: 'Says what it is told.',
  cost: () => cost as number,
});

const failure = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return 'no error';
};

describe('a fraction of slippage', () => {
  it('costs exactly price × fraction', () => {
    fc.assert(
      fc.property(anyMoment, fc.double({ min: 0, max: 1, noNaN: true }), (at, fraction) => {
        expect(fillModelOf(fraction).cost(at)).toBe(at.price * fraction);
      }),
    );
  });

  it('says for the report what it is, in basis points', () => {
    const { about, params } = fillModelOf(0.0007);
    expect(about).toBe("Every unit trades 7 basis points worse than the market's price.");
    expect(params).toEqual({ bps: 7 });
  });
});

describe('a model of slippage', () => {
  it('is asked with the moment and answers for itself', () => {
    const seen: FillMoment[] = [];
    const model = { about: 'Notes what it sees.', cost: (at: FillMoment) => (seen.push(at), 0.25) };
    const at = moment({ quantity: 300 });
    expect(fillModelOf(model).cost(at)).toBe(0.25);
    expect(seen).toEqual([at]);
    expect(fillModelOf(model).about).toBe('Notes what it sees.');
  });

  it('may be an object of a class', () => {
    class Own implements FillModel {
      readonly #cost = 0.5;
      get about() {
        return 'Of a class.';
      }
      cost() {
        return this.#cost;
      }
    }
    expect(fillModelOf(new Own()).about).toBe('Of a class.');
    expect(fillModelOf(new Own()).cost(moment({}))).toBe(0.5);
  });

  it.each([NaN, -0.01, Infinity, -Infinity, undefined, null, '0.1', 1n])(
    'that says %s fails the run by its name',
    (cost) => {
      const error = failure(() => fillModelOf(saying(cost, 'mine')).cost(moment({ side: -1, quantity: 5, price: 2 })));
      expect(error).toBeInstanceOf(RunError);
      expect(String(error)).toContain(
        `The fill model "mine" says that selling 5 at 2 (open) costs ${String(cost)} a unit; return a finite number, 0 or more.`,
      );
    },
  );

  it('fails the run with its date, and does not blame the strategy', () => {
    const feed = feedOf(marketOf([made([4, 4, 4])]));
    const buyer = strategy({
      about: 'Buys.',
      params: {},
      prepare: (_, universe) => (ctx) => void ctx.order({ asset: universe.assets[0], side: 1, quantity: 1 }),
    });
    const error = failure(() => simulate(buyer, feed, { cash: 100, slippage: saying(NaN, 'mine') }));
    expect(error).toBeInstanceOf(RunError);
    expect(String(error)).toContain(
      'The run failed on 2020-01-07: The fill model "mine" says that buying 1 at 4 (open)',
    );
  });

  it('without a name is named by what it says of itself', () =>
    expect(() => fillModelOf(saying(-1)).cost(moment({}))).toThrow('The fill model that says "Says what it is told."'));

  it('may cost nothing', () => expect(fillModelOf(saying(0)).cost(moment({}))).toBe(0));

  it.each([undefined, null, '5', {}, { about: 'no cost' }])('is not %o', (value) =>
    expect(failure(() => fillModelOf(value as never))).toBeInstanceOf(UserError),
  );
});
