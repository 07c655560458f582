// A fetch again asks for what is new alone, and a vendor that says something else than before is found out.

import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DAY, dayOf } from '../../../data/day.js';
import { eastmoney, daysFrom, type TradedDay, yahoo } from './vendor.js';
import { fetched, filesOf, folder, NOON, wireTo } from './wires.js';

let here: ReturnType<typeof folder>;
afterEach(() => here.remove());

const DAYS = daysFrom('2020-01-02', '2024-12-31');
const ONE = { source: 'eastmoney', symbols: ['510300'], from: Date.UTC(2020, 0, 1) } as const;
const vendor = (days: readonly TradedDay[] = DAYS) => eastmoney({ '1.510300': { name: 'Invented', days } });
const LATER = NOON + 14 * DAY;
const market = () => filesOf(join(here.path, 'market'));

test('the bar of a day that is not over everywhere is left out', async () => {
  here = folder();
  const got = await fetched(here.path, wireTo(vendor()), ONE);
  expect(dayOf(NOON)).toBe('2024-06-14');
  expect(got.instruments[0].last).toBe('2024-06-13');
});

test('on the same day nothing is asked for again, and later what is new with ten days before it', async () => {
  here = folder();
  await fetched(here.path, wireTo(vendor()), ONE);
  const before = market();
  const same = wireTo(vendor());
  expect(await fetched(here.path, same, ONE)).toMatchObject({ asked: 0, kept: 1 });
  expect([same.asked, market()]).toEqual([[], before]);
  const later = wireTo(vendor(), undefined, undefined, LATER);
  expect(await fetched(here.path, later, ONE)).toMatchObject({ asked: 1, kept: 1, rewritten: [] });
  expect(later.asked.map(({ path }) => /beg=\d+&end=\d+/.exec(path)![0])).toEqual(['beg=20240604&end=20240627']);
  expect(market()['bars/510300.csv'].trim().split('\n').at(-1)).toMatch(/^2024-06-27,/);
});

test('what was fetched piece by piece is what was fetched at once', async () => {
  here = folder();
  for (const [from, days] of [
    [2022, 0],
    [2020, 3],
    [2021, 9],
    [2020, 30],
  ] as const) {
    const wire = wireTo(vendor(), undefined, undefined, NOON + days * DAY);
    await fetched(here.path, wire, { ...ONE, from: Date.UTC(from, 0, 1) });
  }
  const pieces = market()['bars/510300.csv'];
  here.remove();
  here = folder();
  await fetched(here.path, wireTo(vendor(), undefined, undefined, NOON + 30 * DAY), ONE);
  expect(market()['bars/510300.csv']).toBe(pieces);
});

test('half a day that came beside older ones is not held against what the day was in the end', async () => {
  here = folder();
  const half = DAYS.map((day) => (day.date === '2024-06-14' ? { ...day, close: day.close - 0.01 } : day));
  await fetched(here.path, wireTo(vendor(half)), { ...ONE, from: Date.UTC(2024, 5, 11) });
  const wire = wireTo(vendor(half), undefined, undefined, NOON + 60_000);
  await fetched(here.path, wire, ONE);
  expect(wire.asked.at(-1)!.path).toContain('end=20240620');
  const got = await fetched(here.path, wireTo(vendor(), undefined, undefined, LATER), ONE);
  expect(got.rewritten).toEqual([]);
});

const changed = (date: string, change: Partial<TradedDay>): TradedDay[] =>
  DAYS.map((day) => (day.date === date ? { ...day, ...change } : day));

