// Finds prices from which a vendor took distributions off, so that their returns are wrong.

import type { Action, Bars } from '../../engine/index.js';
import { startOfDay } from '../day.js';
import { eachColumn } from '../each-column.js';
import { firstAtOrAfter } from '../rows.js';
import { fromRaw } from './from-raw.js';
import { actionsOn } from './on-bars.js';
import { toRaw } from './to-raw.js';

/** A return is called wrong from this difference on: 0.3 percentage points. */
const BEYOND = 0.003;
/** Differences of doubles are exact to more than this, in units of rounding. */
const EXACT = 1e-6;

/** What was found about prices that may have distributions taken off them. */
export interface Subtraction {
  /** True where differences, and not ratios, keep still between distributions. */
  readonly isSubtractive: boolean;
  /** Days, ms UTC, on which the return differs by more than 0.3 percentage points from that of a holder. */
  readonly days: readonly number[];
  /** How many returns were compared. */
  readonly compared: number;
  /** The largest difference of a daily return, a fraction, and its day (ms UTC; NaN for none). */
  readonly largest: number;
  readonly largestOn: number;
}

/** A step of the staircase of prices as traded less adjusted ones. */
export interface Step {
  /** First day on the new level, ms UTC. */
  readonly time: number;
  /** How much lower the level is than the one before: what was distributed. */
  readonly value: number;
  /** True where the actions have a distribution of that amount then. */
  readonly isListed: boolean;
}

/** Adjusted prices beside those as traded. */
export interface TwinSubtraction extends Subtraction {
  /** Levels of the difference, from the first common day on; the last is 0 where both end on one basis. */
  readonly levels: readonly number[];
  readonly steps: readonly Step[];
}

/** The last decimal of a column as a unit, from 1 to 1e-6: what rounding leaves open. */
export function unitOf(column: Float64Array): number {
  for (let scale = 1; scale < 1e6; scale *= 10) {
    if (column.every((price) => Math.abs(price * scale - Math.round(price * scale)) < 1e-6)) return 1 / scale;
  }
  return 1e-6;
}

/** Places where a column leaves the level on which it stood by more than `within(place)`, and what it moves on its levels, in units of that. */
function leaps(
  column: Float64Array,
  within: (at: number) => number,
): { readonly places: readonly number[]; readonly wiggle: number } {
  const found: number[] = [];
  let level = column[0];
  let wiggle = 0;
  for (let at = 1; at < column.length; at++) {
    const moved = Math.abs(column[at] - level) / within(at);
    if (moved <= 1) {
      wiggle = Math.max(wiggle, moved);
      continue;
    }
    found.push(at);
    level = column[at];
  }
  return { places: found, wiggle };
}

function returnsApart(
  time: Float64Array,
  found: Float64Array,
  right: Float64Array,
): Omit<Subtraction, 'isSubtractive'> {
  const days: number[] = [];
  let [largest, largestOn] = [0, NaN];
  for (let at = 1; at < time.length; at++) {
    const apart = Math.abs(found[at] / found[at - 1] - right[at] / right[at - 1]);
    if (apart > BEYOND) days.push(time[at]);
    if (apart > largest) [largest, largestOn] = [apart, time[at]];
  }
  return { days, compared: Math.max(0, time.length - 1), largest, largestOn };
}

/** Bars at some places. */
const at = (bars: Bars, places: readonly number[]): Bars =>
  eachColumn(bars, (column) => Float64Array.from(places, (place) => column[place]));

/** The closes of two sources of one instrument on the days that both have, splits taken out of those as traded. */
function common(adjusted: Bars, raw: Bars, actions: readonly Action[]): readonly [adjusted: Bars, raw: Bars] {
  const days = raw.time.map(startOfDay);
  const pairs = Array.from(
    adjusted.time,
    (time, place) => [place, firstAtOrAfter(days, startOfDay(time))] as const,
  ).filter(([place, other]) => days[other] === startOfDay(adjusted.time[place]));
  const [own, twin] = [
    at(
      adjusted,
      pairs.map(([place]) => place),
    ),
    at(
      raw,
      pairs.map(([, other]) => other),
    ),
  ];
  const splits = actions.filter(({ kind }) => kind === 'split');
  return [own, fromRaw(twin, splits, 'split-adjusted')];
}

