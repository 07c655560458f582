// The verdict in words.

import { decimal } from '../render/format.js';
import type { Verdict } from './verdict.js';

/** What the figures come to. What is undefined does not speak for a strategy, and alone not against it; nor does a high PBO alone where DSR and SPA
 *  agree on an edge, since points that share it win by turns, or where the points were learnt, since it is too high there. */
export function trustIn(
  { psr, dsr, pbo, spa }: Pick<Verdict, 'psr' | 'dsr' | 'pbo' | 'spa'>,
  learned = false,
): Verdict['trust'] {
  // PSR is never below DSR, and defined where the latter is not: where one trial alone did anything.
  const isEdge = dsr >= 0.95 && spa.consistent <= 0.05;
  if (dsr < 0.9 || psr < 0.9 || (pbo > 0.5 && !learned && !isEdge)) return 'do not trust it';
  return isEdge && pbo <= 0.2 ? 'it holds up' : 'doubtful';
}

/** One sentence with a full stop; Sharpe ratios are annual, "n/a" stands for what is undefined. What others there are need not be worse than the best, so
 *  that it is called the best of those that were judged here. */
export function sentenceOf(of: Omit<Verdict, 'sentence'>): string {
  const sharpe = `Sharpe ${decimal(of.sharpe, 2)}`;
  if (of.trials === 1) return `A single trial: ${sharpe}; nothing was picked; PSR ${decimal(of.psr, 2)}: ${of.trust}.`;
  const trials = decimal(of.trials, 0);
  const luck = `the best of ${trials} lucky ones would reach ${decimal(of.luckySharpe, 2)}`;
  const judged = of.others > 0 ? `${decimal(of.trials - of.others, 0)} (${trials} tried)` : trials;
  return `Best of ${judged}: ${sharpe}; ${luck}; DSR ${decimal(of.dsr, 2)}; PBO ${decimal(of.pbo, 2)}: ${of.trust}.`;
}
