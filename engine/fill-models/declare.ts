// What a fill model is declared as: params, and the cost that they make.

import { pluginKind, type PluginDeclaration, type PluginDefinition, type PluginParams } from '../plugin.js';
import type { FillMoment } from './fill-model.js';

/** Params of a fill model; a file is none of them. */
export type FillModelParams = PluginParams;

/** How much worse each unit trades at a moment, in quote currency; finite and not negative. */
export type FillCost = (moment: FillMoment) => number;

/** A fill model as its author writes it. */
export type FillModelDefinition<P extends FillModelParams> = PluginDefinition<P, FillCost>;

/** A declared fill model, of any params. */
export type FillModelDeclaration = PluginDeclaration<FillCost>;

const KIND = pluginKind<FillCost>('fill model', 'tidemark.fill-model', 'the cost at a moment');

/** Declares a fill model. The types of the params flow into `make`; a misspelt one does not compile. */
export const fillModel = KIND.declare;

/** Whether a value was made by `fillModel`, by this copy of the engine or another. */
export const isFillModel = KIND.is;
