// Each fold: what the choice promised on what it was made on, and what it held.

import { ground, isNarrow, legend, palette, tooltip, type Look } from '../style.js';
import { card } from '../time-axis.js';
import { numbers } from './axis.js';
import type { SweepChartData } from './data.js';
import { axisFigure, fullFigure } from './figure.js';

/** In-sample and out-of-sample figure of each fold, in order. */
export function foldsOption(data: SweepChartData, look: Look) {
  const colour = palette(look.dark);
  const [metric] = data.metrics;
  const names = data.folds.map(({ from, to }) => `${from} to ${to}`);
  const size = data.folds.length > 40 ? 5 : isNarrow(look) ? 8 : 11;
  const marks = (name: string, values: readonly (number | null)[], color: string, hollow: boolean) => ({
    name,
    type: 'scatter' as const,
    data: values.map((value, index) => [index, value]),
    symbol: 'circle',
    symbolSize: size,
    itemStyle: { color: hollow ? colour.paper : color, borderColor: color, borderWidth: 2, opacity: 1 },
    emphasis: { disabled: true },
    z: 3,
  });
  const series = [
    marks(
      'in sample',
      data.folds.map(({ inside }) => inside),
      colour.benchmark,
      true,
    ),
    marks(
      'out of sample',
      data.folds.map(({ outside }) => outside),
      colour.strategy,
      false,
    ),
  ];
  return {
    ...ground(look),
    grid: { left: 54, right: 14, top: 30, bottom: 30 },
    legend: legend(look, series),
    tooltip: {
      ...tooltip(look),
      trigger: 'axis' as const,
      axisPointer: { type: 'line' as const, lineStyle: { color: colour.faint } },
      formatter: (params: unknown) => {
        const [{ value }] = params as { value: [number, number] }[];
        const fold = data.folds[value[0]];
        if (!fold) return '';
        return card(`Tested ${names[value[0]]}`, [
          ['in sample', fullFigure(metric, fold.inside)],
          ['out of sample', fullFigure(metric, fold.outside)],
        ]);
      },
    },
    xAxis: {
      type: 'category' as const,
      data: data.folds.map(({ from }) => (isNarrow(look) ? from.slice(0, 4) : from)),
      axisLine: { lineStyle: { color: colour.muted } },
      axisTick: { show: false },
      axisLabel: { color: colour.muted, fontSize: 11, hideOverlap: true },
    },
    yAxis: numbers(look, '', axisFigure(metric)),
    series: [
      ...series,
      {
        name: 'zero',
        type: 'line' as const,
        z: 1,
        data: [],
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          data: [
            { yAxis: 0, lineStyle: { color: colour.loss, width: 1.25, type: 'solid' as const } },
            // From promise to what was held.
            ...data.folds.flatMap(({ inside, outside }, index) =>
              inside === null || outside === null
                ? []
                : [
                    [
                      { coord: [index, inside], lineStyle: { color: colour.muted, type: 'solid' as const, width: 1 } },
                      { coord: [index, outside] },
                    ],
                  ],
            ),
          ],
        },
      },
    ],
  };
}
