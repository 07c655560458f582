// Prices that a vendor moved for later splits, turned back into prices as traded.

import { dayOf } from '../day.js';
import type { Happening, Quote } from './provider.js';

/** How what was told at a time is turned back. */
export interface Unsplit {
  quote(quote: Quote, fetched: number): Quote;
  cash(happening: Happening, fetched: number): Happening;
  /** Prices that are turned back may differ by so much, in units of the currency. */
  readonly tolerance: number;
}

/** Decimals of prices that were turned back: the vendor's carry seven digits, and no exchange of ours has a finer tick. */
const DECIMALS = 4;

/** For what is as traded already. */
export const asTraded: Unsplit = { quote: (quote) => quote, cash: (happening) => happening, tolerance: 0 };

/** Turns back what was moved for the splits up to and with the day on which it was told: prices and cash times the splits after
 *  their date, volumes divided by them. */
export function unsplit(splits: readonly Happening[]): Unsplit {
  const factorOf = (date: string, fetched: number): number => {
    const told = dayOf(fetched);
    return splits.reduce((all, { date: day, value }) => (date < day && day <= told ? all * value : all), 1);
  };
  const price = (value: number, factor: number): number => Number((value * factor).toFixed(DECIMALS));
  return {
    quote(quote, fetched) {
      const factor = factorOf(quote.date, fetched);
      if (factor === 1) return quote;
      const [open, high, low, close] = [quote.open, quote.high, quote.low, quote.close].map((p) => price(p, factor));
      return { ...quote, open, high, low, close, volume: Math.round(quote.volume / factor) };
    },
    cash(happening, fetched) {
      const factor = factorOf(happening.date, fetched);
      return factor === 1 ? happening : { ...happening, value: Number((happening.value * factor).toFixed(6)) };
    },
    tolerance: splits.length > 0 ? 10 ** -DECIMALS : 0,
  };
}
