// A scenario laid over a history: from a date on, real days are lived through in other times.

import { type Action, type Bars, type Instrument, termsAt } from '../../engine/index.js';
import { inOrder } from '../adjust.js';
import type { Dataset } from '../dataset.js';
import { startOfDay } from '../day.js';
import { markAfter } from '../effect.js';
import type { Course, Times } from './economy/course.js';
import { onGrid } from './on-grid.js';

/** Classes of funds that a course of shares leaves alone. */
const REFUGES = ['bond', 'money', 'gold', 'volatility'];
/** Exchanges whose times are those of another of their country, where a course does not name them. */
const ALIKE: Readonly<Record<string, string>> = { XSHE: 'XSHG', XNAS: 'XNYS' };
/** Weight of yesterday in the running variance of a return: the usual one of daily data. */
const MEMORY = 0.94;
/** Share of what is added to a day that arrives before its open, but for jumps, which all do. */
const OVERNIGHT = 0.3;

interface Returns {
  /** Log return of each bar after actions; 0 for the first. */
  readonly steps: Float64Array;
  /** Standard deviation that was expected before each. */
  readonly scale: Float64Array;
}

/** The dataset whose bars, from the first weekday of the course on, have moved as the course says: a real return, multiplied by the volatility of its day
 *  and drawn to what all instruments had in common that date by its unison, plus drift and jump; volume grows with volatility. Real days, their
 *  order and what they have in common stay. No day passes its price limit: what is left over happens on the days after. Distributions keep their
 *  share of the price. Funds of bonds, money, gold and volatility, and markets that the course says nothing of, stay as they are; so do
 *  series, rates and everything before. */
export function overlay<D extends Dataset>(dataset: D, course: Course): D {
  const { instruments, bars } = dataset;
  const moved = instruments.map((instrument) => isMoved(instrument, course));
  const returns = bars.map((one, k) => returnsOf(one, actionsOf(dataset.actions, instruments[k].symbol)));
  const common = commonOf(bars, returns, moved);
  const actions: Action[] = [];
  const laid = bars.map((one, k) => {
    const own = actionsOf(dataset.actions, instruments[k].symbol);
    if (!moved[k]) return (actions.push(...own), one);
    const times = course.markets[marketIn(course, instruments[k])];
    const [bar, factor] = moveBars(one, instruments[k], returns[k], { days: course.days, times, common });
    actions.push(...own.map((action) => scaled(action, one, factor)));
    return bar;
  });
  return { ...dataset, bars: laid, actions };
}

/** The market of the course whose times an instrument has. */
const marketIn = ({ markets }: Course, { market }: Instrument): string =>
  Object.hasOwn(markets, market) ? market : (ALIKE[market] ?? market);

/** Whether a course says anything of the market of an instrument. */
export const concerns = (course: Course, instrument: Instrument): boolean =>
  Object.hasOwn(course.markets, marketIn(course, instrument));

const isMoved = (instrument: Instrument, course: Course): boolean =>
  concerns(course, instrument) && !REFUGES.includes(instrument.class);

const actionsOf = (actions: readonly Action[], symbol: string): readonly Action[] =>
  actions.filter((action) => action.symbol === symbol);

function returnsOf({ time, close }: Bars, actions: readonly Action[]): Returns {
  const steps = new Float64Array(time.length);
  const scale = new Float64Array(time.length);
  const sorted = inOrder(actions);
  let next = 0;
  for (let k = 0; k < time.length; k++) {
    let mark = k === 0 ? close[0] : close[k - 1];
    for (; next < sorted.length && startOfDay(sorted[next].exTime) <= startOfDay(time[k]); next++) {
      if (k > 0) mark = markAfter(sorted[next].kind, sorted[next].value, mark);
    }
    steps[k] = Math.log(close[k] / mark);
  }
  let variance = steps.reduce((sum, step) => sum + step * step, 0) / Math.max(1, steps.length - 1);
  for (let k = 0; k < steps.length; k++) {
    scale[k] = Math.sqrt(variance);
    variance = MEMORY * variance + (1 - MEMORY) * steps[k] * steps[k];
  }
  return { steps, scale };
}

