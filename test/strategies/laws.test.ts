// `tidemark check NAME` is kept for every strategy that comes with Tidemark: on generated markets with holidays, suspensions, splits and
// distributions each trades, sees nothing of the future and keeps the laws of the kit, with what `TRIALS` says that it is tried with.

import { describe, expect, test } from 'vitest';
import { STRATEGIES } from '../../strategies/index.js';
import { lawsOf, TRIALS } from '../kit/index.js';

/** Markets for the laws that are about the strategy more than about the engine, enough of them for "never traded" to be a failure; and for the others. */
const [MANY, FEW] = [20, 3];
const OWN: ReadonlySet<string> = new Set([
  'cutting the future changes nothing before it',
  'another future changes nothing before it',
  'a run repeated is the same run',
]);

test('what is tried with something of its own is in the table of strategies', () => {
  expect(Object.keys(TRIALS).filter((name) => !Object.hasOwn(STRATEGIES, name))).toEqual([]);
});

describe.each(Object.entries(STRATEGIES))('%s', (name, strategy) => {
  const laws = lawsOf(strategy, TRIALS[name]);

  test('three laws are about the strategy', () => {
    expect(laws.filter((law) => OWN.has(law.name))).toHaveLength(OWN.size);
  });
  test.each(laws.map((law) => [law.name, law] as const))('%s', (_, law) => {
    law.run({ runs: OWN.has(law.name) ? MANY : FEW });
  });
});
