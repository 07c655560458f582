// What every pre-trade limit promises, one suite for all.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Exposure, isLimit, limit, LIMITS, makeLimit, num, UserError } from '../../engine/index.js';
import { type After, LIMIT_RULES } from './limits.js';

const money = fc.oneof(
  fc.integer({ min: -200_000, max: 200_000 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constant(0),
);

/** What any account may look like; an instrument that trades has a worth. */
const anyExposure: fc.Arbitrary<Exposure> = fc
  .record({
    equity: fc.oneof(money, fc.integer({ min: 10_000, max: 500_000 })),
    cash: money,
    drawdown: fc.oneof(fc.constant(0), fc.double({ min: -1.5, max: 0, noNaN: true })),
    others: money.map(Math.abs),
    tilt: fc.double({ min: -1, max: 1, noNaN: true }),
    held: money,
    side: fc.constantFrom(1, -1),
    unit: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.01, max: 1e5, noNaN: true })),
    margin: fc.constantFrom(0, 0.12, 0.5, 1),
    volume: fc.oneof(fc.constant(Number.NaN), fc.constant(0), fc.integer({ min: 1, max: 100_000 })),
  })
  .map(({ others, tilt, margin, ...rest }) => ({
    ...rest,
    gross: others + Math.abs(rest.held),
    net: others * tilt + rest.held,
    cashPerUnit: rest.unit * margin,
  }));

/** The account after an order has opened some units more. */
const open = (e: Exposure, units: number): After => {
  const held = e.held + e.side * units * e.unit;
  return {
    ...e,
    units,
    held,
    gross: e.gross - Math.abs(e.held) + Math.abs(held),
    net: e.net + e.side * units * e.unit,
    cash: e.cash - units * e.cashPerUnit,
  };
};

/** An account with more room in one respect. */
const ROOMIER: Readonly<Record<string, (e: Exposure, by: number) => Exposure>> = {
  equity: (e, by) => ({ ...e, equity: e.equity + by }),
  cash: (e, by) => ({ ...e, cash: e.cash + by }),
  drawdown: (e, by) => ({ ...e, drawdown: Math.min(0, e.drawdown + by / 1e5) }),
  held: (e, by) => ({
    ...e,
    held: e.held - e.side * by,
    gross: e.gross - Math.abs(e.held) + Math.abs(e.held - e.side * by),
  }),
  gross: (e, by) => ({ ...e, gross: Math.max(Math.abs(e.held), e.gross - by) }),
  net: (e, by) => ({ ...e, net: e.net - e.side * by }),
  volume: (e, by) => ({ ...e, volume: e.volume + by }),
};

it('there is a second definition of every limit', () => {
  expect(Object.keys(LIMIT_RULES)).toEqual(Object.keys(LIMITS));
});

