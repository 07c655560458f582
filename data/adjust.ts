// One instrument on the rows of a feed: prices as traded, and adjusted forward for its actions.

import { type Action, type Axis, type Bars, type Prices, type RowAction, UserError } from '../engine/index.js';
import { dayOf, startOfDay } from './day.js';
import { growthOf, inRank, markAfter } from './effect.js';
import { firstAtOrAfter } from './rows.js';

/** Columns of `length` rows before the first bar: NaN, volume 0. */
function noPrices(length: number): Prices {
  const column = () => new Float64Array(length).fill(NaN);
  return { open: column(), high: column(), low: column(), close: column(), volume: new Float64Array(length) };
}

/** Actions in the order in which they take effect: by ex-date, and on one date distributions first, then splits, rolls and delistings. */
export function inOrder(actions: readonly Action[]): readonly Action[] {
  return actions
    .map((action, place) => ({ action, place, day: startOfDay(action.exTime) }))
    .sort((a, b) => a.day - b.day || inRank(a.action.kind, b.action.kind) || a.place - b.place)
    .map(({ action }) => action);
}

/** Actions at the rows of a feed, which have their `times`: each on the first row of its day or after it. What happened up to the day of the first
 *  bar moves no holding and is left out with a note; what lies after the feed is left out. */
export function placeActions(
  actions: readonly Action[],
  bars: Bars,
  times: Float64Array,
): { readonly actions: readonly RowAction[]; readonly notes: readonly string[] } {
  const placed: RowAction[] = [];
  const notes: string[] = [];
  const own = bars.time.length;
  const firstDay = own > 0 ? startOfDay(bars.time[0]) : Infinity;
  for (const { exTime, payTime, kind, value } of inOrder(actions)) {
    const day = startOfDay(exTime);
    const row = firstAtOrAfter(times, day);
    if (row === times.length) continue;
    if (day <= firstDay) {
      notes.push(`${bars.symbol}: the ${kind} of ${dayOf(exTime)} lies before its second bar and was left out.`);
      continue;
    }
    if (kind === 'delisting' && startOfDay(bars.time[own - 1]) >= day) {
      throw new UserError(
        `${bars.symbol} is delisted on ${dayOf(exTime)}, but has a bar on ${dayOf(bars.time[own - 1])}: correct one of the two.`,
      );
    }
    const paid = Number.isNaN(payTime) ? row : Math.max(row, firstAtOrAfter(times, startOfDay(payTime)));
    placed.push({ row, kind, value, payRow: paid < times.length ? paid : Infinity });
  }
  return { actions: placed, notes };
}

/** The last price of an instrument after an action; one that leaves no price is an error. */
function positiveAfter({ kind, value }: RowAction, mark: number, symbol: string, time: number): number {
  const after = markAfter(kind, value, mark);
  if (!(after <= 0)) return after;
  const what = kind === 'roll' ? `rolls by ${value}` : `pays a dividend of ${value}`;
  const than = kind === 'roll' ? 'leaves nothing of' : 'is not less than';
  throw new UserError(
    `${symbol} ${what} on ${dayOf(time)}, which ${than} its last close of ${mark}: correct it in actions.csv.`,
  );
}

/** Prices as traded on every row: the close repeats where there is no bar, changed by the actions that fall there. Bars on every row
 *  without an action are those prices, not a copy of them. */
export function onRows(bars: Bars, axis: Axis, actions: readonly RowAction[], times: Float64Array): Prices {
  if (axis.rows.length === times.length && actions.length === 0) {
    const { open, high, low, close, volume } = bars;
    return { open, high, low, close, volume };
  }
  const raw = noPrices(times.length);
  let mark = NaN;
  let next = 0;
  let own = 0;
  for (let row = 0; row < times.length; row++) {
    for (; next < actions.length && actions[next].row === row; next++) {
      mark = positiveAfter(actions[next], mark, bars.symbol, times[row]);
    }
    if (axis.rows[own] === row) {
      raw.open[row] = bars.open[own];
      raw.high[row] = bars.high[own];
      raw.low[row] = bars.low[own];
      raw.volume[row] = bars.volume[own];
      mark = bars.close[own];
      own++;
    }
    raw.close[row] = mark;
  }
  return raw;
}

/** What actions make of one unit held before the first bar, on each row: equal-length columns, both 1 on the first row. */
export interface Cumulated {
  /** What its units come to for a holder who reinvests; a price times it is the price adjusted forward. */
  readonly all: Float64Array;
  /** What they come to by splits alone. */
  readonly splits: Float64Array;
}

/** The units of a holder from the closes as traded (which repeat, moved by the actions, where there is no bar) and the actions on their rows. */
export function cumulated(close: Float64Array, actions: readonly RowAction[]): Cumulated {
  const all = new Float64Array(close.length);
  const splits = new Float64Array(close.length);
  let units = 1;
  let split = 1;
  let next = 0;
  for (let row = 0; row < close.length; row++) {
    let mark = row > 0 ? close[row - 1] : NaN;
    for (; next < actions.length && actions[next].row === row; next++) {
      const { kind, value } = actions[next];
      units *= growthOf(kind, value, mark);
      if (kind === 'split') split *= value;
      mark = markAfter(kind, value, mark);
    }
    all[row] = units;
    splits[row] = split;
  }
  return { all, splits };
}

/** Prices times a column of factors, volumes over one of units; a bar of no price stays one. */
export function scaled(raw: Prices, factor: Float64Array, splits: Float64Array): Prices {
  const by = (column: Float64Array) => {
    const product = new Float64Array(column.length);
    for (let row = 0; row < column.length; row++) product[row] = column[row] * factor[row];
    return product;
  };
  const volume = new Float64Array(raw.volume.length);
  for (let row = 0; row < volume.length; row++) volume[row] = raw.volume[row] / splits[row];
  return { open: by(raw.open), high: by(raw.high), low: by(raw.low), close: by(raw.close), volume };
}

/** Prices adjusted forward, so that the first bar keeps its price, nothing later changes an earlier row, and the return over any
 *  span is that of a holder who bought more with each distribution, passed to the next contract at each roll, and was paid out at a
 *  delisting. */
export function adjustForward(
  raw: Prices,
  actions: readonly RowAction[],
): { readonly adjusted: Prices; readonly factor: Float64Array } {
  if (actions.length === 0) return { adjusted: raw, factor: new Float64Array(0) };
  const { all, splits } = cumulated(raw.close, actions);
  return { adjusted: scaled(raw, all, splits), factor: all };
}
