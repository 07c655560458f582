// What a result rests on, in plain words.

import { holding } from './assumptions/account.js';
import { execution } from './assumptions/execution.js';
import { data, figures } from './assumptions/figures.js';
import { type AssumptionParts, sceneOf, when } from './assumptions/scene.js';
import { type Statement, told } from './lang/index.js';
import { ruined } from './ruin.js';

/** The statements of a report, in the order in which they are shown; those about what flatters the result are marked so. */
export function assumed(parts: AssumptionParts): Statement[] {
  const scene = sceneOf(parts);
  return [
    ...when(
      parts.feed.generated,
      'The data, or a part of them, were made by a generator: they show how the program works, not what a market did.',
    ),
    ...ruined({ date: scene.time, equity: parts.run.equity }, parts.feed.frequency),
    ...execution(scene),
    ...holding(scene),
    ...figures(scene),
    ...data(scene),
  ];
}

/** Statements in English; those about what flatters the result begin with "Optimistic:". */
export const assumptions = (statements: readonly Statement[]): string[] =>
  statements.map((statement) => told('en', statement));
