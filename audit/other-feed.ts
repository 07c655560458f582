// The same market with another course from a row on: what came before is the same to the bit.

import { type Asset, axisOf, type Column, everyRow, type Feed, type Prices, random } from '../engine/index.js';

/** How the first row of another course begins: as any other, with a crash, with a jump, or with a suspension. */
export const TURNS = ['plain', 'crash', 'jump', 'halt'] as const;
export type Turn = (typeof TURNS)[number];

const FIRST_MOVE: Readonly<Record<Turn, number>> = { plain: 1, crash: 0.6, jump: 1.7, halt: 1 };
/** Rows without a bar after a turn into a suspension, and the share of the later rows that has none. */
const [HALT, GAPS] = [5, 0.03];

/** The feed with other returns, volumes, suspensions, rates and series values from row `from` on, drawn from a seed; without the corporate
 *  actions from then on. Row 0 gives another history altogether on the same dates. */
export function otherFrom(feed: Feed, from: number, turn: Turn, seed: string): Feed {
  return {
    ...feed,
    assets: feed.assets.map((asset) => otherAsset(asset, from, turn, random(seed, `asset ${asset.symbol}`))),
    series: new Map(
      [...feed.series].map(([key, column]) => [key, otherColumn(column, from, random(seed, `series ${key}`))]),
    ),
    rates: new Map(
      [...feed.rates].map(([currency, column]) => {
        const draw = random(seed, `rate ${currency}`);
        return [currency, column.map((rate, row) => (row < from ? rate : rate * (0.8 + 0.4 * draw())))];
      }),
    ),
  };
}

/** Prices move against what they did, by a drawn measure. */
function otherAsset(asset: Asset, from: number, turn: Turn, draw: () => number): Asset {
  const { raw, axis, factor } = asset;
  const copy = {
    open: raw.open.slice(),
    high: raw.high.slice(),
    low: raw.low.slice(),
    close: raw.close.slice(),
    volume: raw.volume.slice(),
  };
  const kept: number[] = [];
  let old = from > 0 ? raw.close[from - 1] : Number.NaN;
  let made = old;
  let begun = false;
  let own = 0;
  for (let row = 0; row < raw.close.length; row++) {
    const isBar = axis.rows[own] === row;
    while (axis.rows[own] === row) own++;
    if (row < from) {
      if (isBar) kept.push(row);
      continue;
    }
    const isHalted = (turn === 'halt' && row < from + HALT) || draw() < GAPS;
    if (!isBar || (isHalted && !Number.isNaN(made))) {
      copy.open[row] = copy.high[row] = copy.low[row] = Number.NaN;
      copy.volume[row] = 0;
      copy.close[row] = made;
      if (isBar) old = raw.close[row];
      continue;
    }
    kept.push(row);
    const before = made;
    if (Number.isNaN(made)) made = raw.close[row] * (0.5 + draw());
    else made *= (old / raw.close[row]) * (begun ? 1 : FIRST_MOVE[turn]) * (0.985 + 0.03 * draw());
    begun = true;
    old = raw.close[row];
    const start = Number.isNaN(before) ? made : before;
    copy.close[row] = made;
    copy.open[row] = start + (made - start) * draw() * 0.5;
    copy.high[row] = Math.max(copy.open[row], made) * (1 + 0.01 * draw());
    copy.low[row] = Math.min(copy.open[row], made) * (1 - 0.01 * draw());
    copy.volume[row] = Math.round(raw.volume[row] * (0.2 + 3 * draw()));
  }
  const rows = Int32Array.from(kept);
  const own2 = rows.length === raw.close.length ? everyRow(rows.length) : axisOf(rows, raw.close.length);
  const actions = asset.actions.filter(({ row }) => row < from);
  if (factor.length === 0) return { ...asset, raw: copy, adjusted: copy, axis: own2, actions };
  const basis = from > 0 ? factor[from - 1] : 1;
  const factors = factor.map((each, row) => (row < from ? each : Number.isNaN(basis) ? 1 : basis));
  const scaled = (column: Float64Array, was: Float64Array) =>
    column.map((price, row) => (row < from ? was[row] : price * factors[row]));
  const adjusted: Prices = {
    open: scaled(copy.open, asset.adjusted.open),
    high: scaled(copy.high, asset.adjusted.high),
    low: scaled(copy.low, asset.adjusted.low),
    close: scaled(copy.close, asset.adjusted.close),
    volume: copy.volume.map((volume, row) => (row < from ? asset.adjusted.volume[row] : volume)),
  };
  return { ...asset, raw: copy, adjusted, factor: factors, axis: own2, actions };
}

/** Values change places with one another, and move by a drawn measure of their spread. */
function otherColumn(column: Column, from: number, draw: () => number): Column {
  const values = column.values.slice();
  const { rows } = column.axis;
  let low = 0;
  while (low < rows.length && rows[low] < from) low++;
  const later = values.slice(low);
  const finite = later.filter(Number.isFinite);
  const span =
    finite.length > 0 ? finite.reduce((a, b) => Math.max(a, b)) - finite.reduce((a, b) => Math.min(a, b)) : 1;
  for (let k = 0; k < later.length; k++) {
    const from = later[Math.floor(draw() * later.length)];
    values[low + k] = from + (draw() - 0.5) * 0.2 * (span || Math.abs(from) || 1);
  }
  return { ...column, values };
}

/** The market with its instruments in the opposite order. */
export const reversed = (feed: Feed): Feed => ({
  ...feed,
  assets: [...feed.assets].reverse().map((asset, index) => ({ ...asset, index })),
});
