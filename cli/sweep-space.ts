// The space of a sweep: what was given for each param, as dimensions beside those of the options.

import { UserError } from '../engine/index.js';
import { paramDimension } from '../sweep/space/dimension.js';
import { emptySpace, spaceOf } from '../sweep/space/make-space.js';
import type { Dimension, Space } from '../sweep/space/space.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { explained } from './explained.js';
import { type Given, kebab } from './option.js';
import { readTable } from './read-table.js';

/** A space with the params that do not vary in it. */
export interface Search {
  readonly space: Space;
  /** Tables included. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** The error that says that no point of it goes together. */
  readonly empty: () => UserError;
}

/** Reads the params that were given, behind the dimensions of the options. Where nothing is given that varies, what the strategy declares to be
 *  swept does. */
export async function sweepSpace(
  { strategy, sources }: LoadedStrategy,
  given: Given,
  options: readonly Dimension[],
): Promise<Search> {
  const fixed: Record<string, unknown> = {};
  const params = Object.entries(strategy.params);
  const found: Dimension[] = [];
  const declared: Dimension[] = [];
  for (const [name, param] of params) {
    const text = given[kebab(name)] as string | boolean | undefined;
    if (param.kind === 'table') {
      if (text === undefined) throw new UserError(`--${kebab(name)} FILE is missing; give a file with ${param.about}.`);
      fixed[name] = await readTable(String(text), param.columns, param.optional);
      continue;
    }
    const { dimension, fixed: value } = paramDimension(name, param, text);
    if (!dimension) fixed[name] = value;
    else (text === undefined ? declared : found).push(dimension);
  }
  // What varies was chosen by the user, or else by the author.
  const own = found.length > 0 ? found : declared;
  if (found.length > 0) {
    for (const { name } of declared) fixed[name] = (strategy.params[name] as { default: unknown }).default;
  }
  const valid = (values: Readonly<Record<string, unknown>>) => {
    const own = Object.entries(values).filter(([name]) => Object.hasOwn(strategy.params, name));
    const all = { ...fixed, ...Object.fromEntries(own) } as Parameters<typeof strategy.valid>[0];
    return explained(sources, given, () => strategy.valid(all));
  };
  const space = spaceOf([...options, ...own], valid);
  return { space, fixed, empty: () => emptySpace(space, valid) };
}
