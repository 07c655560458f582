// The currencies of instruments and of the account.

import { type Instrument, UserError } from '../engine/index.js';
import { isCurrency } from './instruments.js';

/** Instruments by currency, as words such as `510300, 512480 in CNY`. */
export function currenciesOf(instruments: readonly Instrument[]): ReadonlyMap<string, string> {
  const symbols = new Map<string, string[]>();
  for (const { currency, symbol } of instruments) {
    const list = symbols.get(currency);
    if (list) list.push(symbol);
    else symbols.set(currency, [symbol]);
  }
  return new Map([...symbols].map(([currency, list]) => [currency, `${list.slice(0, 5).join(', ')} in ${currency}`]));
}

/** The currency of the account: the one that is asked for, or that of all instruments; several without a word are an error. */
export function baseOf(instruments: readonly Instrument[], asked: string | undefined): string {
  if (asked !== undefined) {
    if (isCurrency(asked)) return asked;
    throw new UserError(`The base currency "${asked}" is not known: give an ISO 4217 code such as CNY, HKD or USD.`);
  }
  const found = currenciesOf(instruments);
  if (found.size > 1) {
    throw new UserError(
      `The data hold instruments of several currencies (${[...found.values()].join('; ')}): say with --base in which one the account is kept.`,
    );
  }
  return [...found.keys()][0];
}
