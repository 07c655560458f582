// What a pre-trade limit is declared as: params, and the allowance that they make.

import { declaredOnly } from '../declared-only.js';
import { UserError } from '../errors.js';
import type { ChoiceParam, FlagParam, NumberParam, Param, Values } from '../params.js';
import type { Exposure, PreTradeLimit } from './limit.js';

/** Params of a limit; a file is none of them. */
export type LimitParams = Readonly<Record<string, NumberParam | FlagParam | ChoiceParam>>;

/** The most units that an order may open; not negative, `Infinity` where the limit does not mind. */
export type Allowance = (exposure: Exposure) => number;

/** A limit as its author writes it. */
export interface LimitDefinition<P extends LimitParams> {
  /** What it forbids, in one sentence. */
  readonly about: string;
  readonly params: P;
  /** Called once before the first row. The allowance may depend on nothing but the params and the exposure, or runs could not be
   *  repeated. */
  readonly make: (params: Values<P>) => Allowance;
}

const undeclared = (what: string): Error => new UserError(`A pre-trade limit reads what it does not declare: ${what}`);

const MARK = Symbol.for('tidemark.limit');

/** A declared limit, of any params. */
export interface LimitDeclaration {
  readonly about: string;
  readonly params: LimitParams;
  make(params: NonNullable<PreTradeLimit['params']>): Allowance;
}

/** Declares a pre-trade limit. The types of the params flow into `make`; a misspelt one does not compile. */
export function limit<const P extends LimitParams>(definition: LimitDefinition<P>): LimitDeclaration {
  const { about, params, make } = Object(definition) as LimitDefinition<P>;
  const wrong = (what: string) => new UserError(`A pre-trade limit needs ${what}.`);
  if (typeof about !== 'string') throw wrong('"about", a sentence');
  if (typeof params !== 'object' || params === null) throw wrong('"params", an object, which may be empty');
  if (Object.values(params).some((param) => (Object(param) as Param).kind === 'table'))
    throw wrong('params other than files');
  if (typeof make !== 'function') throw wrong('"make", a function that returns how many units an order may open');
  const declaration: LimitDeclaration = {
    about,
    params,
    make(values) {
      const allowance: unknown = make(declaredOnly(values as unknown as Values<P>, undeclared));
      if (typeof allowance !== 'function') {
        throw wrong('a "make" that returns a function: how many units an order may open');
      }
      return allowance as Allowance;
    },
  };
  return Object.freeze(Object.assign(declaration, { [MARK]: true }));
}

/** Whether a value was made by `limit`, by this copy of the engine or another. */
export const isLimit = (value: unknown): value is LimitDeclaration =>
  typeof value === 'object' && value !== null && MARK in value;
