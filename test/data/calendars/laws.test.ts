// What is true of every built-in calendar, whatever its dates.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, CALENDAR_NAMES, calendarOf, connect } from '../../../data/calendars/index.js';
import { TABLES } from '../../../data/calendars/market-calendar.js';
import { dayOf, isoDay } from '../../../data/day.js';
import { MARKETS } from '../../../data/index.js';
import { UserError } from '../../../engine/index.js';

const DAY = 86_400_000;
const weekdayOf = (day: number) => new Date(day).getUTCDay();
const everyDay = ({ first, last }: Calendar) =>
  Array.from({ length: (last - first) / DAY + 1 }, (_, at) => first + at * DAY);
const words = (text: string) => text.split(' ');

const calendars = [...CALENDAR_NAMES.map(calendarOf), connect('northbound', 'XSHE'), connect('southbound', 'XSHE')];
const anySpan = fc
  .constantFrom(...calendars)
  .chain((calendar) =>
    fc.tuple(
      fc.constant(calendar),
      fc.integer({ min: 0, max: (calendar.last - calendar.first) / DAY }),
      fc.integer({ min: 0, max: (calendar.last - calendar.first) / DAY }),
    ),
  );

describe.each(calendars)('the calendar of $name', (calendar) => {
  it('has each weekday as a session or a closure with its reason, and no session on a weekend', () => {
    const closures = new Map(calendar.closures(calendar.first, calendar.last).map((each) => [each.day, each]));
    const wrong = everyDay(calendar).filter((day) => {
      const closure = closures.get(day);
      if (weekdayOf(day) % 6 === 0) return calendar.isSession(day) || closure !== undefined;
      return calendar.isSession(day) === (closure !== undefined) || (closure && !/^\S.{3,}\S$/.test(closure.reason));
    });
    expect(wrong.map(dayOf)).toEqual([]);
    expect(closures.size).toBeGreaterThan(50);
  });

  it('opens, pauses and closes in that order, on the date itself by its own clock, and within the decision of its market', () => {
    const reading = new Intl.DateTimeFormat('en-CA', { timeZone: calendar.zone, dateStyle: 'short' });
    const market = Object.hasOwn(MARKETS, calendar.name) ? MARKETS[calendar.name] : undefined;
    const wrong = [...calendar.sessions(calendar.first, calendar.last)].filter((day) => {
      const { opens, breaks, auctionFrom, closes, isHalfDay } = calendar.session(day);
      const moments = [opens, ...breaks.flat(), auctionFrom];
      if (moments.some((moment, at) => at > 0 && moment <= moments[at - 1]) || closes < auctionFrom) return true;
      if (isHalfDay && breaks.length > 0) return true;
      if (market && closes > day + market.decisionTime * 60_000) return true;
      return (
        (isHalfDay || day % (7 * DAY) === 0) && [opens, closes].some((each) => reading.format(each) !== dayOf(day))
      );
    });
    expect(wrong.map(dayOf)).toEqual([]);
  });
});

