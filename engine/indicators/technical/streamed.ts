// The adapter between trading-signals and the series: an object of the library is given one bar after the other.

import type { Series } from '../../series.js';
import { outputs } from './outputs.js';

/** What the library's objects have in common: each takes the next bar and returns its result, null while it lacks bars. */
interface Streaming<Input, Result> {
  add(input: Input): Result | null;
}

/** How an object of the library is made, given its bars and read. */
export interface Stream<Input, Result, Name extends string> {
  /** Makes the object; each series has its own. */
  readonly start: () => Streaming<Input, Result>;
  /** The bar that it wants, of the latest value of each input; a new one each time, since the library keeps them. */
  readonly bar: (values: readonly number[]) => Input;
  /** What a bar with a value that is no finite number does: an average that never forgets passes it over and repeats what it had;
   *  a window holds it, and is NaN until it has left. */
  readonly missing: 'pass over' | 'hold';
  /** Its outputs. */
  readonly give: Readonly<Record<Name, (result: Result) => number>>;
}

/** The series of an object of the library, one per output; NaN while it gives none, and where it gives no finite number. Nothing can be seen
 *  ahead, since it is given nothing ahead. `key` has to name the indicator and its arguments. */
export function streamed<Input, Result, Name extends string>(
  key: string,
  inputs: readonly Series[],
  { start, bar, missing, give }: Stream<Input, Result, Name>,
): Readonly<Record<Name, Series>> {
  const names = Object.keys(give) as Name[];
  return outputs(key, inputs, names, (columns, outs) => {
    const object = start();
    const readers = names.map((name) => give[name]);
    const values: number[] = columns.map(() => Number.NaN);
    let result: Result | null = null;
    for (let k = 0; k < outs[0].length; k++) {
      let isWhole = true;
      for (let i = 0; i < columns.length; i++) {
        values[i] = columns[i][k];
        if (values[i] - values[i] !== 0) isWhole = false;
      }
      if (isWhole || missing === 'hold') result = object.add(bar(values));
      for (let i = 0; i < readers.length; i++) {
        const value = result === null ? Number.NaN : readers[i](result);
        outs[i][k] = value - value === 0 ? value : Number.NaN;
      }
    }
  });
}

/** The bar of the indicators that read high, low and close, in this order. */
export const highLowClose = (values: readonly number[]) => ({ high: values[0], low: values[1], close: values[2] });
