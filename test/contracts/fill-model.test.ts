// What every fill model promises, one suite for all; and what each one says.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  FILL_MODELS,
  type FillModel,
  type FillModelDeclaration,
  type FillMoment,
  UserError,
  choice,
  fillModel,
  flag,
  isFillModel,
  makeFillModel,
  num,
  table,
} from '../../engine/index.js';
import { anyMoment, moment } from './fill-moments.js';

/** Values of all params of a model: its defaults, its bounds, and what lies between. */
const anyValues = ({ params }: FillModelDeclaration): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(params).map(([name, param]) => {
        if (param.kind === 'flag') return [name, fc.boolean()];
        if (param.kind === 'choice') return [name, fc.constantFrom(...param.choices)];
        const { min, max } = param;
        const inside = param.kind === 'int' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
        return [name, fc.oneof(fc.constantFrom(param.default, min, max), inside)];
      }),
    ),
  );

const anyModel = (declaration: FillModelDeclaration): fc.Arbitrary<FillModel> =>
  anyValues(declaration).map((values) => makeFillModel(declaration, values));

const MOMENT_KEYS = Object.keys(moment({}));

describe.each(Object.entries(FILL_MODELS))('the fill model %s', (name, declaration) => {
  const check = (cases: readonly fc.Arbitrary<unknown>[], holds: (...given: never[]) => void) =>
    fc.assert(
      fc.property(fc.tuple(...cases), (given) => holds(...(given as never[]))),
      { numRuns: 400, seed: 1 },
    );

  it('is declared, says what it assumes, and documents its params', () => {
    expect(isFillModel(declaration)).toBe(true);
    expect(declaration.about).toMatch(/^[A-Z].{20,}\.$/);
    for (const { about } of Object.values(declaration.params)) expect(about).toMatch(/^[^A-Z].{5,}[^.]$/);
    for (const param of Object.values(declaration.params)) {
      if ('min' in param) expect(Number.isFinite(param.min) && Number.isFinite(param.max)).toBe(true);
    }
  });

  it('says for the report what it is and with which values', () => {
    const { params } = declaration;
    const defaults = Object.fromEntries(Object.entries(params).map(([key, param]) => [key, param.default]));
    expect(makeFillModel(declaration)).toMatchObject({ name, about: declaration.about, params: defaults });
  });

  it('costs a finite number of at least 0 at every moment', () =>
    check([anyModel(declaration), anyMoment], (model: FillModel, at: FillMoment) => {
      const cost = model.cost(at);
      if (!(cost >= 0 && cost < Infinity)) throw new Error(`costs ${cost} a unit`);
    }));

  it('does not cost less for more', () =>
    check(
      [anyModel(declaration), anyMoment, fc.double({ min: 1, max: 1e6, noNaN: true })],
      (model: FillModel, at: FillMoment, times: number) => {
        const [one, more] = [at, { ...at, quantity: at.quantity * times }].map((each) => model.cost(each));
        // The digits of a power that is made of logarithms are not monotone to the last.
        if (more < one * (1 - 1e-12)) throw new Error(`costs ${one} a unit, and ${more} for ${times} times as many`);
      },
    ));

  it('costs a sale what it costs a purchase', () =>
    check([anyModel(declaration), anyMoment], (model: FillModel, at: FillMoment) => {
      expect(model.cost({ ...at, side: -at.side })).toBe(model.cost(at));
    }));

  it('depends on nothing but the moment: asked again, in between others, by another of its kind, it says the same', () =>
    check(
      [anyValues(declaration), anyMoment, fc.array(anyMoment, { maxLength: 5 })],
      (values: Record<string, unknown>, at: FillMoment, others: readonly FillMoment[]) => {
        const model = makeFillModel(declaration, values);
        const cost = model.cost(at);
        for (const other of others) model.cost(other);
        expect(model.cost(at)).toBe(cost);
        expect(makeFillModel(declaration, values).cost({ ...at })).toBe(cost);
      },
    ));

  it('reads nothing but the moment, and changes nothing of it', () =>
    check([anyModel(declaration), anyMoment], (model: FillModel, at: FillMoment) => {
      const read: string[] = [];
      const watched = new Proxy(Object.freeze({ ...at }), {
        get: (target, key) => (read.push(String(key)), Reflect.get(target, key)),
      });
      model.cost(watched);
      expect(read.filter((key) => !MOMENT_KEYS.includes(key))).toEqual([]);
    }));
});

/** What a model of the table costs at a moment, in basis points of its price. */
const bps = (name: string, values: Record<string, number>, change: Partial<FillMoment>): number => {
  const at = moment(change);
  return (makeFillModel(FILL_MODELS[name], values).cost(at) / at.price) * 10_000;
};

