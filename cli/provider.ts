// The provider that --source names.

import { PROVIDERS } from '../data/providers/index.js';
import { isProvider, type ProviderDeclaration } from '../data/providers/provider.js';
import { UserError } from '../engine/index.js';
import { type Plugin, pluginOf, type Table } from './plugin.js';
import { strategyStem } from './strategy-stem.js';

const TABLE: Table<ProviderDeclaration> = {
  option: 'source',
  noun: 'provider',
  maker: 'provider',
  list: 'tidemark list providers',
  is: isProvider,
  entries: PROVIDERS,
};

/** The provider of a word, and the name that it bears in files: that of the table, or of the user's file. */
export async function providerOf(
  word: string | undefined,
): Promise<Plugin<ProviderDeclaration> & { readonly stem: string }> {
  if (word === undefined) {
    throw new UserError(`Say who is asked: --source with one of ${Object.keys(PROVIDERS).join(', ')}.`);
  }
  const plugin = await pluginOf(word, TABLE);
  return { ...plugin, stem: strategyStem(plugin.name) };
}
