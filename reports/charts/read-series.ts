// What the strategy read beside prices: flows, valuations, rates.

import type { RowAt } from '../row-finder.js';
import type { Result } from '../saved/result.js';

/** An outside series on the rows of the curve. */
export interface ReadSeries {
  readonly name: string;
  /** Of the instrument that it belongs to; empty where it belongs to none. */
  readonly symbol: string;
  /** True where its values have both signs: what came and went, not how much there is. */
  readonly flow: boolean;
  /** Of a level the value that the strategy saw at each close, NaN before the first; of a flow the value alone on the row where it came. */
  readonly values: Float64Array;
}

/** The series that the strategy read, in the order in which it asked for them. */
export function chartedSeries({ tables }: Result, rowAt: RowAt): ReadSeries[] {
  const { date, name, symbol, value } = tables['series.csv'];
  const found = new Map<string, { name: string; symbol: string; values: Float64Array }>();
  date.forEach((time, at) => {
    const key = `${name[at]}@${symbol[at]}`;
    if (!found.has(key))
      found.set(key, { name: name[at], symbol: symbol[at], values: new Float64Array(rowAt.size).fill(NaN) });
    const row = rowAt.get(time);
    if (row !== undefined) found.get(key)!.values[row] = value[at];
  });
  return [...found.values()].map((each) => {
    const { values } = each;
    const flow = values.some((one) => one > 0) && values.some((one) => one < 0);
    if (!flow)
      for (let row = 1; row < values.length; row++) if (Number.isNaN(values[row])) values[row] = values[row - 1];
    return { ...each, flow };
  });
}
