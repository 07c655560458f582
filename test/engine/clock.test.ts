// The calendar of the clock.

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { utcMonth } from '../../engine/clock.js';
import { periodCount } from '../../engine/period.js';

const DAY = 86_400_000;

it('counts months as the calendar of the language does, over all its dates', () => {
  const monthOf = (time: number) => {
    const date = new Date(time);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  // All days of four centuries and more, each at its first and last moment.
  for (let day = -200_000; day < 60_000; day++) {
    if (utcMonth(day * DAY) !== monthOf(day * DAY)) expect.fail(`day ${day} lies in month ${utcMonth(day * DAY)}`);
    if (utcMonth(day * DAY + DAY - 1) !== monthOf(day * DAY)) expect.fail(`day ${day} ends in another month`);
  }
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), (date) => {
      const time = date.getTime();
      expect(utcMonth(time)).toBe(monthOf(time));
      expect(periodCount('startOf', 'year')(time)).toBe(date.getUTCFullYear());
    }),
  );
  expect(utcMonth(Number.NaN)).toBeNaN();
});
