// Runs for the tests of a comparison, made by hand: each with the returns that it is given.

import { normal, random } from '../../../engine/index.js';
import type { NamedResult } from '../../../reports/compare/labels.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { reportOf, type Sketch } from '../html/fixture.js';

/** A run of these returns from 100,000 on. */
export function runOf(name: string, returns: readonly number[], sketch: Partial<Sketch> = {}): NamedResult {
  const equity = [100_000];
  for (const each of returns) equity.push(equity[equity.length - 1] * (1 + each));
  return { name, result: resultOf(reportOf({ equity, ...sketch })) };
}

/** Independent normal returns, the same for the same seed. */
export function noise(seed: number, length: number, mean = 0.0005, deviation = 0.01): number[] {
  const next = random(seed, 'pairs');
  return Array.from({ length }, () => mean + deviation * normal(next));
}
