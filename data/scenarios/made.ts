// What a user's scenario made, held to what a market must be.

import { UserError } from '../../engine/index.js';
import type { Generated } from '../generator/demo.js';
import { instrumentOf } from '../instruments.js';
import { isSymbol } from '../renames.js';

const COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

/** What `make` of a user's scenario returned, with what it left out filled in; what cannot be a market is an error that says why. `name` is the
 *  scenario's, for the message; `generated` says how it was made. */
export function madeBy(name: string, value: unknown, generated: string): Generated {
  const wrong = (what: string): UserError => new UserError(`The scenario ${name} ${what}.`);
  if (typeof value !== 'object' || value === null || value instanceof Promise) {
    throw wrong('made no market: "make" has to return one, such as that of makeMarket, and not a promise');
  }
  const { instruments, bars, frequency = 'daily', ...rest } = value as Partial<Generated>;
  if (!Array.isArray(instruments) || !Array.isArray(bars) || instruments.length !== bars.length || bars.length === 0) {
    throw wrong('made a market without instruments, or not with one list of bars for each');
  }
  bars.forEach((one, k) => {
    const symbol = Object(instruments[k]).symbol as unknown;
    if (typeof symbol !== 'string' || !isSymbol(symbol)) {
      throw wrong(
        `made an instrument with the symbol ${JSON.stringify(symbol)}; give letters and digits, no slash, space or @`,
      );
    }
    if (Object(one).symbol !== symbol) {
      throw wrong(`made bars of ${String(Object(one).symbol)} in the place of ${String(symbol)}`);
    }
    for (const column of COLUMNS) {
      const cells: unknown = Object(one)[column];
      if (!(cells instanceof Float64Array) || cells.length !== one.time.length) {
        throw wrong(`made bars of ${symbol} whose ${column} is no Float64Array as long as its time`);
      }
    }
    const { time, open, high, low, close } = one;
    for (let at = 0; at < time.length; at++) {
      if (at > 0 && !(time[at] > time[at - 1])) throw wrong(`made bars of ${symbol} that are not in order of time`);
      const [least, most] = [Math.min(open[at], close[at]), Math.max(open[at], close[at])];
      if (!(low[at] > 0 && low[at] <= least && most <= high[at] && high[at] < Infinity)) {
        throw wrong(
          `made a bar of ${symbol} whose prices cannot be: open ${open[at]}, high ${high[at]}, low ${low[at]}, close ${close[at]}`,
        );
      }
    }
  });
  const { actions = [], observations = [], notes = [], seed = 0 } = rest;
  // A symbol alone is an instrument: what it implies stands where nothing is said.
  const whole = instruments.map((one) => ({ ...instrumentOf(one.symbol), ...one }));
  return { ...rest, instruments: whole, bars, frequency, actions, observations, notes, seed, generated };
}
