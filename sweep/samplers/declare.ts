// How a sampler is declared, one of ours or a user's own.

import { type FillModelParams as PluginParams, type Param, UserError, type Values } from '../../engine/index.js';
import type { Sampler, SamplerDeclaration, Search } from './sampler.js';

/** Params of a sampler; a file is none of them. */
export type SamplerParams = PluginParams;

/** A sampler as its author writes it. */
export interface SamplerDefinition<P extends SamplerParams> {
  /** What it does, in one sentence. */
  readonly about: string;
  readonly params: P;
  /** Whether later points depend on the scores of former ones. */
  readonly learns: boolean;
  /** Points that it tries where nothing says how many; Infinity: all. */
  readonly trials: number;
  /** Called once for each search. What it makes may depend on nothing but the search, the params and what it is told. */
  readonly make: (search: Search, params: Values<P>) => Sampler;
}

const MARK = Symbol.for('tidemark.sampler');

const wrong = (need: string): UserError => new UserError(`A sampler needs ${need}.`);

/** Declares a sampler. The types of the params flow into `make`; a misspelt one does not compile. */
export function sampler<const P extends SamplerParams>(definition: SamplerDefinition<P>): SamplerDeclaration {
  const { about, params, learns, trials, make } = Object(definition) as SamplerDefinition<P>;
  if (typeof about !== 'string') throw wrong('"about", a sentence');
  if (typeof params !== 'object' || params === null) throw wrong('"params", an object, which may be empty');
  if (Object.values(params).some((param) => (Object(param) as Param).kind === 'table')) {
    throw wrong('params other than files');
  }
  if (typeof learns !== 'boolean') throw wrong('"learns", true where later points depend on the scores of former ones');
  if (!(trials >= 1) || !(Number.isInteger(trials) || trials === Number.POSITIVE_INFINITY)) {
    throw wrong('"trials", a whole number of at least 1, or Infinity for all points');
  }
  if (typeof make !== 'function') throw wrong('"make", a function that returns { ask, tell }');
  const declaration: SamplerDeclaration = {
    about,
    params,
    learns,
    trials,
    make(search, values) {
      const made: unknown = make(search, values as unknown as Values<P>);
      const { ask, tell } = Object(made) as Sampler;
      if (typeof ask !== 'function' || typeof tell !== 'function') throw wrong('a "make" that returns { ask, tell }');
      return made as Sampler;
    },
  };
  return Object.freeze(Object.assign(declaration, { [MARK]: true }));
}

/** Whether a value was made by `sampler`, by this copy of the engine or another. */
export const isSampler = (value: unknown): value is SamplerDeclaration =>
  typeof value === 'object' && value !== null && MARK in value;
