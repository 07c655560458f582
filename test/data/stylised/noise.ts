// Bars of pure noise, which have none of the habits of markets.

import { type Bars, normal, random } from '../../../engine/index.js';

/** Independent normal returns of a deviation, volume beside them, an open at the close before. */
export function noiseBars(length: number, deviation: number): Bars {
  const next = random(1, 'noise');
  let log = 0;
  const close = Float64Array.from({ length }, () => Math.exp((log += deviation * normal(next))));
  const open = Float64Array.from(close, (_, k) => close[Math.max(0, k - 1)]);
  return {
    symbol: 'NOISE',
    time: close.map((_, k) => k * 86_400_000),
    open,
    high: close.map((price, k) => Math.max(price, open[k])),
    low: close.map((price, k) => Math.min(price, open[k])),
    close,
    volume: close.map(() => Math.exp(10 + 0.3 * normal(next))),
  };
}
