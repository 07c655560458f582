// The picture of a finding: prices, volumes, a series or two sources, with what is meant marked.

import { moment, plain } from '../charts/format.js';
import { still } from '../charts/still.js';
import { ground, palette } from '../charts/style.js';
import { type Markup, trusted } from '../html/markup.js';
import { strip } from './strip.js';
import type { Drawn } from './told-finding.js';

const WIDTH = 480;
const HEIGHT = 220;
const LOOK = { dark: false, width: WIDTH, log: false, touch: false, still: true } as const;

/** Beyond so many, marks hide what they mark. */
const MOST_MARKS = 12;

const light = palette(false);

/** The colours of the page in place of those of the light theme, so that a picture is dark where the page is. */
const inColours = (svg: string): string =>
  [
    [light.ink, '--ink'],
    [light.muted, '--muted'],
    [light.faint, '--faint'],
    [light.loss, '--loss'],
    [light.strategy, '--link'],
    [light.paper, '--paper'],
  ].reduce(
    (text, [colour, name]) =>
      text.replaceAll(`"${colour}"`, `"var(${name})"`).replaceAll(`${colour};`, `var(${name});`),
    svg,
  );

const known = (column: Float64Array): (number | null)[] =>
  Array.from(column, (value) => (Number.isFinite(value) ? value : null));

const days = ({ time }: Drawn): string[] => Array.from(time, (at) => moment(at, true));

const categories = (drawn: Drawn, gridIndex: number, shown: boolean) => ({
  type: 'category' as const,
  gridIndex,
  data: days(drawn),
  axisLine: { lineStyle: { color: light.muted }, onZero: false },
  axisTick: { show: false },
  axisLabel: {
    show: shown,
    color: light.muted,
    fontSize: 11,
    interval: Math.max(0, Math.floor(drawn.time.length / 4)),
  },
});

const values = (gridIndex: number, log = false, name = '', least = NaN) => ({
  type: log ? ('log' as const) : ('value' as const),
  gridIndex,
  scale: true,
  name,
  nameTextStyle: { color: light.muted, fontSize: 11, align: 'left' as const },
  nameGap: 6,
  splitNumber: gridIndex === 0 ? 3 : 2,
  ...(least > 0 && { min: 10 ** Math.floor(Math.log10(least)) }),
  axisLabel: { color: light.muted, fontSize: 11, formatter: (value: number) => compact(value) },
  splitLine: { lineStyle: { color: light.faint } },
});

/** Large volumes with their power of ten in letters, so that the axis stays narrow. */
function compact(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${plain(value / 1e9, 1)}B`;
  if (size >= 1e6) return `${plain(value / 1e6, 1)}M`;
  return size >= 1e4 ? `${plain(value / 1e3, 1)}k` : plain(value, size < 10 ? 3 : 1);
}

/** Upright lines where the finding is. */
const lines = ({ marks }: Drawn) => ({
  silent: true,
  symbol: 'none',
  label: { show: false },
  lineStyle: { color: light.loss, width: 1, type: 'dashed' as const },
  data: marks.slice(0, MOST_MARKS).map((row) => ({ xAxis: row })),
});

const dots = (drawn: Drawn, axis: number, column: Float64Array) => ({
  type: 'scatter' as const,
  xAxisIndex: axis,
  yAxisIndex: axis,
  symbolSize: 7,
  z: 5,
  itemStyle: { color: light.loss },
  data: drawn.marks.map((row) => [row, Number.isFinite(column[row]) ? column[row] : null]),
});

const line = (column: Float64Array, color: string, axis = 0, width = 1.4, type: 'solid' | 'dashed' = 'solid') => ({
  type: 'line' as const,
  xAxisIndex: axis,
  yAxisIndex: axis,
  showSymbol: false,
  data: known(column),
  lineStyle: { color, width, type },
  itemStyle: { color },
});

/** Candles where there are prices beside the close; hollow where the close is higher than the open. */
function prices(drawn: Drawn, axis = 0) {
  const { open, high, low, close } = drawn;
  if (close.every((price, row) => high[row] === low[row] || Number.isNaN(price))) return line(close, light.ink, axis);
  return {
    type: 'candlestick' as const,
    xAxisIndex: axis,
    yAxisIndex: axis,
    data: Array.from(close, (price, row) => [open[row], price, low[row], high[row]]),
    itemStyle: { color: light.paper, color0: light.muted, borderColor: light.muted, borderColor0: light.muted },
  };
}

const upper = { left: 54, right: 14, top: 22, height: 104 };
const lower = { left: 54, right: 14, top: 150, height: 44 };
const whole = { left: 54, right: 14, top: 14, bottom: 26 };

function optionOf(drawn: Drawn) {
  const { show, close, volume, other } = drawn;
  if (show === 'volume') {
    const bars = {
      type: 'bar' as const,
      xAxisIndex: 1,
      yAxisIndex: 1,
      barWidth: '70%',
      data: Array.from(volume, (value, row) => ({
        value: value > 0 ? value : null,
        itemStyle: { color: drawn.marks.includes(row) ? light.loss : light.muted },
      })),
    };
    return {
      grid: [
        { ...upper, height: 74 },
        { ...lower, top: 118, height: 76 },
      ],
      xAxis: [categories(drawn, 0, false), categories(drawn, 1, true)],
      yAxis: [values(0), values(1, true, 'volume, logarithmic', Math.min(...volume.filter((value) => value > 0)))],
      series: [
        { ...prices(drawn), markLine: lines(drawn) },
        { ...bars, markLine: lines(drawn) },
      ],
    };
  }
  if (show === 'sources') {
    return {
      grid: [upper, lower],
      xAxis: [categories(drawn, 0, false), categories(drawn, 1, true)],
      yAxis: [values(0), values(1, false, drawn.betweenIs === 'ratio' ? 'second over first' : 'first less second')],
      series: [
        { ...line(close, light.ink, 0, 1.6), markLine: lines(drawn) },
        line(other, light.loss, 0, 1.4, 'dashed'),
        { ...line(drawn.between, light.strategy, 1), markLine: lines(drawn) },
      ],
    };
  }
  return {
    grid: [whole],
    xAxis: [categories(drawn, 0, true)],
    yAxis: [values(0)],
    series: [
      { ...(show === 'series' ? line(close, light.ink) : prices(drawn)), markLine: lines(drawn) },
      dots(drawn, 0, close),
    ],
  };
}

/** The picture as SVG in the colours of the page; `name` keeps its ids apart from those of other pictures. */
export function picture(drawn: Drawn, name: string): Markup {
  if (drawn.show === 'sessions') return strip(drawn);
  return trusted(inColours(still({ ...ground(LOOK), ...optionOf(drawn) }, name, WIDTH, HEIGHT)));
}
