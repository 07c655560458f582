// The tables of plugins that options of `run` choose from, and what is made of a choice.

import {
  FILL_MODELS,
  type FillModel,
  isFillModel,
  isLimit,
  LIMITS,
  makeFillModel,
  makeLimit,
  type PreTradeLimit,
  UserError,
} from '../engine/index.js';
import type { Chosen } from '../reports/report.js';
import type { Reference } from '../sweep/work.js';
import { type Declared, type Plugin, pluginOf } from './plugin.js';
import { strategyStem } from './strategy-stem.js';

const MODELS = {
  option: 'slippage',
  noun: 'fill model',
  maker: 'fillModel',
  list: 'tidemark list models',
  is: isFillModel,
  entries: FILL_MODELS,
};

const PRE_TRADE = {
  option: 'limit',
  noun: 'limit',
  maker: 'limit',
  list: 'tidemark list limits',
  is: isLimit,
  entries: LIMITS,
};

/** Basis points in one. */
const BASIS_POINTS = 10_000;

/** What a run is set to by its plugins. */
export interface Plugins {
  /** For the engine: a fraction, or a model. */
  readonly slippage: number | FillModel;
  readonly limits: readonly PreTradeLimit[];
  /** For threads and other machines, to which no code travels. */
  readonly references: { readonly slippage: number | Reference; readonly limits: readonly Reference[] };
  /** For the report. */
  readonly chosen: { readonly slippage: number | Chosen; readonly limits: readonly Chosen[] };
  /** Full paths of the user's own files among them. */
  readonly sources: readonly string[];
}

/** Finds the plugins that were typed; fails with one sentence on a name, a file or a param that there is not. `fresh` as for `pluginOf`. */
export async function pluginsOf(slippage: number | string, limits: readonly string[], fresh = ''): Promise<Plugins> {
  const model = typeof slippage === 'string' ? await pluginOf(slippage, MODELS, fresh) : undefined;
  const found: Plugin<(typeof LIMITS)[string]>[] = [];
  for (const word of limits) {
    const one = await pluginOf(word, PRE_TRADE, fresh);
    const name = ownName(one);
    // Its name in a refusal has to say which of them it was.
    if (found.some((other) => ownName(other) === name)) {
      throw new UserError(`--limit names ${name} twice; give it once, with the stricter value.`);
    }
    found.push(one);
  }
  const fraction = Number(slippage) / BASIS_POINTS;
  return {
    slippage: model === undefined ? fraction : makeFillModel(model.declaration, model.params, model.name),
    limits: found.map((one) => makeLimit(ownName(one), one.declaration, one.params)),
    references: {
      slippage: model === undefined ? fraction : referenceTo(model),
      limits: found.map((one) => ({ ...referenceTo(one), name: ownName(one) })),
    },
    chosen: { slippage: model === undefined ? Number(slippage) : chosenOf(model), limits: found.map(chosenOf) },
    sources: [...(model?.sources ?? []), ...found.flatMap(({ sources }) => sources)],
  };
}

/** The name of a limit in its refusals: that of a file without folder and ending. */
const ownName = ({ name, sourceHash }: Pick<Plugin<Declared>, 'name' | 'sourceHash'>): string =>
  sourceHash === undefined ? name : strategyStem(name);

const chosenOf = ({ name, declaration, params, sourceHash }: Plugin<Declared>): Chosen => ({
  name,
  about: declaration.about,
  params,
  ...(sourceHash !== undefined && { sourceHash }),
});

const referenceTo = ({ name, url, sourceHash, params }: Plugin<Declared>): Reference => ({
  name,
  ...(url !== undefined && { url }),
  ...(sourceHash !== undefined && { sourceHash }),
  params,
});
