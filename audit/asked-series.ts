// Series that a strategy asks for and a generated market has not, made up so that it can be audited.

import {
  type Column,
  everyRow,
  type Feed,
  random,
  type Settings,
  simulate,
  type Strategy,
  UserError,
} from '../engine/index.js';

/** More series than that no strategy asks for; one that asks on and on is stopped. */
const MOST = 50;

/** The feed with a made-up series for each that the strategy asks for and the feed has not: a walk from 100 with an observation of every row that
 *  is public on it. `names` are those that were made. Fails as the strategy does where something else is missing. */
export function withAskedSeries(
  strategy: Strategy,
  feed: Feed,
  settings: Settings,
): { readonly feed: Feed; readonly names: readonly string[] } {
  const names: string[] = [];
  for (let whole = feed; ;) {
    let missing: { readonly name: string; readonly symbol: string } | null = null;
    const asking: Strategy = {
      ...strategy,
      prepare: (params, universe) =>
        strategy.prepare(params, {
          ...universe,
          series(name, asset) {
            if (!universe.has(name, asset)) missing = { name, symbol: asset?.symbol ?? '' };
            return universe.series(name, asset);
          },
        }),
    };
    try {
      simulate(asking, whole, settings);
      return { feed: whole, names };
    } catch (error) {
      const asked = missing as { readonly name: string; readonly symbol: string } | null;
      if (asked === null || names.length >= MOST) {
        // That it fails later is for the audit to say.
        if (error instanceof UserError) throw error;
        return { feed: whole, names };
      }
      const key = asked.symbol === '' ? asked.name : `${asked.name}@${asked.symbol}`;
      names.push(key);
      whole = { ...whole, series: new Map([...whole.series, [key, madeUp(whole, asked.name, asked.symbol)]]) };
    }
  }
}

function madeUp({ time }: Feed, name: string, symbol: string): Column {
  const draw = random('made-up series', `${name}@${symbol}`);
  const values = new Float64Array(time.length);
  let value = 100;
  for (let row = 0; row < values.length; row++) values[row] = value += 4 * draw() - 2;
  return { name, symbol, values, dates: time, axis: everyRow(time.length), publicationAssumed: false };
}
