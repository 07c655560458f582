// A metric along one dimension: the line through the best, and all other trials behind it.

import { ground, isNarrow, palette, tooltip, type Look } from '../style.js';
import { card } from '../time-axis.js';
import { levelAxis, numbers } from './axis.js';
import type { SweepChartData } from './data.js';
import { axisFigure, fullFigure } from './figure.js';
import { thin } from './thin.js';
import type { View } from './view.js';

/** Trials drawn behind the line at most. */
const BEHIND = 1500;

/** Trials that have the best's values but in one dimension, in the order of its levels; places in the columns. */
export function sliceThroughBest(data: SweepChartData, dimension: number): number[] {
  const { best, places } = data;
  if (best < 0) return [];
  const others = places.filter((_, index) => index !== dimension);
  return data.trials
    .map((_, at) => at)
    .filter((at) => others.every((column) => column[at] === column[best]))
    .sort((a, b) => places[dimension][a] - places[dimension][b]);
}

/** The metric of the view along one dimension. */
export function sliceOption(data: SweepChartData, look: Look, view: View, dimension: number) {
  const colour = palette(look.dark);
  const metric = data.metrics[view.metric];
  const drawn = data.dimensions[dimension];
  const figures = data.figures[view.metric];
  const point = (at: number) => [drawn.levels[data.places[dimension][at]], figures[at], at] as const;
  const all = data.trials.map((_, at) => at).filter((at) => figures[at] !== null && data.even[at] !== 0);
  const line = sliceThroughBest(data, dimension).filter((at) => figures[at] !== null);
  return {
    ...ground(look),
    grid: { left: 52, right: 12, top: 12, bottom: 26 },
    tooltip: {
      ...tooltip(look),
      trigger: 'item' as const,
      formatter: (params: unknown) => {
        const [, , at] = (params as { value: [number, number, number] }).value;
        return card(`${drawn.name} ${drawn.values[data.places[dimension][at]]}`, [
          [metric.label, fullFigure(metric, figures[at])],
          ['trial', String(data.trials[at])],
        ]);
      },
    },
    xAxis: levelAxis(look, drawn),
    yAxis: numbers(look, '', axisFigure(metric)),
    series: [
      {
        name: 'all trials',
        type: 'scatter' as const,
        data: thin(all, BEHIND, (at) => data.trials[at]).map(point),
        symbolSize: isNarrow(look) ? 3 : 4,
        itemStyle: { color: colour.benchmark, opacity: 0.35 },
        emphasis: { disabled: true },
        z: 1,
      },
      {
        name: 'through the best',
        type: 'line' as const,
        data: line.map(point),
        showSymbol: true,
        showAllSymbol: true,
        symbol: 'circle',
        symbolSize: line.length > 40 ? 2 : 5,
        lineStyle: { color: colour.strategy, width: drawn.ordered ? 1.75 : 0 },
        itemStyle: { color: colour.strategy },
        emphasis: { disabled: true },
        z: 3,
      },
      {
        name: 'the best',
        type: 'scatter' as const,
        data: data.best >= 0 && figures[data.best] !== null ? [point(data.best)] : [],
        symbol: 'circle',
        symbolSize: 11,
        itemStyle: { color: colour.paper, borderColor: colour.ink, borderWidth: 2.5 },
        emphasis: { disabled: true },
        z: 4,
      },
    ],
  };
}
