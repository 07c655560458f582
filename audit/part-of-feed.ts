// A stretch of a feed with nothing of the rest in it: not behind its ends either, where `upTo` leaves the columns as they are.

import { type Asset, type Axis, axisOf, type Column, everyRow, type Feed, type Prices } from '../engine/index.js';

/** The rows from `from` up to but not `to`. Calendars stay, which were known ahead; what is paid later is paid after the end. */
export function partOf(feed: Feed, from: number, to: number): Feed {
  return {
    ...feed,
    time: feed.time.slice(from, to),
    assets: feed.assets.map((asset) => assetPart(asset, from, to)),
    rates: new Map([...feed.rates].map(([currency, column]) => [currency, column.slice(from, to)])),
    series: new Map([...feed.series].map(([key, column]) => [key, columnPart(column, from, to)])),
  };
}

/** The own observations that lie on the rows, and where. */
function shifted(
  { rows }: Axis,
  from: number,
  to: number,
): { readonly axis: Axis; readonly low: number; readonly high: number } {
  let low = 0;
  while (low < rows.length && rows[low] < from) low++;
  let high = low;
  while (high < rows.length && rows[high] < to) high++;
  const own = rows.slice(low, high).map((row) => row - from);
  const isDense = own.length === to - from && own.every((row, k) => row === k);
  return { axis: isDense ? everyRow(to - from) : axisOf(own, to - from), low, high };
}

function columnPart(column: Column, from: number, to: number): Column {
  const { axis, low, high } = shifted(column.axis, from, to);
  return { ...column, axis, values: column.values.slice(low, high), dates: column.dates.slice(low, high) };
}

function assetPart(asset: Asset, from: number, to: number): Asset {
  const { axis } = shifted(asset.axis, from, to);
  // Before its first bar an instrument has no price; what it had before the stretch is gone.
  const start = from === 0 ? 0 : (axis.rows[0] ?? to - from);
  const actions = asset.actions
    .filter(({ row }) => row >= from + start && row < to)
    .map((action) => ({
      ...action,
      row: action.row - from,
      payRow: action.payRow < to ? action.payRow - from : Infinity,
    }));
  const raw = pricesPart(asset.raw, from, to, start, 1);
  const isPlain = actions.length === 0 && asset.factor.subarray(from, to).every((each) => each === asset.factor[from]);
  if (asset.factor.length === 0 || isPlain)
    return { ...asset, axis, actions, raw, adjusted: raw, factor: new Float64Array(0) };
  const basis = from === 0 ? 1 : asset.factor[Math.min(from + start, asset.factor.length - 1)];
  return {
    ...asset,
    axis,
    actions,
    raw,
    adjusted: pricesPart(asset.adjusted, from, to, start, basis),
    factor: asset.factor.slice(from, to).map((factor) => factor / basis),
  };
}

function pricesPart(prices: Prices, from: number, to: number, start: number, basis: number): Prices {
  const part = (column: Float64Array) => {
    const own = column.slice(from, to).fill(Number.NaN, 0, start);
    return basis === 1 ? own : own.map((price) => price / basis);
  };
  const { open, high, low, close, volume } = prices;
  return {
    open: part(open),
    high: part(high),
    low: part(low),
    close: part(close),
    volume: volume.slice(from, to).fill(0, 0, start),
  };
}
