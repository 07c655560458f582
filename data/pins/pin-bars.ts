// Bars moved so that their closes pass exactly through given levels and returns.

import { type Bars, type Instrument, termsAt, UserError } from '../../engine/index.js';
import { dayOf } from '../day.js';
import { condition, type Window } from '../generator/condition.js';
import { onGrid } from '../generator/on-grid.js';
import type { LevelPin, ReturnPin } from './pin.js';

/** Weight of yesterday in the mean of squared returns by which a day is moved: the usual one of daily data. */
const MEMORY = 0.94;
/** Moves keep this part of the largest one, which leaves room for the way to the pins. */
const ROOM = 0.85;
/** Share of a day's move that falls before its open. */
const OVERNIGHT = 0.3;

/** The bars with the pins in them: each day moves in proportion to its own variance, so that calm days stay calm, open, high and low move with
 *  the close, and what lies after the last pin keeps its returns. A pin on a date without a bar, pins that contradict each other, and a
 *  move that the market's price limit forbids are errors. `most` is the largest return of a day
 *  where the instrument has no price limit but what it consists of has, as a fraction: larger ones are cut before. */
export function pinBars(
  bars: Bars,
  instrument: Instrument,
  pins: readonly (LevelPin | ReturnPin)[],
  most = Infinity,
): Bars {
  if (pins.length === 0 && most === Infinity) return bars;
  const { symbol, time } = bars;
  const start = startOf(bars, pins);
  const at = (date: number): number => {
    const found = time.indexOf(date);
    if (found < 0)
      throw refusal(symbol, `has no bar on ${dayOf(date)}, on which a pin lies; move the pin to a session`);
    return found;
  };
  const windows: Window[] = [];
  for (const pin of pins) {
    if (pin.what === 'return') {
      if (!(pin.value > -1)) throw refusal(symbol, `cannot return ${pin.value}: give a fraction above -1`);
      windows.push(windowOf(at(pin.from), at(pin.to), Math.log(1 + pin.value), symbol));
    } else if (at(pin.date) > 0) windows.push(windowOf(0, at(pin.date), Math.log(pin.value / start), symbol));
  }
  const room = ROOM * Math.log(1 + most);
  const steps = bars.close.map((close, k) =>
    k === 0 ? 0 : Math.max(-room, Math.min(room, Math.log(close / bars.close[k - 1]))),
  );
  const moved = conditioned(steps, windows, symbol);
  return candlesAround(bars, instrument, closesOf(start, moved, bars, instrument, pins), steps);
}

const refusal = (symbol: string, what: string): UserError => new UserError(`${symbol} ${what}.`);

/** The first close: as it is, unless a pin says otherwise. */
function startOf({ symbol, time, close }: Bars, pins: readonly (LevelPin | ReturnPin)[]): number {
  if (close.length === 0) throw refusal(symbol, 'has no bars, so that no pin can lie on them');
  for (const pin of pins) {
    if (pin.what === 'level' && !(pin.value > 0))
      throw refusal(symbol, `cannot be pinned to ${pin.value}: give a positive level`);
  }
  const first = pins.find((pin): pin is LevelPin => pin.what === 'level' && pin.date === time[0]);
  return first?.value ?? close[0];
}

function windowOf(first: number, last: number, total: number, symbol: string): Window {
  if (!(first < last)) throw refusal(symbol, 'has a pin whose first date is not before its last; exchange them');
  return { steps: Array.from({ length: last - first }, (_, k) => first + 1 + k), total };
}

function conditioned(steps: Float64Array, windows: readonly Window[], symbol: string): Float64Array {
  try {
    return condition(steps, variancesOf(steps), windows);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      `The pins of ${symbol} repeat or contradict each other (${error.message.replace(/\.$/, '')}).`,
      {
        cause: error,
      },
    );
  }
}

/** A weighted mean of the squared steps around each day, looking both ways; never zero. */
function variancesOf(steps: Float64Array): Float64Array {
  const ordinary = steps.reduce((sum, step) => sum + step * step, 0) / steps.length || 1;
  const smooth = new Float64Array(steps.length);
  let mean = ordinary;
  for (let k = 0; k < steps.length; k++) smooth[k] = mean = MEMORY * mean + (1 - MEMORY) * steps[k] * steps[k];
  mean = ordinary;
  for (let k = steps.length - 1; k >= 0; k--) {
    mean = MEMORY * mean + (1 - MEMORY) * steps[k] * steps[k];
    smooth[k] = (smooth[k] + mean) / 2 + ordinary * 1e-6;
  }
  return smooth;
}

function closesOf(
  start: number,
  steps: Float64Array,
  { symbol, time }: Bars,
  instrument: Instrument,
  pins: readonly (LevelPin | ReturnPin)[],
): Float64Array {
  let level = Math.log(start);
  const close = steps.map((step, k) => onGrid(Math.exp(k === 0 ? level : (level += step)), instrument, time[k]));
  for (const pin of pins) {
    if (pin.what !== 'level') continue;
    const k = time.indexOf(pin.date);
    if (onGrid(pin.value, instrument, time[k]) !== pin.value) {
      throw refusal(
        symbol,
        `cannot close at ${pin.value}, which is not on its price step; give ${onGrid(pin.value, instrument, time[k])}`,
      );
    }
    close[k] = pin.value;
  }
  return close;
}

/** Bars whose shape is that of the former ones, around new closes. */
function candlesAround(bars: Bars, instrument: Instrument, close: Float64Array, steps: Float64Array): Bars {
  const { symbol, time } = bars;
  const [open, high, low] = [bars.open.slice(), bars.high.slice(), bars.low.slice()];
  for (let k = 0; k < close.length; k++) {
    const before = close[Math.max(0, k - 1)];
    const limit = k === 0 ? NaN : termsAt(instrument, time[k]).priceLimit;
    if (Math.abs(close[k] / before - 1) > limit + 1e-9 && Math.abs(bars.close[k] / bars.close[k - 1] - 1) <= limit) {
      throw refusal(
        symbol,
        `would have to move by more than its price limit on ${dayOf(time[k])}; move the pins apart`,
      );
    }
    const inside = (price: number): number => {
      const grid = onGrid(price, instrument, time[k]);
      return limit > 0
        ? Math.min(
            Math.max(grid, bound(before, -limit, instrument, time[k])),
            bound(before, limit, instrument, time[k]),
          )
        : grid;
    };
    const added = k === 0 ? 0 : Math.log(close[k] / before) - steps[k];
    const reference = k === 0 ? close[0] / bars.close[0] : before / bars.close[k - 1];
    open[k] = inside(bars.open[k] * reference * Math.exp(OVERNIGHT * added));
    const [top, bottom] = [Math.max(bars.open[k], bars.close[k]), Math.min(bars.open[k], bars.close[k])];
    high[k] = Math.max(open[k], close[k], inside(Math.max(open[k], close[k]) * (bars.high[k] / top)));
    low[k] = Math.min(open[k], close[k], inside(Math.min(open[k], close[k]) * (bars.low[k] / bottom)));
  }
  return { ...bars, open, high, low, close };
}

const bound = (before: number, limit: number, instrument: Instrument, time: number): number =>
  onGrid(before * (1 + limit), instrument, time);
