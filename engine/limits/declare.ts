// What a pre-trade limit is declared as: params, and the allowance that they make.

import { pluginKind, type PluginDeclaration, type PluginDefinition, type PluginParams } from '../plugin.js';
import type { Exposure } from './limit.js';

/** Params of a limit; a file is none of them. */
export type LimitParams = PluginParams;

/** The most units that an order may open; not negative, `Infinity` where the limit does not mind. */
export type Allowance = (exposure: Exposure) => number;

/** A limit as its author writes it. */
export type LimitDefinition<P extends LimitParams> = PluginDefinition<P, Allowance>;

/** A declared limit, of any params. */
export type LimitDeclaration = PluginDeclaration<Allowance>;

const KIND = pluginKind<Allowance>('pre-trade limit', 'tidemark.limit', 'how many units an order may open');

/** Declares a pre-trade limit. The types of the params flow into `make`; a misspelt one does not compile. */
export const limit = KIND.declare;

/** Whether a value was made by `limit`, by this copy of the engine or another. */
export const isLimit = KIND.is;