/** For each date the mean of the returns of all that move, each in units of its own deviation, brought back to a deviation of about one. */
function commonOf(bars: readonly Bars[], returns: readonly Returns[], moved: readonly boolean[]): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  bars.forEach(({ time }, k) => {
    if (!moved[k]) return;
    const { steps, scale } = returns[k];
    for (let at = 1; at < time.length; at++) {
      if (!(scale[at] > 0)) continue;
      const day = startOfDay(time[at]);
      const found = sums.get(day) ?? { sum: 0, count: 0 };
      sums.set(day, { sum: found.sum + steps[at] / scale[at], count: found.count + 1 });
    }
  });
  const means = [...sums].map(([day, { sum, count }]) => [day, sum / count] as const);
  const deviation = Math.sqrt(means.reduce((sum, [, mean]) => sum + mean * mean, 0) / Math.max(1, means.length)) || 1;
  return new Map(means.map(([day, mean]) => [day, mean / deviation]));
}

interface Weather {
  readonly days: Float64Array;
  readonly times: Times;
  readonly common: ReadonlyMap<number, number>;
}

/** The bars as the course moves them, and what a price of each bar is worth of what it was. */
function moveBars(
  bars: Bars,
  instrument: Instrument,
  { steps, scale }: Returns,
  weather: Weather,
): [Bars, Float64Array] {
  const { days, times, common } = weather;
  const { time } = bars;
  const [open, high, low, close, volume] = [bars.open, bars.high, bars.low, bars.close, bars.volume].map((x) =>
    x.slice(),
  );
  const factor = new Float64Array(time.length).fill(1);
  let left = 0;
  let next = 0;
  for (let k = 1; k < time.length; k++) {
    const day = startOfDay(time[k]);
    // What the course brings on days without a session of this instrument arrives with the next.
    let [drift, jump, heat, unison] = [0, 0, 1, 0];
    for (; next < days.length && days[next] <= day; next++) {
      drift += times.drift[next];
      jump += times.jump[next];
      [heat, unison] = [times.volatility[next], times.unison[next]];
    }
    const isIn = days.length > 0 && day >= days[0];
    if (!isIn) continue;
    const alike = unison * scale[k] * (common.get(day) ?? 0);
    const wanted = heat * (Math.sqrt(1 - unison * unison) * steps[k] + alike) + drift + jump + left;
    const reach = reachOf(instrument, time[k], steps[k]);
    const step = Math.max(reach.down, Math.min(reach.up, wanted));
    left = wanted - step;
    factor[k] = factor[k - 1] * Math.exp(step - steps[k]);
    const early = jump === 0 ? OVERNIGHT : 1;
    const mark = (bars.close[k] / Math.exp(steps[k])) * factor[k - 1];
    const price = (value: number) =>
      onGrid(Math.max(mark * Math.exp(reach.down), Math.min(mark * Math.exp(reach.up), value)), instrument, time[k]);
    const span = (far: number, near: number) => Math.exp(heat * Math.log(far / near));
    open[k] = price(bars.open[k] * factor[k - 1] * Math.exp(early * (step - steps[k])));
    close[k] = price(bars.close[k] * factor[k]);
    const [top, bottom] = [Math.max(bars.open[k], bars.close[k]), Math.min(bars.open[k], bars.close[k])];
    high[k] = Math.max(open[k], close[k], price(Math.max(open[k], close[k]) * span(bars.high[k], top)));
    low[k] = Math.min(open[k], close[k], price(Math.min(open[k], close[k]) * span(bars.low[k], bottom)));
    volume[k] = Math.round(bars.volume[k] * heat);
  }
  return [{ ...bars, open, high, low, close, volume }, factor];
}

/** How far a close may move on a day, in logarithms: the real move at least, which the market has allowed. */
function reachOf(instrument: Instrument, time: number, step: number): { readonly down: number; readonly up: number } {
  const { priceLimit } = termsAt(instrument, time);
  if (!(priceLimit > 0)) return { down: -Infinity, up: Infinity };
  return { down: Math.min(step, Math.log(1 - priceLimit)), up: Math.max(step, Math.log(1 + priceLimit)) };
}

/** A distribution keeps its share of the price before it. */
function scaled(action: Action, { time }: Bars, factor: Float64Array): Action {
  if (action.kind === 'split') return action;
  const at = time.findIndex((moment) => startOfDay(moment) >= startOfDay(action.exTime));
  const before = at < 0 ? factor[factor.length - 1] : factor[Math.max(0, at - 1)];
  return { ...action, value: action.value * before };
}
