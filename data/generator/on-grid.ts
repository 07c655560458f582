// Prices as an instrument can have them.

import { type Instrument, termsAt, tickAt, toNearestTick } from '../../engine/index.js';
import { toDecimals } from './to-decimals.js';

/** Decimals of prices that have no tick. */
const DECIMALS = 10;

/** The nearest price on the tick of the day, or with ten decimals where there is none; `time` in ms UTC. */
export function onGrid(price: number, instrument: Instrument, time: number): number {
  const tick = tickAt(termsAt(instrument, time), price);
  return tick > 0 ? toNearestTick(price, tick) : toDecimals(price, DECIMALS);
}
