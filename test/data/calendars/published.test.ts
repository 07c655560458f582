// The calendars against what was published: sessions a year, half days, hours, single dates, the days of Stock Connect.

import { describe, expect, it } from 'vitest';
import { calendarOf, connect, type Direction } from '../../../data/calendars/index.js';
import { isSettled } from '../../../data/calendars/connect.js';
import { dayOf, isoDay } from '../../../data/day.js';

const DAY = 86_400_000;
const yearOf = (name: string, year: number): readonly [number, number] => {
  const { last } = calendarOf(name);
  return [isoDay(`${year}-01-01`), Math.min(isoDay(`${year}-12-31`), last)];
};
const countIn = (name: string, year: number) => calendarOf(name).sessionsBetween(...yearOf(name, year));
const clockOf = (zone: string, moment: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(moment);

/** `09:30-12:00 13:00-16:00`, and where the closing auction ends. */
function hoursOn(name: string, date: string): string {
  const { opens, breaks, auctionFrom, closes } = calendarOf(name).session(isoDay(date));
  const edges = [opens, ...breaks.flat(), auctionFrom].map((moment) => clockOf(calendarOf(name).zone, moment));
  const spans = edges.flatMap((edge, at) => (at % 2 === 0 ? [`${edge}-${edges[at + 1]}`] : []));
  return [...spans, ...(closes > auctionFrom ? [`to ${clockOf(calendarOf(name).zone, closes)}`] : [])].join(' ');
}

/** Sessions a year as the lists of exchange_calendars and of the exchanges have them. */
const COUNTS: readonly (readonly [name: string, first: number, counts: string])[] = [
  ['XSHG', 2004, '243 242 241 242 246 244 242 244 243 238 245 244 244 244 243 244 243 243 242 242 242 243 242'],
  [
    'XNYS',
    2000,
    '252 248 252 252 252 252 251 251 253 252 252 252 250 252 252 252 252 251 251 252 253 252 251 250 252 250 251 251 251',
  ],
  // The first of those lists has 245 for 2023: it lacks the closures of 2023-09-01 and 2023-09-08. 2025 and 2026 are from the list of Lean.
  ['XHKG', 2015, '247 245 246 246 246 248 247 246 243 246 246 247'],
];

describe('sessions a year', () => {
  it.each(COUNTS)('of %s from %i on are the published ones', (name, first, counts) => {
    const published = counts.split(' ').map(Number);
    expect(published.map((_, at) => countIn(name, first + at))).toEqual(published);
    expect(first + published.length - 1).toBe(new Date(calendarOf(name).last).getUTCFullYear());
  });
});

describe('hours', () => {
  it.each([
    ['XSHG', '2005-01-04', '09:30-11:30 13:00-15:00'],
    ['XSHE', '2026-12-31', '09:30-11:30 13:00-15:00'],
    ['XHKG', '2008-05-23', '10:00-12:30 14:30-16:00'],
    ['XHKG', '2008-05-26', '10:00-12:30 14:30-16:00 to 16:10'],
    ['XHKG', '2008-12-24', '10:00-12:30 to 12:40'],
    ['XHKG', '2009-03-20', '10:00-12:30 14:30-16:00 to 16:10'],
    ['XHKG', '2009-03-23', '10:00-12:30 14:30-16:00'],
    ['XHKG', '2011-02-02', '10:00-12:30'],
    ['XHKG', '2011-03-04', '10:00-12:30 14:30-16:00'],
    ['XHKG', '2011-03-07', '09:30-12:00 13:30-16:00'],
    ['XHKG', '2012-03-02', '09:30-12:00 13:30-16:00'],
    ['XHKG', '2012-03-05', '09:30-12:00 13:00-16:00'],
    ['XHKG', '2015-12-24', '09:30-12:00'],
    ['XHKG', '2016-07-22', '09:30-12:00 13:00-16:00'],
    ['XHKG', '2016-07-25', '09:30-12:00 13:00-16:00 to 16:10'],
    ['XHKG', '2024-12-24', '09:30-12:00 to 12:10'],
    ['XNYS', '2024-07-03', '09:30-13:00'],
    ['XNYS', '2024-07-05', '09:30-16:00'],
    ['XNAS', '2024-11-29', '09:30-13:00'],
    ['stock-connect-northbound', '2024-02-08', '09:30-11:30 13:00-15:00'],
    ['stock-connect-northbound', '2019-12-31', '09:30-11:30 13:00-15:00'],
    ['stock-connect-southbound', '2019-12-31', '09:30-12:00 to 12:10'],
    ['stock-connect-southbound', '2024-12-24', '09:30-12:00 to 12:10'],
    ['stock-connect-northbound', '2024-12-24', '09:30-11:30 13:00-15:00'],
  ])('of %s on %s are %s', (name, date, hours) => {
    expect(hoursOn(name, date)).toBe(hours);
  });

  it('follow the clocks of New York', () => {
    const opensAt = (date: string) => new Date(calendarOf('XNYS').session(isoDay(date)).opens).toISOString();
    expect(['2024-03-08', '2024-03-11', '2006-04-03', '2006-03-31', '2024-11-01', '2024-11-04'].map(opensAt)).toEqual([
      '2024-03-08T14:30:00.000Z',
      '2024-03-11T13:30:00.000Z',
      '2006-04-03T13:30:00.000Z',
      '2006-03-31T14:30:00.000Z',
      '2024-11-01T13:30:00.000Z',
      '2024-11-04T14:30:00.000Z',
    ]);
  });
});

describe('single dates', () => {
  it.each([
    ['XSHG', '2005-02-07 2006-02-03 2007-12-31 2008-06-09 2015-09-03 2015-09-04 2018-12-31 2020-01-31 2024-02-09'],
    ['XHKG', '2008-08-06 2008-08-22 2011-09-29 2013-08-14 2015-09-03 2016-08-02 2016-10-21 2017-08-23 2020-10-13'],
    ['XHKG', '2010-04-06 2012-10-02 2021-10-13 2021-10-14 2022-09-12 2023-07-17 2023-09-01 2023-09-08 2024-09-06'],
    ['XNYS', '2001-09-11 2001-09-14 2004-06-11 2007-01-02 2012-10-29 2012-10-30 2018-12-05 2022-06-20 2025-01-09'],
  ])('%s is closed on %s', (name, dates) => {
    expect(dates.split(' ').filter((date) => calendarOf(name).isSession(isoDay(date)))).toEqual([]);
  });

  it.each([
    ['XSHG', '2020-01-23 2020-02-03 2006-02-06 2016-01-04 2016-01-07 2022-09-13'],
    // A storm took the morning or the afternoon of these, or, from 2024-09-23 on, nothing.
    ['XHKG', '2008-06-25 2009-09-15 2012-07-24 2014-09-16 2021-06-28 2022-08-25 2022-11-02 2024-11-14 2025-09-24'],
    ['XHKG', '2012-03-19 2021-10-12 2023-10-09'],
    ['XNYS', '2001-09-17 2011-07-01 2021-06-18 2021-12-31 2010-12-31 2012-10-31 2015-07-08'],
  ])('%s is open on %s', (name, dates) => {
    expect(dates.split(' ').filter((date) => !calendarOf(name).isSession(isoDay(date)))).toEqual([]);
  });

  it('Hong Kong has half days on the eves of three holidays', () => {
    const { session } = calendarOf('XHKG');
    const isHalf = (date: string) => session(isoDay(date)).isHalfDay;
    expect(['2008-02-06', '2015-12-31', '2020-01-24', '2025-01-28', '2026-12-24'].map(isHalf)).not.toContain(false);
    expect(['2009-01-23', '2013-02-08', '2023-01-20', '2022-12-23', '2022-12-30'].map(isHalf)).not.toContain(true);
  });
});

/** Weekdays from one date to another that are not in a calendar. */
function closedIn(name: string, from: string, to: string): string[] {
  return calendarOf(name)
    .closures(isoDay(from), isoDay(to))
    .map(({ day }) => dayOf(day));
}

/** Spans without southbound trading as the notices of each year announced them, and the span that the notice tells of. */
const SOUTHBOUND: readonly (readonly [from: string, to: string, spans: string])[] = [
  [
    '2015-12-31',
    '2016-07-04',
    '2016-01-01..2016-01-03 2016-02-04..2016-02-14 2016-03-25..2016-03-28 2016-04-02..2016-04-04 2016-04-30..2016-05-02 2016-06-07..2016-06-12 2016-07-01..2016-07-01',
  ],
  [
    '2016-12-29',
    '2017-04-18',
    '2017-01-01..2017-01-02 2017-01-25..2017-02-02 2017-03-30..2017-04-04 2017-04-14..2017-04-17',
  ],
  [
    '2018-01-01',
    '2018-12-26',
    '2018-01-01..2018-01-01 2018-02-13..2018-02-21 2018-03-30..2018-04-02 2018-04-03..2018-04-07 2018-04-26..2018-05-01 2018-05-22..2018-05-22 2018-06-16..2018-06-18 2018-07-02..2018-07-02 2018-09-20..2018-09-25 2018-09-27..2018-10-07 2018-10-17..2018-10-17 2018-12-25..2018-12-26',
  ],
  ['2020-01-20', '2020-02-05', '2020-01-22..2020-02-02'],
  ['2021-09-23', '2021-09-30', '2021-09-29..2021-09-30'],
  [
    '2021-12-29',
    '2022-09-29',
    '2021-12-29..2021-12-31 2022-01-01..2022-01-03 2022-01-27..2022-02-06 2022-03-31..2022-04-05 2022-04-15..2022-04-18 2022-04-28..2022-05-04 2022-05-09..2022-05-09 2022-06-03..2022-06-05 2022-07-01..2022-07-01 2022-09-10..2022-09-12 2022-09-29..2022-09-29',
  ],
  [
    '2022-12-28',
    '2023-12-27',
    '2023-01-01..2023-01-02 2023-01-19..2023-01-27 2023-04-05..2023-04-05 2023-04-07..2023-04-10 2023-04-29..2023-05-03 2023-05-26..2023-05-26 2023-06-22..2023-06-25 2023-07-17..2023-07-17 2023-09-01..2023-09-01 2023-09-08..2023-09-08 2023-09-29..2023-10-08 2023-10-23..2023-10-23 2023-12-25..2023-12-26',
  ],
  [
    '2026-01-01',
    '2026-10-19',
    '2026-01-01..2026-01-03 2026-02-15..2026-02-23 2026-04-03..2026-04-07 2026-05-01..2026-05-05 2026-05-25..2026-05-25 2026-06-19..2026-06-21 2026-07-01..2026-07-01 2026-09-25..2026-09-27 2026-10-01..2026-10-07 2026-10-19..2026-10-19',
  ],
];

describe('Stock Connect', () => {
  it.each(SOUTHBOUND)('southbound, %s to %s, rests on the days that were announced', (from, to, spans) => {
    const announced: string[] = [];
    for (const span of spans.split(' ')) {
      const [start, end] = span.split('..').map(isoDay);
      for (let day = start; day <= end; day += DAY) if (new Date(day).getUTCDay() % 6 !== 0) announced.push(dayOf(day));
    }
    expect(closedIn('stock-connect-southbound', from, to)).toEqual(announced);
  });

  it('gained the days that the exchanges named when the calendar changed', () => {
    const gained = (direction: Direction) =>
      [...connect(direction).sessions(isoDay('2023-04-24'), isoDay('2023-12-31'))]
        .filter((day) => !isSettled(direction, day))
        .map(dayOf);
    expect(gained('northbound')).toEqual(['2023-05-25', '2023-10-20', '2023-12-22']);
    expect(gained('southbound')).toEqual([
      '2023-04-27',
      '2023-04-28',
      '2023-06-20',
      '2023-06-21',
      '2023-09-27',
      '2023-09-28',
    ]);
  });

  it('trades on no day on which a side is closed, and from 2023-04-24 on each on which both are open', () => {
    const [mainland, hongKong] = [calendarOf('XSHG'), calendarOf('XHKG')];
    for (const direction of ['northbound', 'southbound'] as const) {
      const { first, last, isSession } = connect(direction);
      expect([dayOf(first), dayOf(last)]).toEqual(['2014-11-17', '2026-12-31']);
      const wrong: string[] = [];
      let lost = 0;
      for (let day = first; day <= last; day += DAY) {
        const both = mainland.isSession(day) && hongKong.isSession(day);
        if (both && !isSession(day)) lost++;
        if (day >= isoDay('2023-04-24') ? both !== isSession(day) : isSession(day) && !both) wrong.push(dayOf(day));
      }
      expect(wrong).toEqual([]);
      expect(lost).toBeGreaterThan(20);
    }
  });

  it('does not rest on the day before a storm, which nobody knew of', () => {
    for (const date of ['2017-08-22', '2021-10-12']) {
      for (const direction of ['northbound', 'southbound'] as const) {
        expect(connect(direction).isSession(isoDay(date))).toBe(true);
        expect(connect(direction).isSession(isoDay(date) + DAY)).toBe(false);
      }
    }
  });

  it('rests northbound on the day before a holiday of Hong Kong alone, and not before one of the mainland', () => {
    const { isSession } = connect('northbound');
    expect(
      ['2015-04-02', '2018-12-24', '2021-12-24', '2023-04-06'].map((date) => isSession(isoDay(date))),
    ).not.toContain(true);
    expect(['2021-09-29', '2021-09-30', '2020-01-23'].map((date) => isSession(isoDay(date)))).not.toContain(false);
  });

  it('begins through Shenzhen with 2016-12-05, on the days of Shanghai', () => {
    for (const direction of ['northbound', 'southbound'] as const) {
      const [shanghai, shenzhen] = [connect(direction), connect(direction, 'XSHE')];
      expect(dayOf(shenzhen.first)).toBe('2016-12-05');
      expect(shenzhen.sessions(shenzhen.first, shenzhen.last)).toEqual(
        shanghai.sessions(shenzhen.first, shanghai.last),
      );
    }
  });
});
