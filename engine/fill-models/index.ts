// The fill models that come with Tidemark, by the name that the command line knows, and how one is made of its declaration.

import { UserError } from '../errors.js';
import { resolveParams } from '../params.js';
import { type FillModelDeclaration, isFillModel } from './declare.js';
import type { FillModel } from './fill-model.js';
import { fixed } from './fixed.js';
import { halfSpread } from './half-spread.js';
import { none } from './none.js';
import { squareRoot } from './square-root.js';
import { ticks } from './ticks.js';
import { volumeShare } from './volume-share.js';

export {
  fillModel,
  isFillModel,
  type FillCost,
  type FillModelDeclaration,
  type FillModelDefinition,
} from './declare.js';
export type { FillModelParams } from './declare.js';
export { fillModelOf } from './of.js';

/** Name on the command line → fill model. */
export const FILL_MODELS: Readonly<Record<string, FillModelDeclaration>> = {
  none,
  fixed,
  ticks,
  'volume-share': volumeShare,
  'square-root': squareRoot,
  'half-spread': halfSpread,
};

const nameInTable = (declaration: FillModelDeclaration): string | undefined =>
  Object.keys(FILL_MODELS).find((name) => FILL_MODELS[name] === declaration);

/** A model of what was declared, with the values that are given and the defaults of the others. `name` is what an error calls it: that of the
 *  table by default. Fails with one sentence on an unknown param, or a value that its declaration refuses. */
export function makeFillModel(
  declaration: FillModelDeclaration,
  values: Readonly<Record<string, unknown>> = {},
  name = nameInTable(declaration),
): FillModel {
  if (!isFillModel(declaration)) {
    throw new UserError('A fill model is what fillModel({ about, params, make }) returns; this is something else.');
  }
  const owner = name ? `fill model "${name}"` : 'fill model';
  const resolved: Readonly<Record<string, unknown>> = resolveParams(declaration.params, values, owner);
  const params = Object.freeze(resolved) as NonNullable<FillModel['params']>;
  return {
    ...(name !== undefined && { name }),
    about: declaration.about,
    params,
    cost: declaration.make(params),
  };
}
