// How much of the account was in the market.

import type { ChartData } from './data.js';
import { percent } from './format.js';
import { palette, type Look } from './style.js';
import { pane, points, sampling } from './time-axis.js';

/** Gross exposure over time as a fraction of equity, and the net one where anything was sold short. */
export function exposureOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const short = data.net.some((value, row) => value !== null && value !== data.gross[row]);
  const line = (name: string, values: readonly (number | null)[], color: string, filled: boolean) => ({
    name,
    type: 'line' as const,
    step: 'end' as const,
    data: points(data.time, values),
    showSymbol: data.time.length === 1,
    symbolSize: 7,
    sampling: sampling(data.time.length),
    lineStyle: { color, width: 1 },
    itemStyle: { color },
    areaStyle: filled ? { color, opacity: 0.14 } : undefined,
    emphasis: { disabled: true },
  });
  const series = [line(short ? 'gross' : 'invested', data.gross, colour.strategy, true)];
  if (short) series.push(line('net', data.net, colour.loss, false));
  return {
    ...pane(data, look, { format: (value) => percent(value, 0) }, series, (row) => [
      [short ? 'Gross' : 'Invested', percent(data.gross[row] ?? NaN, 1)],
      ...(short ? [['Net', percent(data.net[row] ?? NaN, 1)] as const] : []),
    ]),
    series,
  };
}