describe.each(Object.entries(LIMITS))('%s', (name, declaration) => {
  const { holds, values, looser } = LIMIT_RULES[name];
  const anyParams = fc.record(
    Object.fromEntries(Object.entries(values).map(([param, choices]) => [param, fc.constantFrom(...choices)])),
  );

  it('allows a number of units, never negative, whatever the account', () => {
    fc.assert(
      fc.property(anyParams, anyExposure, (params, exposure) => {
        const units = makeLimit(name, declaration, params).allows(exposure);
        if (!(units >= 0)) throw new Error(`it allows ${units}`);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('allows what its rule bears and no more', () => {
    let counts = { cut: 0, free: 0, none: 0 };
    fc.assert(
      fc.property(anyParams, anyExposure, fc.double({ min: 0, max: 1, noNaN: true }), (params, exposure, part) => {
        // Before the order the account may be beyond the limit already: then nothing may be opened.
        const units = makeLimit(name, declaration, params).allows(exposure);
        const tried = Math.min(units, 1e9) * part;
        if (tried > 0 && !holds(open(exposure, tried), params))
          throw new Error(`it allows ${units}, and ${tried} breaks it`);
        if (units === 0) counts = { ...counts, none: counts.none + 1 };
        else if (units === Infinity) counts = { ...counts, free: counts.free + 1 };
        else counts = { ...counts, cut: counts.cut + 1 };
        if (units < 1e9) {
          const more = open(exposure, units * (1 + 1e-6) + 1e-6);
          if (holds(more, params) && exposure.cashPerUnit > 0)
            throw new Error(`it allows ${units}, and more would hold`);
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
    expect(counts.none).toBeGreaterThan(20);
    expect(counts.cut + counts.free).toBeGreaterThan(20);
  });

  it('allows nothing more once it was used up', () => {
    fc.assert(
      fc.property(anyParams, anyExposure, (params, exposure) => {
        const made = makeLimit(name, declaration, params);
        const units = made.allows(exposure);
        // A limit on one order does not add up over several.
        if (units > 1e9 || name === 'order-volume') return;
        const size =
          (Math.abs(exposure.held) + exposure.gross + Math.abs(exposure.equity) + Math.abs(exposure.cash)) /
          exposure.unit;
        expect(made.allows(open(exposure, units))).toBeLessThanOrEqual(
          1e-9 * (1 + units + size) * (exposure.unit / exposure.cashPerUnit || 1),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each(Object.keys(ROOMIER))('never allows less for more room: %s', (field) => {
    fc.assert(
      fc.property(anyParams, anyExposure, fc.integer({ min: 0, max: 300_000 }), (params, exposure, by) => {
        const roomier = ROOMIER[field](exposure, by);
        if (name === 'cash-floor' && field === 'equity') return; // a share of more is more
        const made = makeLimit(name, declaration, params);
        const [before, after] = [made.allows(exposure), made.allows(roomier)];
        if (after < before * (1 - 1e-12) - 1e-9) throw new Error(`${before} units, and ${after} with more room`);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('never allows less for looser params', () => {
    fc.assert(
      fc.property(anyParams, anyParams, anyExposure, (some, others, exposure) => {
        const pick = (choose: (...values: number[]) => number, opposite: (...values: number[]) => number) =>
          Object.fromEntries(
            Object.keys(values).map((p) => [p, (looser[p] > 0 ? choose : opposite)(some[p], others[p])]),
          );
        const [tight, loose] = [pick(Math.min, Math.max), pick(Math.max, Math.min)];
        const allowed = (params: Readonly<Record<string, number>>) =>
          makeLimit(name, declaration, params).allows(exposure);
        expect(allowed(loose)).toBeGreaterThanOrEqual(allowed(tight));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('says what it forbids and what its params are, and refuses others', () => {
    expect(isLimit(declaration)).toBe(true);
    expect(declaration.about.length).toBeGreaterThan(20);
    for (const param of Object.values(declaration.params)) expect(param.about.length).toBeGreaterThan(10);
    const made = makeLimit(name, declaration);
    expect(made).toMatchObject({ name, about: declaration.about });
    expect(Object.keys(made.params!)).toEqual(Object.keys(values));
    expect(() => makeLimit(name, declaration, { most: 1 })).toThrow(
      new UserError(`There is no param "most"; the limit "${name}"'s params are: ${Object.keys(values).join(', ')}.`),
    );
    const [first] = Object.keys(values);
    expect(() => makeLimit(name, declaration, { [first]: -0.1 })).toThrow(UserError);
  });
});

describe("a user's own limit", () => {
  const own = limit({
    about: 'Nothing is opened with less than some equity.',
    params: { least: num(1000, { min: 0, about: 'least equity' }) },
    make:
      ({ least }) =>
      ({ equity }) =>
        equity < least ? 0 : Number.POSITIVE_INFINITY,
  });

  it('comes through the same declaration', () => {
    const made = makeLimit('./own.ts', own, { least: 500 });
    expect(made.name).toBe('./own.ts');
    expect([499, 500].map((equity) => made.allows({ equity } as Exposure))).toEqual([0, Infinity]);
  });

  it('is told what it lacks', () => {
    const wrong = (words: object) => () => limit({ about: 'x', params: {}, make: () => () => 1, ...words } as never);
    expect(wrong({ about: 1 })).toThrow('A pre-trade limit needs "about", a sentence.');
    expect(wrong({ params: null })).toThrow('A pre-trade limit needs "params", an object, which may be empty.');
    expect(wrong({ params: { file: { kind: 'table', about: 'rows' } } })).toThrow('params other than files');
    expect(wrong({ make: 1 })).toThrow('"make", a function that returns how many units an order may open');
    expect(() => makeLimit('x', limit({ about: 'x', params: {}, make: (() => 1) as never }))).toThrow(
      'a "make" that returns a function',
    );
    expect(() => makeLimit('x', {} as never)).toThrow('The limit "x" is no pre-trade limit');
  });
});
