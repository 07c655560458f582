// Parallel coordinates: each trial a line through its values and its figure.

import { ground, isNarrow, palette, type Look } from '../style.js';
import type { SweepChartData } from './data.js';
import { axisFigure } from './figure.js';
import { thin } from './thin.js';
import type { View } from './view.js';

/** Lines of the best, and of the others behind them. */
export const LINES = { best: 50, others: 450 } as const;

/** Trials that are drawn as lines: places in the columns, the best by the metric and an even choice of the others, both in the order in
 *  which they are drawn: the best of all last, so that it lies on top. */
export function lines(data: SweepChartData, metric: number): { best: number[]; others: number[] } {
  const figures = data.figures[metric];
  const sign = data.metrics[metric].direction < 0 ? -1 : 1;
  const ranked = data.trials
    .map((_, at) => at)
    .filter((at) => figures[at] !== null)
    .sort((a, b) => sign * (figures[b]! - figures[a]!) || a - b);
  const count = Math.min(LINES.best, Math.max(1, Math.floor(ranked.length / 10)));
  const rest = ranked.slice(count).filter((at) => data.even[at] !== 0);
  return { best: ranked.slice(0, count).reverse(), others: thin(rest, LINES.others, (at) => data.trials[at]) };
}

/** Every dimension and the metric as parallel axes; from top to bottom on a phone. */
export function parallelOption(data: SweepChartData, look: Look, view: View) {
  const colour = palette(look.dark);
  const narrow = isNarrow(look);
  const metric = data.metrics[view.metric];
  const { best, others } = lines(data, view.metric);
  const row = (at: number) => [
    ...data.dimensions.map(({ levels }, index) => levels[data.places[index][at]]),
    data.figures[view.metric][at],
  ];
  const group = (
    name: string,
    trials: readonly number[],
    color: string,
    width: number,
    opacity: number,
    z: number,
  ) => ({
    name,
    type: 'parallel' as const,
    data: trials.map(row),
    lineStyle: { color, width, opacity },
    emphasis: { disabled: true },
    inactiveOpacity: 0.03,
    activeOpacity: opacity,
    z,
  });
  const label = {
    color: colour.ink,
    fontSize: 11,
    hideOverlap: true,
    backgroundColor: `${colour.paper}cc`,
    padding: [1, 3],
  };
  const axes = data.dimensions.map(({ name, size, ticks }, dim) => {
    const text = new Map(ticks.map((tick) => [tick.level, tick.text]));
    const customValues = ticks.map(({ level }) => level);
    return {
      dim,
      name: name.length > 14 ? `${name.slice(0, 13)}…` : name,
      min: size === 1 ? -1 : 0,
      max: size === 1 ? 1 : size - 1,
      axisTick: { show: false, customValues },
      minorTick: { show: false },
      axisLabel: { ...label, customValues, formatter: (level: number) => (text.get(level) ?? '').slice(0, 9) },
    };
  });
  const last = {
    dim: data.dimensions.length,
    name: metric.label,
    scale: true,
    axisTick: { show: false },
    axisLabel: { ...label, formatter: axisFigure(metric) },
  };
  return {
    ...ground(look),
    parallel: {
      layout: narrow ? ('vertical' as const) : ('horizontal' as const),
      left: narrow ? 24 : 48,
      right: narrow ? 90 : 72,
      top: 40,
      bottom: 24,
      parallelAxisDefault: {
        z: 10,
        type: 'value' as const,
        nameLocation: 'end' as const,
        nameGap: 14,
        nameTextStyle: { color: colour.ink, fontSize: 12 },
        axisLine: { lineStyle: { color: colour.muted } },
        splitLine: { show: false },
        areaSelectStyle: { color: colour.strategy, borderColor: colour.strategy, opacity: 0.25 },
      },
    },
    parallelAxis: [...axes, last],
    series: [
      group('others', others, colour.benchmark, 1, look.dark ? 0.25 : 0.28, 1),
      group('best', best.slice(0, -1), colour.strategy, 1.25, 0.6, 2),
      group('the best', best.slice(-1), colour.loss, 2.5, 1, 3),
    ],
  };
}
