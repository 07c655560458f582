// A wrong single close: a spike that the next bar takes back.

import { dayOf } from '../day.js';
import type { Finding } from '../finding.js';
import { type Check } from './check.js';
import { foundOn, percent, told } from './found.js';
import { logReturns, spread } from './robust.js';

/** Bars on each side whose moves say what is usual, by how much a spike is more, and the least that counts. */
const WINDOW = 60;
const TIMES = 8;
const LEAST = 0.02;
/** How much of a spike may be left after it. */
const LEFT = 0.25;

/** Places of closes that leave their neighbours on both sides and are taken back. */
function spikesOf(close: Float64Array): readonly number[] {
  const moves = logReturns(close);
  const places: number[] = [];
  for (let at = 1; at < close.length - 1; at++) {
    const [out, back] = [moves[at], moves[at + 1]];
    const size = Math.min(Math.abs(out), Math.abs(back));
    if (!(size > LEAST) || out * back > 0 || Math.abs(out + back) > LEFT * size) continue;
    const around = [...moves.subarray(Math.max(1, at - WINDOW), at), ...moves.subarray(at + 2, at + 2 + WINDOW)];
    if (around.length >= WINDOW / 2 && size > TIMES * spread(around)) places.push(at);
  }
  return places;
}

/** Closes that stand alone. */
export const spikes: Check = {
  about: `a single close that leaves its neighbours by ${TIMES} times what is usual and is taken back by the next bar`,
  severity: 'warning: markets do so too, though rarely',
  finds({ subjects }, check) {
    return subjects.flatMap(({ instrument, file, bars: { time, close }, daily }): Finding[] =>
      (daily ? spikesOf(close) : []).map((at) => {
        const away = close[at] / Math.sqrt(close[at - 1] * close[at + 1]) - 1;
        const value = String(close[at]);
        const what = `on ${dayOf(time[at])} is ${percent(Math.abs(away))} ${away > 0 ? 'above' : 'below'} its neighbours (${told(close[at - 1])} and ${told(close[at + 1])}), and the next bar takes it back`;
        const words = { file, symbol: instrument.symbol, column: 'close', value, what } as const;
        return foundOn(check, [time[at]], { severity: 'warning', ...words, remedy: 'compare it with another source' });
      }),
    );
  },
};
