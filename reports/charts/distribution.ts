// How often each return came, beside a normal that has the same mean and deviation.

import type { ChartData } from './data.js';
import { grouped, percent } from './format.js';
import { ground, isNarrow, legend, palette, tooltip, type Look } from './style.js';
import { card } from './time-axis.js';
import { sayer } from './words.js';

const CURVE = 120;

/** Density of a normal. */
const density = (x: number, mean: number, deviation: number): number =>
  Math.exp(-0.5 * ((x - mean) / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI));

/** Share of a normal below a bound, by Abramowitz and Stegun 26.2.17 (7.5e-8), which is finer than a count of returns. */
function below(x: number, mean: number, deviation: number): number {
  const z = Math.abs(x - mean) / deviation;
  const t = 1 / (1 + 0.2316419 * z);
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * poly;
  return x < mean ? tail : 1 - tail;
}

/** A histogram of the returns of the bars, with the normal curve and the two measures of a bad bar. */
export function distributionOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const narrow = isNarrow(look);
  const say = sayer(data);
  const { from, width, counts, mean, deviation, valueAtRisk, expectedShortfall } = data.distribution;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const to = from + width * counts.length;
  const bound = (index: number) => from + width * index;
  const decimals = width < 0.0005 ? 3 : 2;
  const curve = Array.from({ length: counts.length === 0 ? 0 : CURVE + 1 }, (_, at) => {
    const x = from + ((to - from) * at) / CURVE;
    return [x, total * width * density(x, mean, deviation)];
  });
  const names = { returns: say('returns'), normal: say('normal with the same mean and deviation') };
  const mark = (name: string, value: number, up: number) => ({
    name: `${name}: ${percent(value)}`,
    xAxis: value,
    // The two lie close to each other: one label above the other.
    label: { distance: [0, up] },
  });
  const series = [
    {
      name: names.returns,
      type: 'bar' as const,
      data: counts.map((count, index) => [bound(index) + width / 2, count]),
      barWidth: '96%',
      itemStyle: { color: colour.strategy, opacity: 0.55 },
      emphasis: { disabled: true },
      markLine: {
        silent: true,
        // Two decimals would move a return to another bar.
        precision: 12,
        symbol: 'none',
        lineStyle: { color: colour.loss, type: 'dashed' as const, width: 1.25 },
        label: { color: colour.loss, fontSize: 11, formatter: '{b}', position: 'end' as const, align: 'left' as const },
        data:
          counts.length === 0
            ? []
            : [
                mark(say('value at risk, 95%'), valueAtRisk, 4),
                mark(say('expected shortfall, 95%'), expectedShortfall, 20),
              ],
      },
    },
    {
      name: names.normal,
      type: 'line' as const,
      data: curve,
      showSymbol: false,
      lineStyle: { color: colour.ink, width: 1.25 },
      itemStyle: { color: colour.ink },
      emphasis: { disabled: true },
      silent: true,
      tooltip: { show: false },
    },
  ];
  return {
    ...ground(look),
    grid: { left: narrow ? 46 : 60, right: narrow ? 10 : 18, top: 62, bottom: 26 },
    legend: legend(look, series),
    tooltip: {
      ...tooltip(look),
      trigger: 'axis' as const,
      axisPointer: { type: 'line' as const, lineStyle: { color: colour.muted, width: 1, type: 'solid' as const } },
      formatter: (params: unknown) => {
        const bar = (params as { seriesType: string; dataIndex: number }[]).find(
          ({ seriesType }) => seriesType === 'bar',
        );
        if (bar === undefined) return '';
        const [low, high] = [bound(bar.dataIndex), bound(bar.dataIndex + 1)];
        const expected = total * (below(high, mean, deviation) - below(low, mean, deviation));
        return card(say('{from} to {to}', { from: percent(low, decimals), to: percent(high, decimals) }), [
          [say('Returns'), grouped(counts[bar.dataIndex], 0)],
          [say('Normal would be'), grouped(expected, 1)],
        ]);
      },
    },
    xAxis: {
      type: 'value' as const,
      min: Number.isFinite(from) ? from : -0.01,
      max: Number.isFinite(to) ? to : 0.01,
      axisLine: { lineStyle: { color: colour.muted }, onZero: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        color: colour.muted,
        fontSize: 11,
        hideOverlap: true,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1),
      },
    },
    yAxis: {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: { color: colour.muted, fontSize: 11, formatter: (value: number) => grouped(value, 0) },
      splitLine: { lineStyle: { color: colour.faint } },
    },
    series,
  };
}
