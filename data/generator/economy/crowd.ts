// How much is traded: it rises with volatility and with the day's move, and is itself persistent.

import { random } from '../../../engine/index.js';
import { wander } from '../wander.js';
import type { AssetSpec } from './asset.js';
import type { Course } from './course.js';
import type { Moves } from './moves.js';

/** Response of log volume to the logarithm of variance, and to the size of the day's shock in standard deviations. */
const TO_VARIANCE = 0.2;
const TO_SIZE = 0.12;
/** Mean size of a shock, and the size beyond which a day counts for no more. */
const MEAN_SIZE = 0.75;
const LARGEST = 8;
/** Interest in a market that all of its assets share, and interest in the asset alone: what is kept from day to day, and the deviation. */
const SHARED = [
  { keeps: 0.98, deviation: 0.2 },
  { keeps: 0.6, deviation: 0.12 },
] as const;
const OWN = [
  { keeps: 0.97, deviation: 0.15 },
  { keeps: 0.3, deviation: 0.15 },
] as const;

/** Logarithm of the units that are traded, around their ordinary number, on each session. */
export function crowdOf(
  seed: string | number,
  asset: AssetSpec,
  moves: Moves,
  { days: weekdays }: Course,
): Float64Array {
  const shared = SHARED.map(({ keeps, deviation }, n) =>
    wander(random(seed, `economy interest ${asset.market} ${n}`), weekdays.length, keeps, deviation),
  );
  const own = OWN.map(({ keeps, deviation }, n) =>
    wander(random(seed, `economy interest ${asset.symbol} ${n}`), weekdays.length, keeps, deviation),
  );
  const interest = [...shared, ...own];
  const { days, returns, variance } = moves;
  const ordinary = (asset.volatility * asset.volatility) / 245;
  let day = 0;
  return days.map((time, k) => {
    while (weekdays[day] < time) day++;
    const size = k === 0 ? MEAN_SIZE : Math.min(LARGEST, Math.abs(returns[k]) / Math.sqrt(variance[k]));
    const response = TO_VARIANCE * Math.log(variance[k] / ordinary) + TO_SIZE * (size - MEAN_SIZE);
    return interest.reduce((sum, each) => sum + each[day], response);
  });
}
