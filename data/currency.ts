// The one currency of a run.

import { type Instrument, UserError } from '../engine/index.js';

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

/** The one currency of the instruments; several, or another than `base`, are an error. */
export function currencyOf(instruments: readonly Instrument[], base: string | undefined): string {
  const found = currenciesOf(instruments);
  const all = [...found.values()].join('; ');
  if (found.size > 1) {
    throw new UserError(
      `The data hold instruments of several currencies (${all}), but one run holds one currency: choose instruments of one with --assets, or give them directories of their own.`,
    );
  }
  const [currency] = found.keys();
  if (base !== undefined && base !== currency) {
    throw new UserError(
      `The base currency is ${base}, but the instruments are quoted in ${currency} (${all}): one run holds one currency, so use --base ${currency}.`,
    );
  }
  return currency;
}
