// The pre-trade limits that come with Tidemark, by the name that the command line knows, and how one is made of its declaration.

import { UserError } from '../errors.js';
import { resolveParams } from '../params.js';
import { cashFloor } from './cash-floor.js';
import { isLimit, type LimitDeclaration } from './declare.js';
import { drawdownStop } from './drawdown-stop.js';
import { grossExposure } from './gross-exposure.js';
import { largestWeight } from './largest-weight.js';
import type { PreTradeLimit } from './limit.js';
import { netExposure } from './net-exposure.js';
import { orderVolume } from './order-volume.js';

export { limit, isLimit } from './declare.js';
export type { Allowance, LimitDeclaration, LimitDefinition, LimitParams } from './declare.js';

/** Name on the command line → limit. */
export const LIMITS: Readonly<Record<string, LimitDeclaration>> = {
  'largest-weight': largestWeight,
  'gross-exposure': grossExposure,
  'net-exposure': netExposure,
  'cash-floor': cashFloor,
  'order-volume': orderVolume,
  'drawdown-stop': drawdownStop,
};

/** A limit of what was declared, with the values that are given and the defaults of the others; `name` stands in its refusals. Fails with
 *  one sentence on an unknown param, or a value that its declaration refuses. */
export function makeLimit(
  name: string,
  declaration: LimitDeclaration,
  values: Readonly<Record<string, unknown>> = {},
): PreTradeLimit {
  if (!isLimit(declaration)) {
    throw new UserError(
      `The limit "${name}" is no pre-trade limit; one is what limit({ about, params, make }) returns.`,
    );
  }
  const resolved: Readonly<Record<string, unknown>> = resolveParams(declaration.params, values, `limit "${name}"`);
  const params = Object.freeze(resolved) as NonNullable<PreTradeLimit['params']>;
  return Object.freeze({ name, about: declaration.about, params, allows: declaration.make(params) });
}
