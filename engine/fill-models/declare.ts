// What a fill model is declared as: params, and the cost that they make.

import { declaredOnly } from '../declared-only.js';
import { UserError } from '../errors.js';
import type { ChoiceParam, FlagParam, NumberParam, Param, Values } from '../params.js';
import type { FillModel, FillMoment } from './fill-model.js';

/** Params of a fill model; a file is none of them. */
export type FillModelParams = Readonly<Record<string, NumberParam | FlagParam | ChoiceParam>>;

/** How much worse each unit trades at a moment, in quote currency; finite and not negative. */
export type FillCost = (moment: FillMoment) => number;

/** A fill model as its author writes it. */
export interface FillModelDefinition<P extends FillModelParams> {
  /** What it assumes, in one sentence. */
  readonly about: string;
  readonly params: P;
  /** Called once before the first row. The cost may depend on nothing but the params and the moment, or runs could not be repeated. */
  readonly make: (params: Values<P>) => FillCost;
}

const undeclared = (what: string): Error => new UserError(`A fill model reads what it does not declare: ${what}`);

const MARK = Symbol.for('tidemark.fill-model');

/** A declared fill model, of any params. */
export interface FillModelDeclaration {
  readonly about: string;
  readonly params: FillModelParams;
  make(params: NonNullable<FillModel['params']>): FillCost;
}

/** Declares a fill model. The types of the params flow into `make`; a misspelt one does not compile. */
export function fillModel<const P extends FillModelParams>(definition: FillModelDefinition<P>): FillModelDeclaration {
  const { about, params, make } = Object(definition) as FillModelDefinition<P>;
  const wrong = (what: string) => new UserError(`A fill model needs ${what}.`);
  if (typeof about !== 'string') throw wrong('"about", a sentence');
  if (typeof params !== 'object' || params === null) throw wrong('"params", an object, which may be empty');
  if (Object.values(params).some((param) => (Object(param) as Param).kind === 'table'))
    throw wrong('params other than files');
  if (typeof make !== 'function') throw wrong('"make", a function that returns the cost at a moment');
  const declaration: FillModelDeclaration = {
    about,
    params,
    make(values) {
      const cost: unknown = make(declaredOnly(values as unknown as Values<P>, undeclared));
      if (typeof cost !== 'function') throw wrong('a "make" that returns a function: the cost at a moment');
      return cost as FillCost;
    },
  };
  return Object.freeze(Object.assign(declaration, { [MARK]: true }));
}

/** Whether a value was made by `fillModel`, by this copy of the engine or another. */
export const isFillModel = (value: unknown): value is FillModelDeclaration =>
  typeof value === 'object' && value !== null && MARK in value;
