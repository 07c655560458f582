// The price of an asset as its exchange shows it: on the tick, inside the price limits, in lots.

import {
  type Bars,
  type Draw,
  type Instrument,
  normal,
  random,
  termsAt,
  tickAt,
  toNearestTick,
} from '../../../engine/index.js';
import type { AssetSpec, PricePath } from './asset.js';
import type { Moves } from './moves.js';

/** Share of a day's variance that falls between two sessions, by market: measured on 510300, the Hang Seng index and SPY. */
const OVERNIGHT: Readonly<Record<string, number>> = { XSHG: 0.2, XSHE: 0.2, XHKG: 0.45, XNYS: 0.34, XNAS: 0.34 };
/** Part of a session's variance that its range shows: trading pauses and turns back within bid and ask. */
const SEEN = 0.9;
/** Decimals of an instrument without a tick. */
const DECIMALS = 2;

/** Lowest and highest price of a session. */
interface Band {
  readonly down: number;
  readonly up: number;
}

/** Closes and bars. The price follows the moves; where a limit stops it, it goes on the next session. The open divides the day into night and session,
 *  high and low are exact draws of a Brownian bridge's extremes, as in candles.ts. `crowd` is the logarithm of traded units around their ordinary
 *  number. */
export function listed(
  seed: string | number,
  asset: AssetSpec,
  instrument: Instrument,
  moves: Moves,
  crowd: Float64Array,
): { readonly path: PricePath; readonly bars: Bars } {
  const next = random(seed, `economy bars ${asset.symbol}`);
  const { days, returns, variance, drawn, jumps } = moves;
  const [open, high, low, close, volume] = Array.from({ length: 5 }, () => new Float64Array(days.length));
  const overnight = OVERNIGHT[asset.market] ?? 0.3;
  const lot = termsAt(instrument, days[0] ?? 0).lot;
  const ordinary = asset.turnover / asset.start;
  let fair = Math.log(asset.start);
  let before = priced(instrument, days[0] ?? 0, asset.start);
  for (let k = 0; k < days.length; k++) {
    if (k > 0) fair += returns[k];
    const band = bandOf(instrument, days[k], k === 0 ? NaN : before);
    const price = (log: number) => inside(band, priced(instrument, days[k], Math.exp(log)));
    close[k] = price(fair);
    const [from, to] = [Math.log(before), Math.log(close[k])];
    const jump = k === 0 ? 0 : jumps[k];
    const noise = Math.sqrt(overnight * (1 - overnight) * drawn[k]) * normal(next);
    open[k] = price(from + jump + overnight * (to - from - jump) + noise);
    const session = to - Math.log(open[k]);
    const spread = SEEN * (1 - overnight) * drawn[k];
    const middle = (Math.log(open[k]) + to) / 2;
    high[k] = Math.max(open[k], close[k], price(middle + excursion(next, session, spread) / 2));
    low[k] = Math.min(open[k], close[k], price(middle - excursion(next, session, spread) / 2));
    volume[k] = Math.max(1, Math.round((ordinary * Math.exp(crowd[k])) / lot)) * lot;
    before = close[k];
  }
  return {
    path: { days, close, variance },
    bars: { symbol: asset.symbol, time: days, open, high, low, close, volume },
  };
}

/** The price on the grid of its exchange, at least one step. */
function priced(instrument: Instrument, day: number, price: number): number {
  const tick = tickAt(termsAt(instrument, day), price);
  const step = tick > 0 ? tick : 10 ** -DECIMALS;
  return Math.max(step, toNearestTick(price, step));
}

/** The band around the close before, NaN on the first session: rounded to the grid as exchanges round it. */
function bandOf(instrument: Instrument, day: number, before: number): Band {
  const { priceLimit } = termsAt(instrument, day);
  if (!(priceLimit > 0 && before > 0)) return { down: 0, up: Infinity };
  const [down, up] = [
    priced(instrument, day, before * (1 - priceLimit)),
    priced(instrument, day, before * (1 + priceLimit)),
  ];
  return { down, up };
}

const inside = ({ down, up }: Band, price: number): number => Math.max(down, Math.min(up, price));

/** Twice the distance of a bridge's extreme from the middle of its ends. */
const excursion = (next: Draw, move: number, variance: number): number =>
  Math.sqrt(move * move - 2 * variance * Math.log(next() + 2 ** -33));
