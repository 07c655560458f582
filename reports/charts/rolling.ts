// Sharpe ratio, volatility and beta over a window that moves through the run.

import type { ChartData } from './data.js';
import { grouped, percent } from './format.js';
import { line, shownRows } from './lines.js';
import { palette, type Look } from './style.js';
import { panes, panesHeight } from './time-axis.js';
import { sayer } from './words.js';

const PANE_HEIGHT = 110;

/** The figures in panes below each other, beta where there is a benchmark. */
function figures(data: ChartData) {
  const { window, sharpe, volatility, beta } = data.rolling;
  const say = sayer(data);
  const values = { n: window };
  const [ratio, risk, slope] = data.daily
    ? (['Sharpe ratio over {n} sessions', 'Volatility over {n} sessions', 'Beta over {n} sessions'] as const)
    : (['Sharpe ratio over {n} bars', 'Volatility over {n} bars', 'Beta over {n} bars'] as const);
  const plain = (value: number) => grouped(value, 2);
  const all = [
    { title: say(ratio, values), name: say('Sharpe ratio'), values: sharpe, shown: plain },
    {
      title: say(risk, values),
      name: say('Volatility'),
      values: volatility,
      shown: (value: number) => percent(value, 2),
    },
    { title: say(slope, values), name: say('Beta'), values: beta, shown: plain },
  ];
  return data.benchmark.length > 0 ? all : all.slice(0, 2);
}

/** Pixels of all panes. */
export const rollingHeight = (data: ChartData): number => panesHeight(figures(data).map(() => PANE_HEIGHT));

/** Rolling figures over time, each in a pane of its own. */
export function rollingOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const shown = figures(data);
  const series = shown.map(({ name, values }, pane) =>
    line(data, shownRows(data, look, [values]), (row) => values[row], {
      name,
      color: colour.strategy,
      width: 1.25,
      pane,
    }),
  );
  return {
    ...panes(
      data,
      look,
      shown.map(({ title }, index) => ({
        height: PANE_HEIGHT,
        axis: {
          name: title,
          scale: true,
          format:
            index === 1
              ? (value: number) => percent(value, Number.isInteger(Math.round(value * 1e4) / 100) ? 0 : 1)
              : (value: number) => grouped(value, 1),
        },
      })),
      [],
      (row) => shown.map(({ name, values, shown: write }) => [name, write(values[row] ?? NaN)]),
      false,
      sayer(data)('n/a'),
    ),
    series,
  };
}