describe('a calendar', () => {
  it('has the same answer from each of its functions', () => {
    fc.assert(
      fc.property(anySpan, ([calendar, a, b]) => {
        const [from, to] = [calendar.first + Math.min(a, b) * DAY, calendar.first + Math.max(a, b) * DAY];
        const sessions = [...calendar.sessions(from, to)];
        const slow: number[] = [];
        for (let day = from; day <= to; day += DAY) if (calendar.isSession(day)) slow.push(day);
        expect(sessions).toEqual(slow);
        expect(calendar.sessionsBetween(from, to)).toBe(slow.length);
        expect(calendar.closures(from, to).every(({ day }) => day >= from && day <= to)).toBe(true);
        if (to > from) {
          expect(calendar.sessionsBetween(to, from)).toBe(0);
          expect([...calendar.sessions(to, from)]).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('goes on and back by one session', () => {
    fc.assert(
      fc.property(anySpan, ([calendar, a]) => {
        const day = calendar.first + a * DAY;
        const all = calendar.sessions(calendar.first, calendar.last);
        const [next, previous] = [all.find((each) => each > day), all.findLast((each) => each < day)];
        if (next === undefined) expect(() => calendar.next(day)).toThrow(UserError);
        else {
          expect(calendar.next(day)).toBe(next);
          if (calendar.isSession(day)) expect(calendar.previous(next)).toBe(day);
        }
        if (previous === undefined) expect(() => calendar.previous(day)).toThrow(UserError);
        else {
          expect(calendar.previous(day)).toBe(previous);
          if (calendar.isSession(day)) expect(calendar.next(previous)).toBe(day);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts the UTC date of any moment', () => {
    fc.assert(
      fc.property(anySpan, fc.integer({ min: 0, max: DAY - 1 }), ([calendar, a], part) => {
        const day = calendar.first + a * DAY;
        expect(calendar.covers(day + part)).toBe(true);
        expect(calendar.covers(calendar.last + part)).toBe(true);
        expect(calendar.isSession(day + part)).toBe(calendar.isSession(day));
        if (calendar.isSession(day)) expect(calendar.session(day + part)).toEqual(calendar.session(day));
      }),
      { numRuns: 200 },
    );
  });

  it('refuses every question about a day that it does not cover, naming market, day and range', () => {
    for (const calendar of calendars) {
      const { first, last } = calendar;
      for (const day of [first - 1, first - DAY, last + DAY, last + 400 * DAY, NaN, Infinity]) {
        expect(calendar.covers(day)).toBe(false);
        const asked = [
          () => calendar.isSession(day),
          () => calendar.sessions(first, day),
          () => calendar.sessions(day, last),
          () => calendar.sessionsBetween(first, day),
          () => calendar.sessionsBetween(day, last),
          () => calendar.closures(day, day),
          () => calendar.session(day),
          () => calendar.next(day),
          () => calendar.previous(day),
        ];
        for (const ask of asked) {
          expect(ask).toThrow(UserError);
          expect(ask).toThrow(
            `The calendar of ${calendar.name} does not know ${dayOf(day)}: it covers ${dayOf(first)} to ${dayOf(last)}.`,
          );
        }
      }
    }
  });

  it('tells why a day holds no session', () => {
    const { session } = calendarOf('XHKG');
    expect(() => session(isoDay('2023-09-08'))).toThrow(
      'XHKG holds no session on 2023-09-08 (black rainstorm): ask of one of its sessions.',
    );
    expect(() => session(isoDay('2023-09-09'))).toThrow('(weekend)');
    expect(() => calendarOf('XLON')).toThrow(
      'There is no calendar of "XLON": use one of XSHG, XSHE, XHKG, XNYS, XNAS, stock-connect-northbound, stock-connect-southbound.',
    );
    expect(() => calendarOf('__proto__')).toThrow(UserError);
  });
});

describe('the table', () => {
  const tables = Object.entries(TABLES);

  it.each(tables)('of %s has every year that it covers, each word in order and none for nothing', (_, table) => {
    const years = (from: string, to: string) =>
      Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (__, at) =>
        String(Number(from.slice(0, 4)) + at),
      );
    expect(Object.keys(table.closures)).toEqual(years(table.first, table.last));
    const used = new Set<string>();
    const wrong: string[] = [];
    for (const [year, text] of Object.entries(table.closures)) {
      let before = '';
      for (const word of words(text)) {
        const match = /^([a-z])(\d\d-\d\d)(?:\.\.(\d\d-\d\d))?$/.exec(word);
        const [, letter, start, end = start] = match ?? [];
        used.add(letter);
        const isRight =
          match !== null &&
          start > before &&
          end >= start &&
          [start, end].every((edge) => weekdayOf(isoDay(`${year}-${edge}`)) % 6 !== 0);
        if (!isRight) wrong.push(`${year} ${word}`);
        before = end;
      }
    }
    expect(wrong).toEqual([]);
    expect([...used].sort()).toEqual(Object.keys(table.holidays).sort());
  });

  it.each(tables)(
    'of %s has closures at short notice and half days on days that would have been full sessions',
    (code, table) => {
      const calendar = calendarOf(code);
      const closed = new Map(calendar.closures(calendar.first, calendar.last).map((each) => [each.day, each]));
      const planned = new Set(
        Object.entries(table.closures).flatMap(([year, text]) =>
          words(text).map((word) => `${year}-${word.slice(1, 6)}`),
        ),
      );
      const wrong = Object.keys(table.unplanned).filter(
        (date) => planned.has(date) || closed.get(isoDay(date))?.isPlanned !== false,
      );
      expect(wrong).toEqual([]);
      const halves = Object.entries(table.halfDays).flatMap(([year, text]) =>
        words(text).map((word) => `${year}-${word}`),
      );
      const found = [...calendar.sessions(calendar.first, calendar.last)].filter(
        (day) => calendar.session(day).isHalfDay,
      );
      expect(found.map(dayOf)).toEqual(halves);
    },
  );

  it.each(tables)(
    'of %s has hours from its first day on, in order, each with its source',
    (_, { first, hours, sources }) => {
      expect(hours[0].from).toBe(first);
      expect(hours.map(({ from }) => from)).toEqual(hours.map(({ from }) => from).sort());
      expect(new Set(hours.map(({ from }) => from)).size).toBe(hours.length);
      for (const { source } of hours) expect(source.length).toBeGreaterThan(10);
      expect(sources.length).toBeGreaterThan(1);
    },
  );

  it('is one for Shanghai and Shenzhen, and one for the two of New York', () => {
    for (const [one, other] of [
      ['XSHG', 'XSHE'],
      ['XNYS', 'XNAS'],
    ]) {
      const [a, b] = [calendarOf(one), calendarOf(other)];
      expect(a.sessions(a.first, a.last)).toEqual(b.sessions(b.first, b.last));
    }
  });

  it('opens the markets of one date in the order in which the engine asks them', () => {
    const inOrder = Object.values(MARKETS);
    const [{ first, last }] = calendars;
    const wrong: string[] = [];
    for (let day = first; day <= last; day += DAY) {
      const open = inOrder.filter(({ code }) => calendarOf(code).isSession(day));
      const opens = open.map(({ code }) => calendarOf(code).session(day).opens);
      if (opens.some((moment, at) => at > 0 && moment < opens[at - 1])) wrong.push(dayOf(day));
    }
    expect(wrong).toEqual([]);
  });
});
