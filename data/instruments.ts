// Instruments from their symbols: what is not said comes from the symbol and its market's dated rules.

import { type Instrument, type Kind, UserError } from '../engine/index.js';
import { withFigures } from './markets/facts.js';
import { NO_MARKET, marketOf } from './markets/index.js';
import { termsWithoutMarket } from './markets/none.js';
import { isNamedIndex, wordsOf } from './symbol.js';

/** Words about an instrument that override what its symbol and market imply; what is left out is inferred. */
export interface InstrumentWords {
  readonly name?: string;
  readonly market?: string;
  readonly currency?: string;
  readonly kind?: Kind;
  readonly class?: string;
  /** Lot in units of quantity; price step in quote currency. Each replaces the figure of every dated row. */
  readonly lot?: number;
  readonly tick?: number;
  readonly multiplier?: number;
  /** Typical difference of ask and bid, as a fraction of the price. */
  readonly spread?: number;
  /** Currency where the market is not known; USD if left out. */
  readonly base?: string;
}

/** Sessions a year where the calendar is not known. */
const PERIODS_PER_YEAR = 252;
const KINDS: readonly Kind[] = ['etf', 'stock', 'index', 'future', 'other'];

/** True for a current ISO 4217 currency code. */
export const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code);

function positive(symbol: string, what: string, value: number | undefined): number | undefined {
  if (value === undefined || (Number.isFinite(value) && value > 0)) return value;
  throw new UserError(`The ${what} of ${symbol} is ${value}: give a positive number.`);
}

function spreadOf(symbol: string, spread: number | undefined): number {
  if (spread === undefined || (spread >= 0 && spread < 1)) return spread ?? NaN;
  throw new UserError(`The spread of ${symbol} is ${spread}: give a fraction of the price from 0 up to 1.`);
}

/** An instrument from its symbol. Six digits, five digits and the suffixes .SS, .SH, .SZ and .HK name their market; for any other symbol the
 *  market is `none`: lots of 1, no price step, no costs, short sales against their full value, 252 sessions a year. */
export function instrumentOf(symbol: string, words: InstrumentWords = {}): Instrument {
  const implied = wordsOf(symbol);
  const code = words.market ?? implied.market;
  const market = marketOf(code);
  const kind = words.kind ?? implied.kind;
  if (!KINDS.includes(kind)) {
    throw new UserError(`The kind "${kind}" of ${symbol} is not known: use one of ${KINDS.join(', ')}.`);
  }
  const currency = words.currency ?? market?.currency ?? words.base ?? 'USD';
  if (!isCurrency(currency)) {
    throw new UserError(
      `The currency "${currency}" of ${symbol} is not known: give an ISO 4217 code such as CNY, HKD or USD.`,
    );
  }
  const instrumentClass = words.class ?? (words.kind === undefined || words.kind === implied.kind ? implied.class : '');
  const lot = positive(symbol, 'lot', words.lot);
  const tick = positive(symbol, 'tick', words.tick);
  const dated = market ? market.terms(kind, instrumentClass, symbol) : termsWithoutMarket(kind);
  const given = { ...(lot === undefined ? {} : { lot }), ...(tick === undefined ? {} : { tick }) };
  return {
    symbol,
    name: words.name || symbol,
    market: code,
    currency,
    kind,
    class: instrumentClass,
    multiplier: positive(symbol, 'multiplier', words.multiplier) ?? 1,
    spread: spreadOf(symbol, words.spread),
    periodsPerYear: market?.periodsPerYear ?? PERIODS_PER_YEAR,
    terms: dated.map((row) => withFigures(row, given, `${Object.keys(given).join(' and ')}: given for ${symbol}`)),
  };
}

/** What had to be assumed about an instrument, one sentence each; empty where its market's rules say all. `given` are the words
 *  that were stated and so were not assumed. */
export function assumptionsOf(instrument: Instrument, given: InstrumentWords = {}): readonly string[] {
  const { symbol, market, kind } = instrument;
  const notes: string[] = [];
  if (market === NO_MARKET && given.market === undefined) {
    const terms =
      kind === 'future'
        ? 'a margin of 12 % (maintenance 10 %), a commission of 0.005 %, no price step'
        : 'lots of 1, no price step, no costs, short sales against their full value';
    notes.push(
      `${symbol}: its market is not known; ${terms}, ${PERIODS_PER_YEAR} sessions a year and quotes in ${instrument.currency} were assumed.`,
    );
  }
  if (/^000\d{3}$/.test(symbol) && given.kind === undefined && given.market === undefined) {
    notes.push(
      `${symbol} was taken for a Shenzhen stock; if it is the Shanghai or CSI index of that number, call it ${symbol}.SS.`,
    );
  }
  if (isNamedIndex(symbol) && given.kind === undefined) {
    notes.push(
      `${symbol} was taken for an index by its name, so a jump of it is a warning; if it is something else, state its kind in instruments.csv.`,
    );
  }
  if (
    /^(sz)?15\d{4}/i.test(symbol) &&
    market === 'XSHE' &&
    kind === 'etf' &&
    instrument.class === '' &&
    given.class === undefined
  ) {
    notes.push(
      `${symbol} was taken for a fund of mainland stocks (sold from the next session on, price limit 10 %); if it is a cross-border, bond, gold, money, commodity or chinext fund, state its class in instruments.csv.`,
    );
  }
  if (market === 'XHKG' && kind !== 'index' && kind !== 'future' && given.lot === undefined) {
    notes.push(`${symbol}: lots of 100 were assumed; state its board lot in instruments.csv.`);
  }
  return notes;
}
