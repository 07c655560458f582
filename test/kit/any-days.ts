// Arbitrary days of an instrument, and the bars and corporate actions that they become.

import * as fc from 'fast-check';

import type { RowAction } from '../../engine/index.js';
import { type MadeBar, type MadeTerms, markAfter } from './market.js';

/** A whole number, both ends included. */
export const between = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

const RATIOS = [2, 0.5, 3, 1.5, 1.1, 0.2, 0.1];

/** How a day goes, each with its share of the days in hundredths; what a price limit would need is an ordinary day without one. */
const COURSES = {
  ordinary: 62,
  flat: 10,
  'one price at limit-up': 4,
  'one price at limit-down': 4,
  'closes at limit-up': 3,
  'closes at limit-down': 3,
  'opens at limit-up': 3,
  'opens at limit-down': 3,
  'no bar': 8,
};
type Course = keyof typeof COURSES;

const ALL_COURSES = Object.entries(COURSES).flatMap(([course, share]) =>
  Array.from({ length: share }, () => course as Course),
);

const OCCASIONS = ['split', 'dividend', 'both', 'dividend'] as const;

/** A day; moves in thousandths of the price before them. */
export const anyDay = fc.record({
  course: between(0, ALL_COURSES.length - 1),
  gap: fc.oneof({ weight: 4, arbitrary: between(-15, 15) }, { weight: 1, arbitrary: between(-90, 90) }),
  body: between(-30, 30),
  up: between(0, 20),
  down: between(0, 20),
  // In thousands; the last is not known.
  volume: between(0, 10),
  occasion: between(0, 99),
  ratio: between(0, RATIOS.length - 1),
  cash: between(1, 20),
  wait: between(0, 9),
});
/** A day, drawn. */
export type Day = typeof anyDay extends fc.Arbitrary<infer T> ? T : never;

/** What is known of an instrument beside its days. */
export interface Career {
  /** Price on the row of its listing, in steps of the grid. */
  readonly price: number;
  /** Steps of the grid in a unit of quote currency. */
  readonly grid: number;
  /** Least and most price, in steps. */
  readonly range: readonly [number, number];
  readonly listed: number;
  /** Row of its delisting; Infinity for never. */
  readonly ends: number;
  readonly actions: 'none' | 'splits and dividends' | 'rolls';
  readonly isHoliday: (row: number) => boolean;
  readonly termsOn: (row: number) => MadeTerms;
  /** Volumes that are not known among the others. */
  readonly unknownVolumes: boolean;
}

function actionsOn({ occasion, ratio, cash, wait }: Day, row: number, last: number, { grid }: Career): RowAction[] {
  const what = occasion < 92 ? undefined : OCCASIONS[occasion % OCCASIONS.length];
  const actions: RowAction[] = [];
  // A price of a few cents would not survive the dividend.
  if ((what === 'dividend' || what === 'both') && last > 60)
    actions.push({ row, kind: 'dividend', value: cash / grid, payRow: wait > 6 ? Infinity : row + wait });
  if (what === 'split' || what === 'both') actions.push({ row, kind: 'split', value: RATIOS[ratio], payRow: row });
  return actions;
}

function barOn(day: Day, row: number, last: number, career: Career): MadeBar {
  const { grid, range, termsOn, unknownVolumes } = career;
  const limit = termsOn(row).priceLimit ?? NaN;
  const isLimited = limit > 0;
  const least = isLimited ? Math.max(range[0], Math.round(last * (1 - limit))) : range[0];
  const most = isLimited ? Math.min(range[1], Math.round(last * (1 + limit))) : range[1];
  const clamp = (price: number) => Math.min(most, Math.max(least, price));
  const step = (thousandths: number) => Math.round((thousandths * last) / 1000);
  const course = ALL_COURSES[day.course];
  const edge =
    isLimited && course.endsWith('limit-up') ? most : isLimited && course.endsWith('limit-down') ? least : NaN;
  const isFlat = course === 'flat' || (isLimited && course.startsWith('one price'));
  const ordinary = clamp(isFlat ? last : last + step(day.gap));
  const open = edge === edge && !course.startsWith('closes') ? edge : ordinary;
  const close = isFlat ? open : edge === edge && course.startsWith('closes') ? edge : clamp(open + step(day.body));
  const high = isFlat ? open : Math.min(isLimited ? most : Infinity, Math.max(open, close) + step(day.up));
  const low = isFlat ? open : Math.max(1, isLimited ? least : 1, Math.min(open, close) - step(day.down));
  const volume = day.volume < 10 ? day.volume * 1000 : unknownVolumes ? NaN : 0;
  return { open: open / grid, high: high / grid, low: low / grid, close: close / grid, volume };
}

/** The bars and actions of a career: prices walk on its grid. */
export function careerOf(
  days: readonly Day[],
  career: Career,
): { readonly bars: readonly (MadeBar | null)[]; readonly actions: readonly RowAction[] } {
  const { grid, range, listed, ends, isHoliday } = career;
  const actions: RowAction[] = [];
  let last = career.price;
  const bars = days.map((day, row): MadeBar | null => {
    if (row === ends && row > listed) {
      const value = (Math.round(last * [1, 0.5, 1.1][day.ratio % 3]) || 0) / grid;
      actions.push({ row, kind: 'delisting', value, payRow: day.wait > 6 ? Infinity : row + day.wait });
    }
    if (row >= ends && ends > listed) return null;
    if (row > listed && career.actions === 'splits and dividends') {
      for (const action of actionsOn(day, row, last, career)) {
        actions.push(action);
        last = Math.max(range[0], Math.round(markAfter(action, last / grid) * grid));
      }
    }
    if (row > listed && career.actions === 'rolls' && day.occasion >= 92) {
      const value = Math.max(range[0] - last, Math.round((day.body * last) / 1000)) / grid;
      actions.push({ row, kind: 'roll', value, payRow: row });
      last = Math.round(last + value * grid);
    }
    if (row < listed || (row > listed && (ALL_COURSES[day.course] === 'no bar' || isHoliday(row)))) return null;
    const bar = barOn(day, row, last, career);
    last = Math.round(bar.close * grid);
    return bar;
  });
  const isInside = (row: number) => row < days.length;
  return {
    bars,
    actions: actions.map((each) => ({ ...each, payRow: isInside(each.payRow) ? each.payRow : Infinity })),
  };
}
