// The sampler that --sampler names.

import { isSampler, makeSampler, SAMPLERS } from '../sweep/samplers/index.js';
import type { Sampler, SamplerDeclaration, Search } from '../sweep/samplers/sampler.js';
import { pluginOf, type Table } from './plugin.js';

const TABLE: Table<SamplerDeclaration> = {
  option: 'sampler',
  noun: 'sampler',
  maker: 'sampler',
  list: 'tidemark list samplers',
  is: isSampler,
  entries: SAMPLERS,
};

/** A sampler as it was chosen. */
export interface ChosenSampler {
  readonly name: string;
  readonly declaration: SamplerDeclaration;
  /** The value of each param, defaults filled in. */
  readonly params: Readonly<Record<string, unknown>>;
  make(search: Search): Sampler;
}

/** The sampler that a word of the command line means. */
export async function samplerOf(word: string): Promise<ChosenSampler> {
  const { name, declaration, params } = await pluginOf(word, TABLE);
  return { name, declaration, params, make: (search) => makeSampler(declaration, search, params, name) };
}