describe('what the fill models say', () => {
  it.each([
    ['none', {}, {}, 0],
    ['fixed', { bps: 7 }, { price: 3 }, 7],
    ['ticks', { count: 2 }, { price: 4, tick: 0.001 }, 5],
    ['ticks', { count: 2 }, { tick: NaN }, 20],
    ['ticks', { count: 2, bps: 3 }, { tick: NaN }, 6],
    ['half-spread', {}, { spread: 0.0008 }, 4],
    ['half-spread', {}, { spread: 0 }, 0],
    ['half-spread', {}, { spread: NaN, price: 4, tick: 0.001 }, 1.25],
    ['half-spread', {}, { spread: NaN, tick: NaN }, 0],
    ['half-spread', { bps: 6 }, { spread: NaN, tick: NaN }, 3],
    // A tenth of the volume: 0.1 · 0.1².
    ['volume-share', {}, { quantity: 1_000, volume: 10_000 }, 10],
    ['volume-share', { cap: 0.05 }, { quantity: 1_000, volume: 10_000 }, 2.5],
    ['volume-share', {}, { volume: 0 }, 1_000],
    ['volume-share', {}, { volume: NaN }, 10],
    // The worked check of the square root law: y = 1, σ = 2 %, 1 % of the volume.
    ['square-root', {}, { volatility: 0.02, quantity: 100, volume: 10_000 }, 20],
    ['square-root', {}, { volatility: 0.02, volume: 0 }, 200],
    ['square-root', {}, { volatility: 0.02, volume: NaN, quantity: 1 }, 200 * Math.sqrt(0.1)],
    ['square-root', {}, { volatility: NaN, quantity: 100, volume: 10_000 }, 20],
    ['square-root', {}, { volatility: 0, quantity: 100, volume: 10_000 }, 20],
    ['square-root', { assumed: 0 }, { volume: NaN }, 0],
  ])('%s %j at %j: %d basis points', (name, values, change, cost) =>
    expect(bps(name, values, change)).toBeCloseTo(cost, 9),
  );

  // Almgren, Thum, Hauptmann and Li (2005), table of worked examples: a tenth of the day's volume in T days trades as the quantity / T of a whole
  // day would; volatilities of 1.57 % and 2.26 % a day; the temporary part, basis points.
  it.each([
    ['IBM', 0.0157, [22.29, 14.71, 8.49]],
    ['DRI', 0.0226, [32.09, 21.17, 12.22]],
  ])('square-root with the figures of Almgren and others gives their table: %s', (_, volatility, costs) => {
    const model = makeFillModel(FILL_MODELS['square-root'], { y: 0.142, exponent: 0.6 });
    const at = (days: number) => moment({ price: 1, volume: 1e6, quantity: 1e5 / days, volatility });
    expect([0.1, 0.2, 0.5].map((days) => Number((model.cost(at(days)) * 10_000).toFixed(2)))).toEqual(costs);
  });
});

describe('a fill model of a user', () => {
  const mine = fillModel({
    about: 'Costs a share of the price, twice as much at a close.',
    params: {
      share: num(0.001, { min: 0, max: 1, about: 'share of the price' }),
      closing: flag(true, { about: 'whether closes cost more' }),
      shape: choice('flat', ['flat', 'steep'], { about: 'how it grows' }),
    },
    make:
      ({ share, closing, shape }) =>
      ({ price, at, quantity }) =>
        price * share * (closing && at === 'close' ? 2 : 1) * (shape === 'steep' ? quantity : 1),
  });

  it('is made with its params', () => {
    expect(makeFillModel(mine, { share: 0.01 }).cost(moment({ at: 'close', price: 50 }))).toBe(1);
    expect(makeFillModel(mine, { shape: 'steep' }).cost(moment({ price: 1, quantity: 4 }))).toBe(0.004);
  });

  it('reports the values that it was made with, and no later ones', () =>
    expect(() => Object.assign(makeFillModel(mine).params ?? {}, { share: 0 })).toThrow(TypeError));

  it('has the name that it is given, and none otherwise', () => {
    expect(makeFillModel(mine, {}, 'mine').name).toBe('mine');
    expect(makeFillModel(mine)).not.toHaveProperty('name');
  });

  it.each([
    [{ shar: 1 }, 'There is no param "shar"; the fill model "mine"\'s params are: share, closing, shape.'],
    [{ share: -1 }, 'Param "share" is -1; give a number from 0 to 1.'],
    [{ shape: 'round' }, 'Param "shape" is "round"; give one of flat, steep.'],
  ])('refuses %j', (values, sentence) => {
    expect(() => makeFillModel(mine, values, 'mine')).toThrow(new UserError(sentence));
  });

  it.each([
    [undefined, '"about", a sentence'],
    [{ about: 1 }, '"about", a sentence'],
    [{ about: '' }, '"params", an object, which may be empty'],
    [{ about: '', params: {} }, '"make", a function'],
    [{ about: '', params: { of: table(['a'], { about: 'rows' }) }, make: () => () => 0 }, 'params other than files'],
  ])('declared as %j is refused', (definition, words) =>
    expect(() => fillModel(definition as never)).toThrow(`A fill model needs ${words}`),
  );

  it('has to make a cost of its params', () => {
    const wrong = fillModel({ about: 'Wrong.', params: {}, make: (() => 5) as never });
    expect(() => makeFillModel(wrong)).toThrow(UserError);
  });

  it('is told from anything else', () => {
    expect(isFillModel(mine)).toBe(true);
    for (const other of [undefined, null, 5, {}, { ...mine }.make, makeFillModel(mine)])
      expect(isFillModel(other)).toBe(false);
    expect(() => makeFillModel({ about: '', params: {}, make: () => () => 0 })).toThrow(UserError);
  });
});
