// What a reader sees of a sweep before choosing anything.

import { heatCells } from './cells.js';
import type { SweepChartData } from './data.js';
import type { View } from './view.js';

/** Share of a plane's cells that must be there for it to be shown with the other values fixed. */
const FILLED = 0.5;

/** The view with which the page opens: the two dimensions of most values, the others as the best has them where that leaves a picture (a
 *  random sample has hardly a point with the same values), else any. */
export function firstView(data: SweepChartData): View {
  const { dimensions, places, best } = data;
  const order = dimensions
    .map(({ levels }, index) => ({ index, count: levels.length }))
    .sort((a, b) => b.count - a.count || a.index - b.index);
  const [across = 0, down = 0] = order
    .slice(0, 2)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  const asBest = { metric: 0, across, down, fixed: places.map((column) => (best < 0 ? -1 : column[best])) };
  if (dimensions.length < 3) return asBest;
  const { columns, rows, cells } = heatCells(data, asBest);
  return cells.length >= FILLED * columns.labels.length * rows.labels.length
    ? asBest
    : { ...asBest, fixed: places.map(() => -1) };
}
