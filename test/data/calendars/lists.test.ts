// Lists of days: how they are read, and how a calendar is compared with them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, compareDays, readDays } from '../../../data/calendars/index.js';
import { dayOf, isoDay } from '../../../data/day.js';
import { temporaryFolder } from '../temporary.js';

const DAY = 86_400_000;

describe('a list of days', () => {
  const folder = temporaryFolder();
  const file = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };
  const three = ['2024-01-02', '2024-01-03', '2024-02-09'];

  it.each([
    ['one a line', 'a.txt', `${three.join('\n')}\n`],
    ['one a line, with blanks and CRLF', 'b.txt', `\r\n ${three.join(' \r\n\r\n')}\r\n`],
    ['written without hyphens', 'c.txt', three.map((day) => day.replaceAll('-', '')).join('\n')],
    ['a JSON array', 'd.json', JSON.stringify(three)],
    ['a JSON array of numbers, after a byte order mark', 'e.json', `\uFEFF[20240102, 20240103,\n20240209]`],
    ['a calendar file', 'XHKG.csv', `date\n${three.join('\n')}\n`],
    ['a file of bars', 'f.csv', `close,Date\n${three.map((day) => `1,${day}`).join('\n')}\n`],
  ])('may be %s', async (_, name, text) => {
    expect([...(await readDays(file(name, text)))].map(dayOf)).toEqual(three);
  });

  it.each([
    ['a word', 'g.txt', '2024-01-02\nsoon\n', /g\.txt, line 2: "soon" is not a date; write it as YYYY-MM-DD\.$/],
    ['a day that there is not', 'h.txt', '2023-02-29', /h\.txt, line 1: "2023-02-29" is not a date/],
    ['an item that is none', 'i.json', '["2024-01-02", null]', /i\.json, item 2: "object" is not a date/],
    ['an object', 'j.json', '{"days": []}', /j\.json holds JSON that is no array/],
    ['half an array', 'k.json', '["2024-01-02"', /k\.json begins like JSON and is none/],
    ['a table without dates', 'l.csv', 'day,close\n2024-01-02,1\n', /l\.csv.*has no column "date"/],
    ['nothing', 'm.txt', ' \n', /m\.txt: is empty/],
  ])('that holds %s is refused, naming the place', async (_, name, text, message) => {
    await expect(readDays(file(name, text))).rejects.toThrow(message);
  });

  it('that is not there is refused', async () => {
    await expect(readDays(join(folder.path, 'nowhere.txt'))).rejects.toThrow(/nowhere\.txt: is not there/);
  });
});

describe('the comparison', () => {
  const names = ['XSHG', 'XHKG', 'XNYS', 'stock-connect-southbound'];
  const list = fc.constantFrom(...names).chain((name) => {
    const { first } = calendarOf(name);
    // Days around the first one covered, so that some lie before it.
    return fc.tuple(
      fc.constant(name),
      fc.uniqueArray(fc.integer({ min: -5, max: 60 }), { minLength: 1 }),
      fc.constant(first),
    );
  });

  it('finds each day on which the two differ, whatever the order of the list, and counts the rest', () => {
    fc.assert(
      fc.property(list, ([name, offsets, first]) => {
        const calendar = calendarOf(name);
        const days = offsets.map((offset) => first + offset * DAY);
        const found = compareDays(calendar, days);
        const inside = days.filter((day) => day >= first);
        expect(found.beyond).toBe(days.length - inside.length);
        if (inside.length === 0) return void expect(found.from).toBeNaN();
        const from = inside.length < days.length ? first : Math.min(...days);
        const to = Math.max(...days);
        expect([found.from, found.to]).toEqual([from, to]);
        const missing: number[] = [];
        const extra: number[] = [];
        let weekdays = 0;
        for (let day = from; day <= to; day += DAY) {
          if (new Date(day).getUTCDay() % 6 !== 0) weekdays++;
          if (calendar.isSession(day) && !days.includes(day)) missing.push(day);
          if (!calendar.isSession(day) && days.includes(day)) extra.push(day);
        }
        expect(found).toMatchObject({ calendar: name, weekdays, missing });
        expect(found.extra.map(({ day }) => day)).toEqual(extra);
        expect(found.extra.every(({ reason }) => reason !== '')).toBe(true);
        expect(compareDays(calendar, [...days, ...days].reverse())).toEqual(found);
        expect(compareDays(calendar, calendar.sessions(from, to), { from, to })).toMatchObject({
          missing: [],
          extra: [],
        });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps to a span that is asked for, also where the list ends before it', () => {
    const { missing, extra, weekdays } = compareDays(
      calendarOf('XHKG'),
      ['2024-02-01', '2024-02-10', '2024-02-12', '2024-03-01'].map(isoDay),
      { from: isoDay('2024-02-07'), to: isoDay('2024-02-14') },
    );
    expect([missing.map(dayOf), weekdays]).toEqual([['2024-02-07', '2024-02-08', '2024-02-09', '2024-02-14'], 6]);
    expect(extra).toEqual([
      { day: isoDay('2024-02-10'), reason: 'weekend' },
      { day: isoDay('2024-02-12'), reason: 'Lunar New Year' },
    ]);
  });
});
