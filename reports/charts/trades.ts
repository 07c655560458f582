// One instrument's price as traded, with what was bought, sold and refused on it, and under it what the strategy read.

import type { AssetData } from './assets.js';
import type { ChartData } from './data.js';
import { compact, grouped, plain } from './format.js';
import { line, shownRows, wholeSpan } from './lines.js';
import { happened, markSeries } from './marks.js';
import type { ReadSeries } from './read-series.js';
import type { Span } from './span.js';
import { palette, type Look } from './style.js';
import { type Line, panes, panesHeight } from './time-axis.js';
import { type ChartSay, sayer } from './words.js';

const PRICE_HEIGHT = 270;
const SERIES_HEIGHT = 90;

/** Series under one price at most; the file of series holds all. */
const MOST_SERIES = 8;

/** Pixels that a candle needs to be seen as one. */
const CANDLE = 5;
/** A bar of a flow needs less. */
const BAR = 3;

const NOTHING: AssetData = {
  symbol: '',
  name: '',
  currency: '',
  open: new Float64Array(0),
  high: new Float64Array(0),
  low: new Float64Array(0),
  close: new Float64Array(0),
  fills: [],
  refusals: [],
  splits: [],
};

/** The series under an instrument: its own, then those that belong to no instrument that is shown. */
export function seriesUnder({ assets, series }: Pick<ChartData, 'assets' | 'series'>, symbol: string): ReadSeries[] {
  const shown = new Set(assets.map((asset) => asset.symbol));
  const own = series.filter((each) => each.symbol !== '' && each.symbol === symbol);
  return [...own, ...series.filter((each) => !shown.has(each.symbol))].slice(0, MOST_SERIES);
}

/** Pixels of the price and the series of the chosen instrument. */
export const tradesHeight = (data: ChartData, chosen = 0): number =>
  panesHeight([PRICE_HEIGHT, ...seriesUnder(data, data.assets[chosen]?.symbol ?? '').map(() => SERIES_HEIGHT)]);

/** True where a view is close enough for candles, and the prices have bars that are more than a close. */
export const showsCandles = ({ high, low }: AssetData, { from, to }: Span, width: number): boolean =>
  (to - from + 1) * CANDLE <= width && high.some((price, row) => price > low[row]);

/** Bars from open to close, filled where the close is below the open, with lines to high and low. */
function candles(
  { time }: ChartData,
  { open, high, low, close }: AssetData,
  rows: Int32Array,
  look: Look,
  say: ChartSay,
) {
  const colour = palette(look.dark);
  return {
    id: '0 price',
    name: say('candles'),
    type: 'candlestick' as const,
    data: Array.from(rows)
      .filter((row) => !Number.isNaN(open[row]))
      .map((row) => [time[row], open[row], close[row], low[row], high[row]]),
    barMaxWidth: 14,
    itemStyle: { color: colour.paper, color0: colour.muted, borderColor: colour.ink, borderColor0: colour.muted },
    emphasis: { disabled: true },
    z: 2,
  };
}

const splitLines = ({ time }: ChartData, { splits }: AssetData, look: Look, say: ChartSay) => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: palette(look.dark).muted, type: 'dashed' as const, width: 1 },
  label: { color: palette(look.dark).muted, fontSize: 11, formatter: '{b}', position: 'insideEndTop' as const },
  data: splits.map(({ row, ratio }) => ({ name: say('split {n}:1', { n: plain(ratio) }), xAxis: time[row] })),
});

/** A flow as bars about zero, a level as a line. */
function seriesPane(data: ChartData, { name, flow, values }: ReadSeries, pane: number, look: Look) {
  const colour = palette(look.dark);
  const rows = shownRows(data, look, [values], flow ? BAR : 1);
  if (!flow)
    return line(data, rows, (row) => values[row], { name, color: colour.strategy, width: 1, pane, step: true });
  return {
    id: `${pane} ${name}`,
    name,
    type: 'bar' as const,
    xAxisIndex: pane,
    yAxisIndex: pane,
    data: Array.from(rows)
      .filter((row) => !Number.isNaN(values[row]))
      .map((row) => ({
        value: [data.time[row], values[row]],
        itemStyle: { color: values[row] < 0 ? colour.loss : colour.gain },
      })),
    barWidth: Math.max(1, Math.min(8, Math.floor((0.7 * look.width) / rows.length))),
    emphasis: { disabled: true },
    z: 2,
  };
}

/** The value of a series that stood at a row: of a flow the last one that came. */
function seenAt({ values }: ReadSeries, row: number): number {
  for (let at = row; at >= 0; at--) if (!Number.isNaN(values[at])) return values[at];
  return NaN;
}

const priced = (value: number): string => grouped(value, 4).replace(/0{1,2}$/, '');

function priceLines({ open, high, low, close }: AssetData, row: number, whole: boolean, say: ChartSay): Line[] {
  const closed: Line = [say('Close'), priced(close[row] ?? NaN)];
  if (!whole || Number.isNaN(open[row] ?? NaN)) return [closed];
  return [[say('Open'), priced(open[row])], [say('High'), priced(high[row])], [say('Low'), priced(low[row])], closed];
}

/** The asset's price as traded (candles in a close view, else closes) with its fills, refusals and splits, and the series under it. */
export function tradesOption(data: ChartData, look: Look, chosen = 0) {
  const colour = palette(look.dark);
  const say = sayer(data);
  const asset = data.assets[chosen] ?? NOTHING;
  const span = look.span ?? wholeSpan(data);
  const whole = showsCandles(asset, span, look.width);
  const rows = shownRows(data, look, [asset.close]);
  const closes = line(data, rows, (row) => asset.close[row], { name: say('close'), color: colour.muted, width: 1.25 });
  const price = {
    ...(whole ? candles(data, asset, rows, look, say) : { ...closes, id: '0 price' }),
    markLine: splitLines(data, asset, look, say),
  };
  const marks = markSeries(data, asset, look, span, say);
  const read = seriesUnder(data, asset.symbol);
  return {
    ...panes(
      data,
      look,
      [
        { height: PRICE_HEIGHT, axis: { format: (value) => plain(value, 4), scale: true } },
        ...read.map(({ name, flow }) => ({
          height: SERIES_HEIGHT,
          axis: {
            name,
            scale: !flow,
            format: (value: number) => compact(value, Math.abs(value) * 1e-3, data.language),
          },
        })),
      ],
      [price, ...marks],
      (row) => [
        ...priceLines(asset, row, whole, say),
        ...happened(asset, row, say),
        ...read.map((each): Line => [each.name, plain(seenAt(each, row), 6)]),
      ],
      false,
      say('n/a'),
    ),
    series: [price, ...marks, ...read.map((each, index) => seriesPane(data, each, index + 1, look))],
  };
}
