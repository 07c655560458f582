// Rates of the dollar in the currencies of the mainland and Hong Kong.

import { normal, random } from '../../engine/index.js';
import type { ExchangeRates } from '../dataset.js';
import { toDecimals } from '../generator/to-decimals.js';
import { wander } from '../generator/wander.js';

const HOUR = 3_600_000;

/** USDCNY as a slow walk from 7, USDHKD inside its band around 7.8; published at 08:00 UTC of their day. */
export function dollarRates(seed: number, dates: Float64Array): readonly ExchangeRates[] {
  const next = random(seed, 'rate USDCNY');
  let level = Math.log(7);
  const yuan = dates.map(() => toDecimals(Math.exp((level += 0.0025 * normal(next))), 4));
  const band = wander(random(seed, 'rate USDHKD'), dates.length, 0.99, 0.015);
  const hongKong = band.map((off) => toDecimals(Math.max(7.75, Math.min(7.85, 7.8 + off)), 4));
  const published = dates.map((day) => day + 8 * HOUR);
  return [
    { from: 'USD', to: 'CNY', dates, rates: yuan, published },
    { from: 'USD', to: 'HKD', dates, rates: hongKong, published },
  ];
}
