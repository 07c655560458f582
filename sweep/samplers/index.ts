// The samplers that come with Tidemark, by the name that the command line knows, and how one is set up for a search.

import { resolveParams, UserError } from '../../engine/index.js';
import { isSampler } from './declare.js';
import { grid } from './grid.js';
import { latinHypercube } from './latin-hypercube.js';
import { random } from './random.js';
import type { Sampler, SamplerDeclaration, Search } from './sampler.js';
import { sobol } from './sobol.js';
import { tpe } from './tpe.js';
import { watched } from './watched.js';

export { isSampler, sampler, type SamplerDefinition, type SamplerParams } from './declare.js';
export type { Sampler, SamplerDeclaration, Search } from './sampler.js';

/** Name on the command line → sampler. */
export const SAMPLERS: Readonly<Record<string, SamplerDeclaration>> = {
  grid,
  random,
  sobol,
  'latin-hypercube': latinHypercube,
  tpe,
};

/** A sampler of what was declared, for one search, with the values that are given and the defaults of the others. `name` is what an error calls
 *  it: that of the table by default. Fails with one sentence on an unknown param, or a value that its declaration refuses; one that is not of the
 *  table fails where it asks for a point that a search cannot use. */
export function makeSampler(
  declaration: SamplerDeclaration,
  search: Search,
  values: Readonly<Record<string, unknown>> = {},
  name = Object.keys(SAMPLERS).find((key) => SAMPLERS[key] === declaration),
): Sampler {
  if (!isSampler(declaration)) {
    throw new UserError(
      'A sampler is what sampler({ about, params, learns, trials, make }) returns; this is something else.',
    );
  }
  const owner = name === undefined ? 'sampler' : `sampler "${name}"`;
  const made = declaration.make(search, Object.freeze(resolveParams(declaration.params, values, owner)));
  return Object.values(SAMPLERS).includes(declaration) ? made : watched(made, search, `The ${owner}`);
}
