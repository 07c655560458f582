// The strategies that everybody compares with see nothing of the future on generated markets with holidays, suspensions, splits and
// distributions, which are wilder than those of the contract. The laws of the engine are tried elsewhere.

import { describe, expect, test } from 'vitest';
import { STRATEGIES } from '../../strategies/index.js';
import { lawsOf, type StrategyTrial } from '../kit/index.js';

/** Markets for each law. */
const RUNS = 25;
const FORESIGHT: ReadonlySet<string> = new Set([
  'cutting the future changes nothing before it',
  'another future changes nothing before it',
]);

/** Windows that are short enough for something to happen, and the instruments that each needs. */
const TRIALS: Readonly<Record<string, StrategyTrial>> = {
  'donchian-breakout': { params: { enter: 3, leave: 2, window: 2 } },
  'dual-momentum': { params: { months: 1, absolute: false }, rows: [60, 90] },
  pairs: { params: { window: 20, enter: 0.5, abandon: 20, kinship: -1, legs: 'switch' }, assets: 2, rows: [40, 60] },
  'rsi-reversion': { params: { trend: 3, oversold: 60, recovery: 2 } },
  'sixty-forty': { params: { period: 'month' }, classes: ['equity', 'bond'], assets: 2 },
  'volatility-target': { params: { window: 2, goal: 0.2, band: 0.02 } },
};

describe.each(Object.entries(TRIALS))('%s', (name, trial) => {
  const laws = lawsOf(STRATEGIES[name], trial).filter((law) => FORESIGHT.has(law.name));

  test('two laws are about foresight', () => expect(laws).toHaveLength(FORESIGHT.size));
  test.each(laws.map((law) => [law.name, law] as const))('%s', (_, law) => law.run({ runs: RUNS }));
});
