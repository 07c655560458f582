// Distributions that the prices do not show.

import { dayOf, startOfDay } from '../day.js';
import type { Finding } from '../finding.js';
import { type Check, type Subject } from './check.js';
import { foundOn, many, percent, told } from './found.js';
import { spread } from './robust.js';

/** Bars before an ex-date whose moves over night say what is usual. */
const WINDOW = 60;
/** How many usual moves over night a price may differ from what it should be. */
const TIMES = 6;
/** A dividend below this part of the price tells nothing. */
const LEAST = 0.002;

/** A distribution against the move over the night before its ex-date. */
interface Drop {
  readonly day: number;
  readonly value: number;
  /** Dividend over the close before. */
  readonly yield: number;
  /** Open over the close before, less 1. */
  readonly move: number;
  /** Close over the close before, less 1: the first trades of the day often miss the dividend. */
  readonly whole: number;
  /** Usual size of a move over night. */
  readonly usual: number;
}

function dropsOf({ bars: { time, open, close }, actions }: Subject): readonly Drop[] {
  const days = time.map(startOfDay);
  const splits = new Set(actions.filter(({ kind }) => kind === 'split').map(({ exTime }) => startOfDay(exTime)));
  const perDay = new Map<number, number>();
  for (const { kind, exTime, value } of actions) {
    const day = startOfDay(exTime);
    if (kind === 'dividend' && !splits.has(day)) perDay.set(day, (perDay.get(day) ?? 0) + value);
  }
  return [...perDay]
    .sort(([a], [b]) => a - b)
    .flatMap(([day, value]): Drop[] => {
      const at = days.findIndex((one) => one >= day);
      if (at < WINDOW / 2) return [];
      const before = close[at - 1];
      const nights = Array.from(
        { length: Math.min(WINDOW, at - 1) },
        (_, k) => open[at - 1 - k] / close[at - 2 - k] - 1,
      );
      // Where the open is the close, a night is a whole day.
      const usual = Math.max(spread(nights), 5e-4);
      const moves = { move: open[at] / before - 1, whole: close[at] / before - 1 };
      return value / before > LEAST ? [{ day, value, yield: value / before, ...moves, usual }] : [];
    });
}

/** The share of the distributions by which prices fall on their ex-dates, by least squares, and its standard error: 1 for prices as traded, 0
 *  for prices that were adjusted for them. */
export function shareShown(drops: readonly Pick<Drop, 'yield' | 'move' | 'usual'>[]): {
  readonly share: number;
  readonly error: number;
} {
  let weight = 0;
  let sum = 0;
  for (const { yield: paid, move, usual } of drops) {
    weight += (paid / usual) ** 2;
    sum += (-move * paid) / usual ** 2;
  }
  return { share: sum / weight, error: 1 / Math.sqrt(weight) };
}

/** Lists that belong to other prices, and rows that belong to another fund. */
export const dividends: Check = {
  about:
    'distributions that the prices do not show: all of them (prices are adjusted already), or a single one (it is of another fund)',
  severity: 'warning: a distribution that the prices do not show is earned twice',
  finds({ subjects }, check) {
    return subjects.flatMap((subject): Finding[] => {
      const { instrument, file, daily } = subject;
      const drops = daily ? dropsOf(subject) : [];
      if (drops.length === 0) return [];
      const { symbol } = instrument;
      const { share, error } = shareShown(drops);
      if (drops.length >= 3 && 1 - share > TIMES * error && share < 0.5) {
        const what = `does not fall on its ex-dates: over ${many(drops.length, 'distribution')} the prices show ${percent(Math.max(0, share))} of them, so they are adjusted already and would be paid twice`;
        const remedy = 'give prices as traded, or take the dividends out of actions.csv';
        const days = drops.map(({ day }) => day);
        return [foundOn(check, days, { severity: 'warning', file, symbol, what, remedy })];
      }
      return drops
        .filter(
          ({ yield: paid, move, whole, usual }) =>
            Math.abs(move) < 3 * usual && move + paid > TIMES * usual && whole > -0.5 * paid,
        )
        .map(({ day, value, yield: paid, move }) => {
          const what = `does not show the dividend of ${value} on ${dayOf(day)}: it opens ${told(move * 100)} % from the close before, and the dividend is ${percent(paid)} of it`;
          const remedy = 'see whether the row belongs to another fund, or to another date';
          return foundOn(check, [day], { severity: 'warning', file, symbol, what, remedy });
        });
    });
  },
};
