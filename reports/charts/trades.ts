// One instrument's price as traded, with what was bought, sold and refused on it.

import type { AssetData, ChartData } from './data.js';
import { grouped, plain } from './format.js';
import { isNarrow, palette, type Look } from './style.js';
import { pane, points, sampling } from './time-axis.js';

// Shapes tell the marks apart where colours cannot: on a grey printer, to a colour-blind reader.
const UP = 'path://M0 9H10L5 0Z';
const DOWN = 'path://M0 0H10L5 9Z';
const CROSS = 'path://M0 1L1 0L5 4L9 0L10 1L6 5L10 9L9 10L5 6L1 10L0 9L4 5Z';

/** What happened on a row, as lines of a tooltip. */
function happened(asset: AssetData, row: number): (readonly [string, string])[] {
  const fills = asset.fills
    .filter((fill) => fill.row === row)
    .map((fill) => {
      const price = `${plain(fill.quantity)} at ${plain(fill.price)}${fill.forced ? ' (margin call)' : ''}`;
      return [fill.side > 0 ? 'Bought' : 'Sold', price] as const;
    });
  const refusals = asset.refusals
    .filter((refusal) => refusal.row === row)
    .map((refusal) => ['Refused', `${plain(refusal.quantity)}: ${refusal.reason}`] as const);
  const splits = asset.splits
    .filter((split) => split.row === row)
    .map((split) => ['Split', `${plain(split.ratio)} new for 1 old`] as const);
  return [...splits, ...fills, ...refusals];
}

/** The asset's raw close with its fills (triangles at their price), refusals (crosses at the close) and splits. */
export function tradesOption(data: ChartData, look: Look, chosen = 0) {
  const colour = palette(look.dark);
  const asset = data.assets[chosen] ?? {
    symbol: '',
    name: '',
    currency: '',
    close: [],
    fills: [],
    refusals: [],
    splits: [],
  };
  const marks = (
    name: string,
    symbol: string,
    color: string,
    at: readonly (readonly [number, number | null])[],
    border = 1,
  ) => ({
    name,
    type: 'scatter' as const,
    data: at.map(([row, price]) => [data.time[row], price, row]),
    symbol,
    symbolSize: isNarrow(look) ? 8 : 10,
    itemStyle: { color, borderColor: colour.paper, borderWidth: border, opacity: 1 },
    emphasis: { disabled: true },
    z: 5,
  });
  const fills = (side: 1 | -1) =>
    asset.fills.filter((fill) => fill.side === side).map((fill) => [fill.row, fill.price] as const);
  const line = {
    name: 'close',
    type: 'line' as const,
    data: points(data.time, asset.close),
    showSymbol: data.time.length === 1,
    sampling: sampling(data.time.length),
    lineStyle: { color: colour.muted, width: 1.25 },
    itemStyle: { color: colour.muted },
    emphasis: { disabled: true },
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: colour.muted, type: 'dashed' as const, width: 1 },
      label: { color: colour.muted, fontSize: 11, formatter: '{b}' },
      data: asset.splits.map((split) => ({ name: `split ${plain(split.ratio)}:1`, xAxis: data.time[split.row] })),
    },
  };
  const series = [
    line,
    marks('bought', UP, colour.gain, fills(1)),
    marks('sold', DOWN, colour.loss, fills(-1)),
    marks(
      'refused',
      CROSS,
      colour.ink,
      asset.refusals.map(({ row }) => [row, asset.close[row] ?? null] as const),
      0,
    ),
  ].filter((one) => one.type === 'line' || one.data.length > 0);
  return {
    ...pane(data, look, { format: (value) => plain(value, 4), scale: true }, series, (row) => [
      ['Close', grouped(asset.close[row] ?? NaN, 4).replace(/0{1,2}$/, '')],
      ...happened(asset, row),
    ]),
    series,
  };
}
