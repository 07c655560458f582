// Heat map of a metric over two dimensions, with the best marked.

import { grouped } from '../format.js';
import { legible, mixed } from '../shade.js';
import { ground, isNarrow, palette, tooltip, type Look } from '../style.js';
import { card } from '../time-axis.js';
import { heatCells } from './cells.js';
import type { SweepChartData } from './data.js';
import { endFigure, fullFigure, shortFigure } from './figure.js';
import { lies, type View } from './view.js';

/** Cells wider and higher than this, in pixels, hold their figure. */
const ROOM = { width: 34, height: 18 };

const MARGIN = { right: 12, top: 8, bottom: 84 };
/** Characters of a row's name. */
const NAME = 12;

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Height in pixels. */
export function heatHeight(data: SweepChartData, view: View): number {
  if (data.dimensions.length < 2) return 0;
  const rows = heatCells(data, view).rows.labels.length;
  return Math.min(560, Math.max(140, rows * 26)) + MARGIN.top + MARGIN.bottom;
}

/** The ends of the colours: the twentieth from below and from above, so that one odd cell does not bleach the rest. Where the figures lie on
 *  both sides of 0, that is the middle. */
export function colourEnds(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [low, high] = [at(0.05), at(0.95)];
  if (low < 0 && high > 0) return [-Math.max(-low, high), Math.max(-low, high)];
  return low === high ? [low - Math.abs(low) * 0.01 - 1e-9, high] : [low, high];
}

/** The metric over two dimensions; blue is better, where both signs occur orange is below 0. */
export function heatOption(data: SweepChartData, look: Look, view: View) {
  const colour = palette(look.dark);
  const narrow = isNarrow(look);
  const metric = data.metrics[view.metric];
  const { columns, rows, cells } = heatCells(data, view);
  const [low, high] = colourEnds(cells.map(({ value }) => value));
  const neutral = look.dark ? '#22262a' : '#f0f2f4';
  const flipped = metric.direction < 0;
  const ramp = low < 0 && high > 0 ? [colour.loss, neutral, colour.gain] : [neutral, colour.gain];
  const colours = flipped ? [...ramp].reverse() : ramp;
  const left = 24 + 7 * Math.min(NAME, Math.max(...rows.labels.map(({ length }) => length)));
  const width = (look.width - left - MARGIN.right) / columns.labels.length;
  const height = (heatHeight(data, view) - MARGIN.top - MARGIN.bottom) / rows.labels.length;
  const written = width > ROOM.width && height > ROOM.height;
  const { best, places } = data;
  const inView = best >= 0 && lies(data, view, best);
  const points = cells.map(({ column, row, value }, cell) => ({
    value: [column, row, value],
    cell,
    label: { color: legible(mixed(colours, (value - low) / (high - low)), [colour.ink, colour.paper]) },
  }));
  const framed = points.filter(
    ({ cell }) =>
      inView &&
      cells[cell].column === columns.of[places[view.across][best]] &&
      cells[cell].row === rows.of[places[view.down][best]],
  );
  const heat = {
    type: 'heatmap' as const,
    label: {
      show: written,
      fontSize: narrow ? 10 : 11,
      formatter: ({ value }: { value: unknown }) => shortFigure(metric, (value as [number, number, number])[2]),
    },
    itemStyle: { borderColor: colour.paper, borderWidth: width > 8 && height > 8 ? 1 : 0 },
    emphasis: { disabled: true },
  };
  const [acrossName, downName] = [data.dimensions[view.across].name, data.dimensions[view.down].name];
  const axis = (name: string, labels: readonly string[]) => ({
    type: 'category' as const,
    data: [...labels],
    name: cut(name, 40),
    nameTextStyle: { color: colour.muted, fontSize: 12 },
    axisLine: { show: false },
    axisTick: { show: false },
    splitArea: { show: false },
    axisLabel: {
      color: colour.muted,
      fontSize: narrow ? 10 : 11,
      hideOverlap: true,
      formatter: (text: string) => cut(text, NAME),
    },
  });
  return {
    ...ground(look),
    grid: { left, right: MARGIN.right, top: MARGIN.top, bottom: MARGIN.bottom },
    tooltip: {
      ...tooltip(look),
      trigger: 'item' as const,
      formatter: (params: unknown) => {
        const { data: point } = params as { data: { cell?: number } };
        const cell = cells[point.cell ?? -1];
        if (!cell) return '';
        const found = cell.count === 1 ? `trial ${cell.trial}` : `${grouped(cell.count, 0)} trials, their median`;
        return card(`${acrossName} ${columns.ranges[cell.column]}, ${downName} ${rows.ranges[cell.row]}`, [
          [metric.label, fullFigure(metric, cell.value)],
          ['of', found],
        ]);
      },
    },
    visualMap: {
      type: 'continuous' as const,
      seriesIndex: [0, 1],
      dimension: 2,
      min: low,
      max: high,
      calculable: false,
      orient: 'horizontal' as const,
      left: 'center',
      bottom: 0,
      itemWidth: 10,
      itemHeight: narrow ? 120 : 180,
      text: [endFigure(metric, high), `${metric.label}  ${endFigure(metric, low)}`],
      textStyle: { color: colour.muted, fontSize: 11 },
      inRange: { color: colours },
    },
    xAxis: { ...axis(acrossName, columns.labels), nameLocation: 'middle' as const, nameGap: 28 },
    yAxis: { ...axis(downName, rows.labels), nameLocation: 'middle' as const, nameGap: left - 14 },
    series: [
      { ...heat, name: 'cells', data: points },
      // Drawn over its neighbours, which would cover half of its frame.
      {
        ...heat,
        name: 'best',
        data: framed.map((point) => ({ ...point, itemStyle: { borderColor: colour.ink, borderWidth: 3 } })),
        z: 3,
      },
    ],
  };
}
