// What a result rests on, in plain words.

import { holding } from './assumptions/account.js';
import { execution } from './assumptions/execution.js';
import { data, figures } from './assumptions/figures.js';
import { type AssumptionParts, sceneOf, when } from './assumptions/scene.js';
import { ruinOf } from './ruin.js';

const GENERATED =
  'The data, or a part of them, were made by a generator: they show how the program works, not what a market did.';

/** The sentences of a report, in the order in which they are shown; those about what flatters the result begin with
 *  "Optimistic:". */
export function assumptions(parts: AssumptionParts): string[] {
  const scene = sceneOf(parts);
  return [
    ...when(parts.feed.generated, GENERATED),
    ...ruinOf({ date: scene.time, equity: parts.run.equity }, parts.feed.frequency),
    ...execution(scene),
    ...holding(scene),
    ...figures(scene),
    ...data(scene),
  ];
}
