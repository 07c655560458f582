// What a provider of market data is, one of ours or a user's own.

import {
  type FillModelParams as PluginParams,
  type Kind,
  type Param,
  UserError,
  type Values,
} from '../../engine/index.js';
import type { Basis } from '../basis.js';

/** What is asked of a provider: a symbol as its vendor names it, and a span of days, both ends included. */
export interface Ask {
  /** As the user gave it. */
  readonly symbol: string;
  /** As the vendor names it. */
  readonly id: string;
  /** First and last day, ms UTC at midnight. */
  readonly from: number;
  readonly to: number;
  /** When the fetch began, ms UTC. */
  readonly now: number;
}

/** An answer of a vendor. */
export interface Reply {
  readonly ask: Ask;
  /** `page`: what `page` asked for; `beside`: what `beside` did. */
  readonly part: 'page' | 'beside';
  /** Without what is secret. */
  readonly url: string;
  /** 200, or one of the statuses that the provider reads itself. */
  readonly status: number;
  readonly text: string;
}

/** Prices of one day; NaN where one is not known. */
export interface Quote {
  /** Such as `2024-01-31`, on the calendar of its exchange. */
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** In shares, units or contracts, never in lots; NaN where it is not known. */
  readonly volume: number;
}

/** What happened to holders on an ex-date. */
export interface Happening {
  /** The ex-date: the first day on the new basis. */
  readonly date: string;
  readonly kind: 'dividend' | 'split';
  /** Cash per unit, or new units for one old unit. */
  readonly value: number;
  /** Day of payment; left out where it is not known. */
  readonly paid?: string;
}

/** A rate of the pair that was asked for. */
export interface Rate {
  readonly date: string;
  /** What one unit of the first currency is worth in the second. */
  readonly rate: number;
  /** When it was published, ISO in UTC; left out where that is not known. */
  readonly published?: string;
}

/** What an answer says. Whatever is left out is not said. */
export interface Parsed {
  readonly quotes?: readonly Quote[];
  readonly happenings?: readonly Happening[];
  readonly rates?: readonly Rate[];
  /** Words about the instrument, as in instruments.csv. */
  readonly words?: {
    readonly name?: string;
    readonly market?: string;
    readonly currency?: string;
    readonly kind?: Kind;
  };
  /** What had to be left out or believed, one sentence each. */
  readonly notes?: readonly string[];
}

/** How a vendor is asked and understood. It does nothing by itself: no clock, no network, no file. */
export interface Source {
  /** The vendor's name of a symbol; throws a `UserError` where it has none. */
  id(symbol: string): string;
  /** Address of a page of prices or rates. */
  page(ask: Ask): string;
  /** Addresses of what is asked anew by every fetch, such as a list of all distributions. */
  beside?(ask: Ask): readonly string[];
  /** What an answer says; what it throws is told, and the page is not kept. */
  parse(reply: Reply): Parsed | Promise<Parsed>;
}

/** What a vendor asks of those who ask it. */
export interface Terms {
  /** One sentence about its terms of use. */
  readonly words: string;
  /** Most requests a minute. */
  readonly rate: number;
  /** Most years of days in one page. */
  readonly years: number;
  /** What its prices are measured in: `split-adjusted` ones are turned back into prices as traded by its splits. */
  readonly basis: Basis;
  /** The first day of which it has anything, such as 1990-01-01; left out where that is not known. */
  readonly first?: string;
  /** Statuses beside 200 whose answer `parse` reads. */
  readonly statuses?: readonly number[];
  /** A key that it wants: the environment variable that holds it, and its name in the address. It is written down nowhere. */
  readonly key?: { readonly variable: string; readonly parameter: string };
}

/** A provider as its author writes it. */
export interface ProviderDefinition<P extends PluginParams> {
  /** What it has, in one sentence. */
  readonly about: string;
  readonly params: P;
  readonly terms: Terms;
  /** Called once for each fetch. */
  readonly make: (params: Values<P>) => Source;
}

/** A declared provider, of any params. */
export interface ProviderDeclaration {
  readonly about: string;
  readonly params: PluginParams;
  readonly terms: Terms;
  /** How the vendor is asked with these params. */
  make(params: Readonly<Record<string, unknown>>): Source;
}

const MARK = Symbol.for('tidemark.provider');

const wrong = (need: string): UserError => new UserError(`A provider needs ${need}.`);

/** Declares a provider of data for `tidemark data fetch --source`. */
export function provider<const P extends PluginParams>(definition: ProviderDefinition<P>): ProviderDeclaration {
  const { about, params, terms, make } = Object(definition) as ProviderDefinition<P>;
  if (typeof about !== 'string') throw wrong('"about", a sentence');
  if (typeof params !== 'object' || params === null) throw wrong('"params", an object, which may be empty');
  if (Object.values(params).some((param) => (Object(param) as Param).kind === 'table')) {
    throw wrong('params other than files');
  }
  const { words, rate, years, basis } = Object(terms) as Terms;
  if (typeof words !== 'string') throw wrong('"terms.words", a sentence about its terms of use');
  if (!(Number.isFinite(rate) && rate > 0)) throw wrong('"terms.rate", the most requests a minute');
  if (!(Number.isInteger(years) && years >= 1)) throw wrong('"terms.years", the most years in one page');
  if (typeof basis !== 'string') throw wrong('"terms.basis", such as raw or split-adjusted');
  if (typeof make !== 'function') throw wrong('"make", a function that returns { id, page, parse }');
  const declaration: ProviderDeclaration = {
    about,
    params,
    terms,
    make(values) {
      const made: unknown = make(values as unknown as Values<P>);
      const { id, page, parse } = Object(made) as Source;
      if (![id, page, parse].every((one) => typeof one === 'function')) {
        throw wrong('a "make" that returns { id, page, parse }');
      }
      return made as Source;
    },
  };
  return Object.freeze(Object.assign(declaration, { [MARK]: true }));
}

/** Whether a value was made by `provider`, by this copy of Tidemark or another. */
export const isProvider = (value: unknown): value is ProviderDeclaration =>
  typeof value === 'object' && value !== null && MARK in value;
