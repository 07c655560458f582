// Arbitrary plans: strategies that are driven by indicator values and by chance.

import * as fc from 'fast-check';

import { ORDER_TYPES, type Side, TIMES_IN_FORCE } from '../../engine/index.js';
import { between } from './any-market.js';
import type { Deed, Plan, Rule, Schedule } from './plan.js';
import { BAR_FOLDS, FOLDS, MORE_FOLDS, PAIR_FOLDS, type Term } from './term.js';

/** What a law asks of its plans. */
export interface PlanShape {
  /** Names of the outside series that terms may read; `flow` by default. */
  readonly series?: readonly string[];
  /** Whether there is always a declared schedule; no by default. */
  readonly scheduled?: boolean;
  /** Whether all indicators are drawn, and bars of weeks and months, or a few of them as by default. */
  readonly allIndicators?: boolean;
}

const anyPrice: fc.Arbitrary<Term> = fc.record({
  price: fc.constantFrom('close', 'close', 'open', 'high', 'low', 'volume'),
  asset: between(0, 3),
  raw: fc.boolean(),
});

const FOLD_NAMES = Object.keys(FOLDS) as (keyof typeof FOLDS)[];

const keysOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[];
const anyName = fc.constantFrom('close', 'close', 'open', 'high', 'low', 'volume' as const);
const anyBars = {
  asset: between(0, 3),
  raw: fc.boolean(),
  over: fc.constantFrom(undefined, undefined, 'week', 'month' as const),
};

const anyWidePrice: fc.Arbitrary<Term> = fc.record({ price: anyName, ...anyBars });
const anyOfBars: fc.Arbitrary<Term> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ bars: fc.constantFrom(...keysOf(BAR_FOLDS)), n: between(1, 6), ...anyBars }) },
  {
    weight: 1,
    arbitrary: fc.record({
      pair: fc.constantFrom(...keysOf(PAIR_FOLDS)),
      n: between(2, 6),
      prices: fc.tuple(anyName, anyName),
      apart: between(0, 1),
      ...anyBars,
    }),
  },
);

/** Terms: prices, outside series, and folds of them up to two deep. */
export function anyTerm({ series = ['flow'], allIndicators = false }: PlanShape = {}): fc.Arbitrary<Term> {
  const outside = (): fc.Arbitrary<Term> => fc.record({ series: fc.constantFrom(...series), ofAsset: fc.boolean() });
  const price = allIndicators ? anyWidePrice : anyPrice;
  const source =
    series.length > 0 ? fc.oneof({ weight: 4, arbitrary: price }, { weight: 1, arbitrary: outside() }) : price;
  const names = allIndicators ? [...FOLD_NAMES, ...keysOf(MORE_FOLDS)] : FOLD_NAMES;
  const folded = (of: fc.Arbitrary<Term>): fc.Arbitrary<Term> =>
    fc.record({ fold: fc.constantFrom(...names), n: between(1, 6), of });
  const all = [source, folded(source), folded(folded(source))];
  return fc.oneof(...all, ...(allIndicators ? [anyOfBars] : []));
}

const anyWeight = between(-20, 100).map((x) => (x < 0 && x % 2 === 0 ? 0 : x / 100));

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ target: anyWeight, asset: between(0, 3) }) },
  { weight: 1, arbitrary: fc.record({ rebalance: fc.array(anyWeight, { minLength: 4, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.constant({ cancel: 'all' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      order: fc.constantFrom(...ORDER_TYPES),
      asset: between(0, 3),
      side: fc.constantFrom<Side>(1, -1),
      lots: between(1, 8),
      by: between(-30, 30),
      tif: fc.constantFrom(...TIMES_IN_FORCE),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      bracket: fc.constantFrom('market', 'limit', 'stop'),
      asset: between(0, 3),
      side: fc.constantFrom<Side>(1, 1, -1),
      lots: between(1, 8),
      by: between(1, 30),
    }),
  },
);

const anyRule = (term: fc.Arbitrary<Term>): fc.Arbitrary<Rule> =>
  fc.record({
    left: term,
    right: term,
    factor: fc.constantFrom(0.9, 0.99, 1, 1, 1.01),
    chance: fc.constantFrom(1, 1, 0.5),
    deed: anyDeed,
  });

/** Plans of one to five rules. */
export function anyPlan(shape: PlanShape = {}): fc.Arbitrary<Plan> {
  const term = anyTerm(shape);
  const startOf: fc.Arbitrary<Schedule> = fc.record({ startOf: fc.constantFrom('week', 'week', 'month') });
  const declared: fc.Arbitrary<Schedule> = fc.oneof(
    startOf,
    fc.record({ every: between(1, 7) }),
    startOf,
    fc.record({ crosses: fc.tuple(term, term) }),
    fc.record({ above: term }),
  );
  const schedule = shape.scheduled
    ? declared
    : fc.oneof({ weight: 1, arbitrary: fc.constant('always' as const) }, { weight: 3, arbitrary: declared });
  return fc.record({ schedule, rules: fc.array(anyRule(term), { minLength: 1, maxLength: 5 }) });
}
