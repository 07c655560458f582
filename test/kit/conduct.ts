// How a play is run: its settings as plain data that prints well, and arbitrary ones.

import * as fc from 'fast-check';

import { FILL_MODELS, type FillTime, LIMITS, type Settings, makeFillModel, makeLimit } from '../../engine/index.js';

/** A fill model or a limit of the tables, with its params. */
export interface Choice {
  readonly name: string;
  readonly params: Readonly<Record<string, number>>;
}

/** The settings of a run as data; what is left out is the engine's default. */
export interface Conduct {
  readonly cash: number;
  readonly first: number;
  /** Fraction of slippage; of no matter where there is a model. */
  readonly slippage: number;
  readonly seed: number;
  readonly model?: Choice;
  readonly fill?: FillTime;
  readonly volumeCap?: number;
  readonly intrabar?: 'pessimistic' | 'optimistic';
  readonly account?: 'cash' | 'margin';
  readonly leverage?: number;
  readonly conversion?: 'automatic' | 'held';
  readonly conversionSpread?: number;
  readonly creditRate?: number;
  readonly debitRate?: number;
  readonly limits?: readonly Choice[];
}

/** A conduct without anything special: fills at the next open, no cap, no credit, no interest, no limits. */
export const PLAIN_CONDUCT = {
  model: undefined,
  fill: 'next-open',
  volumeCap: NaN,
  intrabar: 'pessimistic',
  account: 'margin',
  leverage: 1,
  conversion: 'automatic',
  conversionSpread: 0,
  creditRate: 0,
  debitRate: 0,
  limits: [],
} as const satisfies Partial<Conduct>;

/** The settings that a conduct stands for. */
export const settingsOf = (conduct: Conduct): Settings => ({
  cash: conduct.cash,
  first: conduct.first,
  seed: conduct.seed,
  slippage: conduct.model ? makeFillModel(FILL_MODELS[conduct.model.name], conduct.model.params) : conduct.slippage,
  fill: conduct.fill,
  volumeCap: conduct.volumeCap,
  intrabar: conduct.intrabar,
  account: conduct.account,
  leverage: conduct.leverage,
  conversion: conduct.conversion,
  conversionSpread: conduct.conversionSpread,
  creditRate: conduct.creditRate,
  debitRate: conduct.debitRate,
  limits: conduct.limits?.map(({ name, params }) => makeLimit(name, LIMITS[name], params)),
});

const MODELS: readonly (Choice | undefined)[] = [
  undefined,
  undefined,
  undefined,
  { name: 'ticks', params: { count: 2 } },
  { name: 'volume-share', params: {} },
  { name: 'square-root', params: {} },
  { name: 'half-spread', params: { bps: 10 } },
];

const SOME_LIMITS: readonly Choice[] = [
  { name: 'largest-weight', params: { max: 0.3 } },
  { name: 'gross-exposure', params: { max: 0.8 } },
  { name: 'net-exposure', params: { max: 0.5 } },
  { name: 'cash-floor', params: { share: 0.2 } },
  { name: 'order-volume', params: { max: 0.4 } },
  { name: 'drawdown-stop', params: { depth: 0.05 } },
];

/** What a law asks of the settings. */
export interface ConductShape {
  readonly money?: number;
  readonly slippages?: readonly number[];
  readonly fixed?: Partial<Conduct>;
}

/** Settings of every kind; plain ones are the most frequent. */
export function anyConduct({ money, slippages = [0, 0, 0.0005, 0.002], fixed }: ConductShape): fc.Arbitrary<Conduct> {
  const cash = fc.oneof(fc.integer({ min: 500, max: 8_000 }), fc.integer({ min: 8_000, max: 200_000 }));
  return fc
    .record({
      cash: money === undefined ? cash : fc.constant(money),
      first: fc.integer({ min: 0, max: 3 }),
      slippage: fc.constantFrom(...slippages),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      model: fc.constantFrom(...MODELS),
      fill: fc.constantFrom<FillTime>('next-open', 'next-open', 'next-open', 'next-close', 'same-close'),
      volumeCap: fc.constantFrom(NaN, NaN, 1, 0.1),
      intrabar: fc.constantFrom('pessimistic' as const, 'pessimistic' as const, 'optimistic' as const),
      account: fc.constantFrom('margin' as const, 'margin' as const, 'cash' as const),
      leverage: fc.constantFrom(1, 1, 1, 2, 3),
      conversion: fc.constantFrom('automatic' as const, 'held' as const),
      conversionSpread: fc.constantFrom(0, 0, 0.002),
      rates: fc.constantFrom([0, 0], [0, 0], [0.02, 0.06], [0, 0.1]),
      limits: fc.oneof(
        { weight: 3, arbitrary: fc.constant<readonly Choice[]>([]) },
        { weight: 1, arbitrary: fc.subarray([...SOME_LIMITS], { minLength: 1, maxLength: 2 }) },
      ),
    })
    .map(({ rates: [creditRate, debitRate], ...drawn }) => {
      const made = { creditRate, debitRate, ...drawn, ...fixed };
      return made.account === 'cash' ? { ...made, leverage: 1 } : made;
    });
}
