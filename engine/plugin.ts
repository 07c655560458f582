// What fill models and limits are declared as, both in one way: a sentence, params, and the function that they make.

import { declaredOnly } from './declared-only.js';
import { UserError } from './errors.js';
import type { ChoiceParam, FlagParam, NumberParam, Param, Values } from './params.js';

/** Params of a plugin; a file is none of them. */
export type PluginParams = Readonly<Record<string, NumberParam | FlagParam | ChoiceParam>>;

/** Values of a plugin's params, as they are reported. */
export type PluginValues = Readonly<Record<string, number | boolean | string>>;

/** A plugin as its author writes it. */
export interface PluginDefinition<P extends PluginParams, F> {
  /** What it assumes or forbids, in one sentence. */
  readonly about: string;
  readonly params: P;
  /** Called once before the first row. What it makes may depend on nothing but the params and what it is called with, or runs could not be
   *  repeated. */
  readonly make: (params: Values<P>) => F;
}

/** A declared plugin, of any params. */
export interface PluginDeclaration<F> {
  readonly about: string;
  readonly params: PluginParams;
  /** Makes the function, from the value of every param. */
  make(params: PluginValues): F;
}

/** A kind of plugin, by the words for it: `what` it is, the `mark` that its declarations bear, and what the function that it makes
 *  `returns`. */
export function pluginKind<F>(what: string, mark: string, returns: string) {
  const key = Symbol.for(mark);
  const wrong = (need: string) => new UserError(`A ${what} needs ${need}.`);
  const undeclared = (name: string) => new UserError(`A ${what} reads what it does not declare: ${name}`);

  return {
    /** Declares a plugin of this kind; its params flow into `make`. */
    declare<const P extends PluginParams>(definition: PluginDefinition<P, F>): PluginDeclaration<F> {
      const { about, params, make } = Object(definition) as PluginDefinition<P, F>;
      if (typeof about !== 'string') throw wrong('"about", a sentence');
      if (typeof params !== 'object' || params === null) throw wrong('"params", an object, which may be empty');
      if (Object.values(params).some((param) => (Object(param) as Param).kind === 'table'))
        throw wrong('params other than files');
      if (typeof make !== 'function') throw wrong(`"make", a function that returns ${returns}`);
      const declaration: PluginDeclaration<F> = {
        about,
        params,
        make(values) {
          const made: unknown = make(declaredOnly(values as unknown as Values<P>, undeclared));
          if (typeof made !== 'function') throw wrong(`a "make" that returns a function: ${returns}`);
          return made as F;
        },
      };
      return Object.freeze(Object.assign(declaration, { [key]: true }));
    },

    /** Whether a value was declared so, by this copy of the engine or another. */
    is: (value: unknown): value is PluginDeclaration<F> => typeof value === 'object' && value !== null && key in value,
  };
}
