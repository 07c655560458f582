// The closing levels of one generated index: common factors, its own shocks, and the published returns at their dates.

import { random } from '../../engine/index.js';
import { type Window, condition } from './condition.js';
import { RETURN_PINS, type ReturnPin } from './pins.js';
import { type MarketName, sessionOn, sessions } from './sessions.js';
import { shocks } from './shocks.js';
import { toDecimals } from './to-decimals.js';
import { FACTORS, type Factor, type World } from './world.js';

/** How an index moves. */
export interface IndexSpec {
  /** Name that pins refer to. */
  readonly name: string;
  readonly market: MarketName;
  /** Level at the first close. */
  readonly start: number;
  /** Growth a year, as a fraction of the log level, where no pin says otherwise. */
  readonly drift: number;
  /** Daily moves, as fractions, for one unit of each factor. */
  readonly loadings: Readonly<Partial<Record<Factor, number>>>;
  /** Daily volatility that no other index shares, as a fraction. */
  readonly own: number;
  /** Largest daily return that the market's price limits allow, as a fraction; Infinity where there are none. */
  readonly limit: number;
}

/** Levels on a market's sessions. */
export interface LevelPath {
  /** ms UTC at midnight. */
  readonly days: Float64Array;
  /** Levels with ten decimals, so that pinned returns hold to 1e-12. */
  readonly close: Float64Array;
  /** Variance that each session's log return was drawn with; that of the first session equals the second's. */
  readonly variance: Float64Array;
}

/** An index on its market's sessions. */
export interface IndexPath extends LevelPath {
  readonly spec: IndexSpec;
}

const SESSIONS_A_YEAR = 245;
const LEVEL_DECIMALS = 10;
/** Random returns keep this part of the price limit, which leaves room for the move to the pins. */
const ROOM = 0.85;

/** The path of an index in a world. What its factors did on days when its market was closed is dropped. */
export function indexPath(world: World, spec: IndexSpec, pins: readonly ReturnPin[] = RETURN_PINS): IndexPath {
  const days = sessions(spec.market);
  const own = shocks(random(world.seed, `index ${spec.name}`), days.length);
  const returns = new Float64Array(days.length);
  const variance = new Float64Array(days.length);
  const limit = ROOM * Math.log(1 + spec.limit);
  for (let k = 0, day = 0; k < days.length; k++, day++) {
    while (world.days[day] < days[k]) day++;
    let move = spec.own * own.values[k];
    let spread = spec.own * spec.own * own.variance[k];
    for (const factor of FACTORS) {
      const loading = spec.loadings[factor] ?? 0;
      move += loading * world.factors[factor].values[day];
      spread += loading * loading * world.factors[factor].variance[day];
    }
    returns[k] = Math.max(-limit, Math.min(limit, move + spec.drift / SESSIONS_A_YEAR));
    variance[k] = spread;
  }
  returns[0] = 0;
  variance[0] = variance[1];
  const moved = condition(returns, variance, windowsOf(spec.name, days, pins));
  let level = Math.log(spec.start);
  const close = moved.map((step) => toDecimals(Math.exp((level += step)), LEVEL_DECIMALS));
  return { spec, days, close, variance };
}

/** The steps between the closes of each pin, and the log return that they add up to. */
function windowsOf(index: string, days: Float64Array, pins: readonly ReturnPin[]): Window[] {
  return pins
    .filter((pin) => pin.index === index)
    .map((pin) => {
      const [first, last] = [sessionOn(days, pin.from), sessionOn(days, pin.to)];
      const steps = Array.from({ length: last - first }, (_, k) => first + 1 + k);
      return { steps, total: Math.log(1 + pin.return) };
    });
}
