// `tidemark data calendar`: sessions of a span, and how they differ from a list.

import { expect, test } from 'vitest';
import { emptyFolder, tidemark, write } from './tidemark.js';

test('a span is shown with its hours, closures, half days and every session', () => {
  const words = ['data', 'calendar', 'XHKG', '--from', '2024-02-05', '--to', '2024-03-01'];
  const { code, stdout, stderr } = tidemark(emptyFolder(), words);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`XHKG (Asia/Hong_Kong), covered from 2000-01-01 to 2026-12-31

hours from  open   break        close  half days close
2016-07-25  09:30  12:00-13:00  16:10  12:10

year  sessions  half days  closed weekdays
2024  18        1          2

closed      why
2024-02-12  Lunar New Year
2024-02-13  Lunar New Year

sessions (* half day)
2024-02: 05 06 07 08 09* 14 15 16 19 20 21 22 23 26 27 28 29
2024-03: 01
`);
});

test('without a span the years are counted, and only closures at short notice are listed', () => {
  const { code, stdout } = tidemark(emptyFolder(), ['data', 'calendar', 'XNYS']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^2025 +250 +3 +11$/m);
  expect(stdout).toMatch(/^2025-01-09 +day of mourning for President Carter$/m);
  expect(stdout).not.toMatch(/Thanksgiving|\* half day/);
});

test('JSON has the same, and nothing else is printed', () => {
  const words = ['data', 'calendar', 'stock-connect-southbound', '--format', 'json'];
  const { code, stdout, stderr } = tidemark(emptyFolder(), [...words, '--from', '2021-12-24', '--to', '2022-01-04']);
  expect([code, stderr]).toEqual([0, '']);
  const found = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  expect(found).toMatchObject({
    calendar: 'stock-connect-southbound',
    zone: 'Asia/Hong_Kong',
    covered: { from: '2014-11-17', to: '2026-12-31' },
    sessions: ['2021-12-24', '2021-12-28', '2022-01-04'],
    halfDays: [{ date: '2021-12-24', closes: '2021-12-24T04:10:00Z' }],
  });
  expect(found.closures).toContainEqual({
    date: '2021-12-29',
    reason: 'both markets are open, but the money could not be settled in time',
    planned: true,
  });
});

test('a list is compared, and a difference makes the exit code 1', () => {
  const folder = emptyFolder();
  write(folder, {
    'right.txt': '2024-02-08\n2024-02-09\n2024-02-14\n',
    'wrong.json': '["2024-02-08", "2024-02-12", "2024-02-14", "1999-12-31"]',
    'old.txt': '1999-12-31\n',
  });
  const ask = (...words: string[]) => tidemark(folder, ['data', 'calendar', 'XHKG', '--against', ...words]);
  expect(ask('right.txt')).toMatchObject({
    code: 0,
    stdout: 'XHKG, 2024-02-08 to 2024-02-14: 5 weekdays compared, 0 differences\n',
  });
  expect(ask('wrong.json', '--from', '2024-02-08')).toMatchObject({
    code: 1,
    stdout: `XHKG, 2024-02-08 to 2024-02-14: 5 weekdays compared, 2 differences
2024-02-09  a session that the list lacks
2024-02-12  in the list, but no session: Lunar New Year
`,
  });
  const json = ask('wrong.json', '--from', '2024-02-08', '--format', 'json');
  expect(json.code).toBe(1);
  expect(JSON.parse(json.stdout)).toEqual({
    calendar: 'XHKG',
    from: '2024-02-08',
    to: '2024-02-14',
    weekdays: 5,
    missing: ['2024-02-09'],
    extra: [{ date: '2024-02-12', reason: 'Lunar New Year' }],
    notCovered: 0,
  });
  expect(ask('old.txt')).toMatchObject({
    code: 2,
    stderr:
      'No day of old.txt lies where the two could be compared: the calendar of XHKG covers 2000-01-01 to 2026-12-31.\n',
  });
});

test.each([
  [['XLON'], /There is no calendar of "XLON": use one of XSHG, XSHE, XHKG, XNYS, XNAS, stock-connect-northbound/],
  [
    ['XHKG', '--to', '2027-01-04'],
    /The calendar of XHKG does not know 2027-01-04: it covers 2000-01-01 to 2026-12-31\./,
  ],
  [['XHKG', '--from', '2024-02-30'], /--from "2024-02-30" is not a date: write it as YYYY-MM-DD\./],
  [['XHKG', '--from', '2024-03-01', '--to', '2024-02-01'], /--to 2024-02-01 is before --from 2024-03-01/],
  [['XHKG', '--against', 'nowhere.txt'], /nowhere\.txt: is not there/],
])('%j is wrong usage', (words, message) => {
  const { code, stdout, stderr } = tidemark(emptyFolder(), ['data', 'calendar', ...words]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});