test.each([
  ['a close', changed('2024-06-10', { close: 99.99 }), /^510300: the close of 2024-06-10 was [\d.]+ and is 99\.99$/],
  ['a day less', DAYS.filter(({ date }) => date !== '2024-06-11'), /^510300: 2024-06-11 had prices and has none$/],
] as const)(
  '%s that is another than before is found, and nothing is written until all is asked for anew',
  async (_, days, sentence) => {
    here = folder();
    await fetched(here.path, wireTo(vendor()), ONE);
    const before = market();
    for (let times = 0; times < 2; times++) {
      const got = await fetched(here.path, wireTo(vendor(days), undefined, undefined, LATER), ONE);
      expect(got.rewritten).toEqual([expect.stringMatching(sentence)]);
      expect(market()).toEqual(before);
    }
    const fresh = wireTo(vendor(days), undefined, undefined, LATER);
    expect(await fetched(here.path, fresh, { ...ONE, refresh: true })).toMatchObject({ kept: 0, rewritten: [] });
    expect(market()).not.toEqual(before);
    const after = await fetched(here.path, wireTo(vendor(days), undefined, undefined, LATER + 5 * DAY), ONE);
    expect(after.rewritten).toEqual([]);
  },
);

test('a volume that is another than before is told, and the new one counts', async () => {
  here = folder();
  await fetched(here.path, wireTo(vendor()), ONE);
  const days = changed('2024-06-10', { volume: 700 });
  const got = await fetched(here.path, wireTo(vendor(days), undefined, undefined, LATER), ONE);
  expect(got.notes).toEqual([
    expect.stringMatching(/^510300: The volume of 2024-06-10 was \d+ and is 700, which counts\.$/),
  ]);
  expect(market()['bars/510300.csv']).toMatch(/^2024-06-10,.*,700$/m);
});

test('a split after a fetch changes nothing of what was fetched before: prices are as traded', async () => {
  here = folder();
  const splits = { '2024-06-20': 3 };
  const days = daysFrom('2020-01-02', '2024-12-31', 99, splits);
  const split = yahoo({ SPY: { name: 'Invented', days, splits, dividends: { '2024-03-15': 0.6, '2024-09-16': 0.3 } } });
  const spy = { ...ONE, source: 'yahoo', symbols: ['SPY'] };
  await fetched(here.path, wireTo(split), spy);
  const before = market()['bars/SPY.csv'];
  const got = await fetched(here.path, wireTo(split, undefined, undefined, LATER + 100 * DAY), spy);
  expect(got.rewritten).toEqual([]);
  expect(market()['bars/SPY.csv'].startsWith(before)).toBe(true);
  expect(market()['actions.csv'].split('\n')).toEqual([
    'symbol,ex_date,kind,value,pay_date',
    'SPY,2024-03-15,dividend,0.6,',
    'SPY,2024-06-20,split,3,',
    'SPY,2024-09-16,dividend,0.3,',
    '',
  ]);
});

test('a page that was damaged is asked for again', async () => {
  here = folder();
  const cache = join(here.path, 'cache', 'pages');
  await fetched(here.path, wireTo(vendor()), ONE);
  const { appendFileSync } = await import('node:fs');
  for (const file of Object.keys(filesOf(cache))) appendFileSync(join(cache, file), ' ');
  expect(await fetched(here.path, wireTo(vendor()), ONE)).toMatchObject({ asked: 1, kept: 0 });
});

test('another host is another source', async () => {
  here = folder();
  await fetched(here.path, wireTo(vendor()), ONE);
  expect(await fetched(here.path, wireTo(vendor()), { ...ONE, base: 'http://127.0.0.1:9/' })).toMatchObject({
    asked: 1,
  });
});

test('a folder that somebody else filled is refused before anything is asked for', async () => {
  here = folder();
  const { mkdirSync, writeFileSync } = await import('node:fs');
  mkdirSync(join(here.path, 'market'));
  writeFileSync(join(here.path, 'market', 'own.txt'), 'mine');
  const wire = wireTo(vendor());
  await expect(fetched(here.path, wire, ONE)).rejects.toThrow(/holds something/);
  expect([wire.asked, market()]).toEqual([[], { 'own.txt': 'mine' }]);
});

test('nothing is asked for of days before a source begins', async () => {
  here = folder();
  const wire = wireTo(vendor());
  await fetched(here.path, wire, { ...ONE, from: NaN });
  expect(/beg=(\d+)/.exec(wire.asked[0].path)![1]).toBe('19900101');
  await expect(fetched(here.path, wire, { ...ONE, from: NaN, to: 0 })).rejects.toThrow(
    /--to 1970-01-01 lies before 1990-01-01/,
  );
});
