// A made-up market, from the word that names it.

import { type Dataset, feedOf, type Loaded, type LoadOptions, only } from '../data/index.js';
import { SCENARIOS, type Scenario } from '../data/scenarios/index.js';
import { UserError } from '../engine/index.js';
import { isPath } from './locate.js';
import { type Plugin, pluginOf } from './plugin.js';

const TABLE = {
  option: 'scenario',
  noun: 'scenario',
  maker: 'scenario',
  list: 'tidemark list scenarios',
  is: (value: unknown): value is Scenario => Object.values(SCENARIOS).includes(value as Scenario),
  entries: SCENARIOS,
};

/** The scenario that a word means, such as `random-walk:years=5,seed=7`; fails with one sentence on a name or a param that there is not. */
export async function scenarioOf(word: string): Promise<Plugin<Scenario>> {
  const [name] = word.split(':');
  if (!Object.hasOwn(SCENARIOS, name) && isPath(word)) {
    throw new UserError(`--scenario is "${word}"; give a name that "${TABLE.list}" shows, and files with --data.`);
  }
  return pluginOf(word, TABLE);
}

/** The dataset of a word. */
export async function datasetOf(word: string): Promise<Dataset & { readonly seed: string | number }> {
  const { declaration, params } = await scenarioOf(word);
  return declaration.make(params);
}

/** What reads feeds from a made-up market, as `load` does from files. */
export async function scenarioSource(word: string): Promise<(options: LoadOptions) => Promise<Loaded>> {
  const dataset = await datasetOf(word);
  return async (options) => {
    const feed = feedOf(only(dataset, options.assets), [], options);
    return { feed, base: feed.base, notes: feed.notes, files: [] };
  };
}
