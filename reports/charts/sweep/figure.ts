// Figures of metrics as the charts of a sweep write them.

import { compact, grouped, percent, plain } from '../format.js';
import type { DrawnMetric } from './data.js';

/** A figure in full; "n/a" where there is none. */
export function fullFigure({ unit }: DrawnMetric, value: number | null): string {
  const number = value ?? NaN;
  if (unit === 'fraction') return percent(number);
  return unit === 'ratio' ? grouped(number, 3) : plain(number, 2);
}

/** A figure where there is little room. */
export function shortFigure({ unit }: DrawnMetric, value: number | null): string {
  const number = value ?? NaN;
  if (unit === 'fraction') return percent(number, Math.abs(number) < 0.0995 ? 1 : 0).replace('%', '');
  return unit === 'ratio' ? grouped(number, Math.abs(number) < 9.995 ? 2 : 0) : compact(number);
}

/** A figure at an end of a scale of colours. */
export const endFigure = ({ unit }: DrawnMetric, value: number): string =>
  unit === 'fraction' ? percent(value, 1) : unit === 'ratio' ? grouped(value) : compact(value);

/** What is written at an axis of the metric. */
export const axisFigure =
  ({ unit }: DrawnMetric) =>
  (value: number): string =>
    unit === 'fraction' ? percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1) : compact(value);