/** Holds adjusted prices against those as traded. Where distributions were taken off, the difference of the two is a staircase that falls by
 *  each of them on its ex-date; where prices were multiplied, their ratio is one. Which of the two it is, is told by which of them leaves its
 *  level less often, and moves less on it; rounding of either source is allowed for. `actions` are those of the instrument, and may be incomplete: returns are
 *  compared with those of a holder who was paid the distributions that are listed. */
export function subtractionFrom(adjusted: Bars, raw: Bars, actions: readonly Action[]): TwinSubtraction {
  const [own, twin] = common(adjusted, raw, actions);
  const { time, close } = own;
  const within = 1.1 * Math.max(unitOf(close), unitOf(raw.close));
  const differences = close.map((price, place) => twin.close[place] - price);
  const ratios = close.map((price, place) => price / twin.close[place]);
  const difference = leaps(differences, () => within);
  const stairs = difference.places;
  const ratio = leaps(ratios, (place) => within / twin.close[place]);
  const fewer = ratio.places.length - stairs.length;
  const cash = actions.filter(({ kind }) => kind === 'dividend');
  const paid = new Float64Array(time.length);
  const holder = fromRaw(at(raw, [...raw.time.keys()]), actions, 'forward');
  for (const { row, value } of actionsOn(own, cash)) paid[row] += value;
  const steps = stairs.map((place): Step => {
    const value = differences[place - 1] - differences[place];
    return { time: time[place], value, isListed: Math.abs(paid[place] - value) <= 2 * within };
  });
  const [, right] = common(adjusted, holder, []);
  return {
    isSubtractive: stairs.length > 0 && (fewer === 0 ? difference.wiggle < ratio.wiggle - EXACT : fewer > 0),
    levels: time.length === 0 ? [] : [differences[0], ...stairs.map((place) => differences[place])],
    steps,
    ...returnsApart(time, close, right.close),
  };
}

/** What adjusted prices alone tell beside the distributions of their instrument. */
export interface LoneSubtraction extends Subtraction {
  /** True where the evidence is certain: a price of zero or below, or decimals that subtraction cannot make. */
  readonly isCertain: boolean;
  /** True where prices do not fall by the distributions on their ex-dates: they are adjusted for them, in one way or the other. */
  readonly isAdjusted: boolean;
  /** On each ex-date, how much of the distribution the open fell by: about 1 as traded, about 0 where adjusted. */
  readonly residues: readonly { readonly time: number; readonly share: number }[];
}

/** Judges prices by the actions alone, without a twin as traded. Prices that do not fall on ex-dates are adjusted. They may have been subtracted
 *  from only if all of them stand on the decimals of the distributions and of `tick`; a vendor that multiplies and rounds cannot be told
 *  apart from that, so a doubt remains but where a price is not positive. `days` and `largest` say how wrong returns are if so. */
export function subtractionAlone(adjusted: Bars, actions: readonly Action[], tick: number): LoneSubtraction {
  const placed = actionsOn(adjusted, actions).filter(({ kind }) => kind === 'dividend');
  const { time, open, close } = adjusted;
  const residues = placed.map(({ row, value }) => ({ time: time[row], share: (close[row - 1] - open[row]) / value }));
  const shares = residues.map(({ share }) => share).sort((a, b) => a - b);
  const isAdjusted = shares.length > 0 && shares[shares.length >> 1] < 0.5;
  const hasNegative = close.some((price) => price <= 0);
  const splits = actions.some(({ kind }) => kind === 'split');
  const unit = Math.min(tick, unitOf(Float64Array.from(placed, ({ value }) => value)));
  // A split divides what was taken off, and leaves no grid.
  const onGrid = splits || unitOf(close) >= unit * (1 - 1e-9);
  const isSubtractive = hasNegative || (isAdjusted && onGrid);
  const right = isSubtractive ? fromRaw(toRaw(adjusted, actions, 'subtractive'), actions, 'forward').close : close;
  return {
    isSubtractive,
    isCertain: hasNegative || !isAdjusted || !onGrid,
    isAdjusted,
    residues,
    ...returnsApart(time, close, right),
  };
}
