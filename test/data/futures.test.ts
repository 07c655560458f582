// Contracts that expire, and contracts that are read as one continuous future.

import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, check, instrumentOf, load, sentenceOf } from '../../data/index.js';
import { type Contract, splice } from '../../data/continuous.js';
import type { Dataset } from '../../data/index.js';
import { temporaryFolder } from './temporary.js';

const DAY = 86_400_000;
/** A Monday. */
const START = Date.UTC(2024, 0, 1);
/** The nth weekday from the start. */
const weekday = (n: number): number => START + (n + 2 * Math.floor(n / 5)) * DAY;

type Bar = readonly [session: number, close: number, volume: number];

function contract(symbol: string, expiry: number, bars: readonly Bar[]): Contract {
  const column = (pick: (bar: Bar) => number) => Float64Array.from(bars, pick);
  const close = column((bar) => bar[1]);
  return {
    instrument: instrumentOf(symbol, { kind: 'future', currency: 'CNY', multiplier: 300 }),
    bars: {
      symbol,
      time: column(([session]) => weekday(session)),
      open: close,
      high: close,
      low: close,
      close,
      volume: column((bar) => bar[2]),
    },
    expiry: weekday(expiry),
  };
}

/** Prices of different contracts lie so far apart that a price tells whose it is. */
const LEVEL = 1000;
const heldAt = (close: number): number => Math.floor(close / LEVEL) - 1;

/** Contracts whose lives overlap, each with a bar on every session up to its expiry. */
const chains: fc.Arbitrary<readonly Contract[]> = fc
  .array(fc.record({ life: fc.integer({ min: 2, max: 12 }), overlap: fc.integer({ min: 1, max: 8 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((plan) => {
    let end = -1;
    const spans = plan.map(({ life, overlap }, at) => {
      const first = at === 0 ? 0 : Math.max(0, end - overlap);
      end = Math.max(end + 1, first + life);
      return [first, end] as const;
    });
    const bars = spans.map(([first, last], place) =>
      fc.tuple(
        ...Array.from({ length: last - first + 1 }, (_, at) =>
          fc
            .tuple(fc.integer({ min: 50, max: 150 }), fc.integer({ min: 0, max: 20 }))
            .map(([close, volume]): Bar => [first + at, close + (place + 1) * LEVEL, volume]),
        ),
      ),
    );
    return fc.tuple(...bars).map((all) => all.map((own, at) => contract(`IF${at}`, spans[at][1], own)));
  });

const rules = fc.record({
  underlying: fc.constant('IF'),
  roll: fc.constantFrom('expiry' as const, 'volume' as const),
  daysBefore: fc.integer({ min: 0, max: 4 }),
});

const datasetOf = ({ instrument, bars, actions }: ReturnType<typeof splice>): Dataset => ({
  instruments: [instrument],
  bars: [bars],
  frequency: 'daily',
  actions,
  observations: [],
  generated: '',
  notes: [],
});

const closeOn = ({ bars }: Contract, day: number): number => bars.close[bars.time.indexOf(day)] ?? NaN;

describe('a continuous future', () => {
  it('earns over a roll what the next contract earns: the difference of the two prices is no profit', () => {
    let rolls = 0;
    fc.assert(
      fc.property(chains, rules, (contracts, rule) => {
        const spliced = splice(contracts, rule);
        const [asset] = align(datasetOf(spliced)).assets;
        const { raw, adjusted, actions } = asset;
        const days = spliced.bars.time;
        for (let row = 1; row < days.length; row++) {
          const held = contracts[heldAt(raw.close[row])];
          const own = closeOn(held, days[row]) / closeOn(held, days[row - 1]);
          expect(adjusted.close[row] / adjusted.close[row - 1]).toBeCloseTo(own, 12);
        }
        for (const { row, kind, value } of actions) {
          if (kind !== 'roll') continue;
          rolls++;
          const next = contracts[heldAt(raw.close[row])];
          expect(value).toBe(closeOn(next, days[row - 1]) - raw.close[row - 1]);
        }
      }),
      { numRuns: 300 },
    );
    expect(rolls).toBeGreaterThan(100);
  });

  it('holds one contract a session, never an earlier one again, passes on where a roll says so, and ends with the last', () => {
    fc.assert(
      fc.property(chains, rules, (contracts, rule) => {
        const { bars, actions } = splice(contracts, rule);
        const rolls = new Set(actions.filter(({ kind }) => kind === 'roll').map(({ exTime }) => exTime));
        bars.time.forEach((day, at) => {
          const held = heldAt(bars.close[at]);
          expect(bars.close[at]).toBe(closeOn(contracts[held], day));
          const before = at === 0 ? held : heldAt(bars.close[at - 1]);
          expect(held > before).toBe(rolls.has(day));
          expect(held).toBeGreaterThanOrEqual(before);
        });
        const last = contracts[heldAt(bars.close.at(-1)!)];
        expect(actions.at(-1)).toMatchObject({ kind: 'delisting', symbol: 'IF', exTime: last.expiry + DAY });
      }),
      { numRuns: 300 },
    );
  });

  it('is out of a contract on the day that the rule says at the latest, as long as another lives longer', () => {
    let passed = 0;
    fc.assert(
      fc.property(chains, rules, (contracts, rule) => {
        const { bars } = splice(contracts, rule);
        const left = ({ expiry }: Contract, day: number) =>
          bars.time.filter((each) => each > day && each <= expiry).length;
        bars.time.forEach((day, at) => {
          const held = heldAt(bars.close[at]);
          const known = at === 0 ? day : bars.time[at - 1];
          const better = contracts.some(
            (one, place) => place > held && closeOn(one, known) > 0 && left(one, day) > rule.daysBefore,
          );
          if (!better) return;
          passed++;
          expect(left(contracts[held], day)).toBeGreaterThan(rule.daysBefore);
        });
      }),
      { numRuns: 300 },
    );
    // Of about five hundred, give or take forty.
    expect(passed).toBeGreaterThan(100);
  });

  it('is decided by what was known at the close before: a later volume or price changes no earlier roll', () => {
    fc.assert(
      fc.property(chains, rules, fc.nat({ max: 30 }), (contracts, rule, session) => {
        const from = weekday(session);
        const changed = contracts.map((one) => ({
          ...one,
          bars: {
            ...one.bars,
            volume: one.bars.volume.map((volume, at) => (one.bars.time[at] >= from ? 20 - volume : volume)),
            close: one.bars.close.map((close, at) => (one.bars.time[at] >= from ? close + 7 : close)),
          },
        }));
        const upTo = (all: readonly Contract[]) => {
          const { bars, actions } = splice(all, rule);
          return [
            actions.filter(({ exTime, kind }) => kind === 'roll' && exTime <= from),
            [...bars.close].filter((_, at) => bars.time[at] < from),
          ];
        };
        expect(upTo(changed)).toEqual(upTo(contracts));
      }),
      { numRuns: 300 },
    );
  });

  const near: readonly Bar[] = [0, 1, 2, 3, 4, 5].map((day) => [day, 100 + day, 10]);
  const far = (volumes: readonly number[]): readonly Bar[] => volumes.map((volume, day) => [day, 200 + day, volume]);
  const flat = far([1, 1, 1, 1, 1, 1, 1, 1]);
  const rollsOf = (
    contracts: readonly Contract[],
    roll: 'expiry' | 'volume',
    daysBefore: number,
    calendar?: Float64Array,
  ) =>
    splice(contracts, { underlying: 'IF', roll, daysBefore }, calendar)
      .actions.filter(({ kind }) => kind === 'roll')
      .map(({ exTime, value }) => [exTime, value]);

  it.each([0, 1, 3])('rolls %i sessions before the expiry', (daysBefore) => {
    const contracts = [contract('A', 5, near), contract('B', 9, flat)];
    expect(rollsOf(contracts, 'expiry', daysBefore)).toEqual([[weekday(5 - daysBefore), 100]]);
    expect(rollsOf(contracts, 'volume', daysBefore)).toEqual([[weekday(5 - daysBefore), 100]]);
  });

  it('counts the sessions that the calendar announces where the bars end before the expiry', () => {
    // The bars end on session 5; the contract expires on session 8, and session 7 is a holiday.
    const contracts = [contract('A', 8, near), contract('B', 20, flat.slice(0, 6))];
    expect(rollsOf(contracts, 'expiry', 2)).toEqual([]);
    expect(rollsOf(contracts, 'expiry', 3)).toEqual([[weekday(5), 100]]);
    const calendar = Float64Array.of(weekday(5), weekday(6), weekday(8));
    expect(rollsOf(contracts, 'expiry', 2, calendar)).toEqual([[weekday(5), 100]]);
  });

  it('rolls on the session after a later contract traded more, and does not go back', () => {
    const contracts = [contract('A', 5, near), contract('B', 9, far([1, 1, 11, 1, 1, 1, 1, 1]))];
    expect(rollsOf(contracts, 'volume', 0)).toEqual([[weekday(3), 100]]);
    expect(rollsOf([contract('A', 5, near), contract('B', 9, far([10, 10, 10]))], 'volume', 3)).toEqual([
      [weekday(2), 100],
    ]);
  });

  it('rolls by volume to the later contract that traded most', () => {
    const most = [300, 301, 302, 303, 304, 305, 306, 307].map((close, day): Bar => [day, close, 30]);
    const contracts = [contract('A', 5, near), contract('B', 9, far([1, 20, 1])), contract('C', 12, most)];
    expect(rollsOf(contracts, 'volume', 0)).toEqual([[weekday(1), 200]]);
    expect(rollsOf(contracts, 'expiry', 4).slice(0, 1)).toEqual([[weekday(1), 100]]);
  });

  it.each([
    [
      'that share a day of expiry',
      [contract('A', 5, near), contract('B', 5, flat)],
      'expiry',
      1,
      /A, B of IF expire on one day/,
    ],
    [
      'that do not overlap',
      [
        contract('A', 5, near),
        contract('B', 12, [
          [9, 1, 1],
          [10, 1, 1],
        ]),
      ],
      'expiry',
      1,
      /A expires on .*no later contract of IF has a bar on .* to roll to/,
    ],
    [
      'without volumes',
      [contract('A', 5, near), contract('B', 9, far([1, NaN]))],
      'volume',
      1,
      /B has bars without a volume, so IF cannot roll by volume/,
    ],
    ['with a fraction of a day', [contract('A', 5, near)], 'expiry', 1.5, /roll 1\.5 sessions before/],
    [
      'that are not of one size',
      [
        contract('A', 5, near),
        {
          ...contract('B', 9, flat),
          instrument: instrumentOf('B', { kind: 'future', multiplier: 200, currency: 'CNY' }),
        },
      ],
      'expiry',
      1,
      /A, B differ in their multiplier \(300 and 200\)/,
    ],
  ] as const)('of contracts %s is an error', (_, contracts, roll, daysBefore, says) => {
    expect(() => splice(contracts, { underlying: 'IF', roll, daysBefore })).toThrow(says);
  });
});

describe('futures in a directory', () => {
  const folder = temporaryFolder();
  const bars = (first: number, closes: readonly number[], volume: number) => [
    'date,close,volume',
    ...closes.map((close, at) => `2024-01-${String(first + at).padStart(2, '0')},${close},${volume}`),
  ];
  const LISTED = [
    'symbol,market,currency,kind,multiplier,underlying,expiry,spread',
    'IF1,none,CNY,future,300,IF,2024-01-10,0.0002',
    'IF2,none,CNY,future,300,IF,2024-01-12,',
    '510300,XSHG,CNY,etf,,,,0.0005',
  ];
  function directory(name: string, files: Readonly<Record<string, readonly string[]>> = {}): string {
    const all = {
      'instruments.csv': LISTED,
      'bars/IF1.csv': bars(8, [100, 101, 102], 10),
      'bars/IF2.csv': bars(8, [110, 112, 114, 116, 118], 5),
      'bars/510300.csv': bars(8, [4, 4, 4, 4, 4], 1),
      ...files,
    };
    for (const [file, rows] of Object.entries(all)) folder.write(join(name, file), ...rows);
    return join(folder.path, name);
  }
  const IF = { underlying: 'IF', roll: 'expiry', daysBefore: 1 } as const;

  it('end on the first row after their expiry at the last close, and carry their words', async () => {
    const { feed } = await load([directory('plain')]);
    expect(feed.assets.map(({ symbol, spread, multiplier }) => [symbol, spread, multiplier])).toEqual([
      ['IF1', 0.0002, 300],
      ['IF2', NaN, 300],
      ['510300', 0.0005, 1],
    ]);
    expect(feed.assets[0].actions).toEqual([{ row: 3, kind: 'delisting', value: 102, payRow: 3 }]);
    expect([...feed.assets[0].adjusted.close]).toEqual([100, 101, 102, 102, 102]);
    // The last row is the last trading day of the second.
    expect(feed.assets[1].actions).toEqual([]);
  });

  it('are one instrument where that is asked for, with a roll', async () => {
    const path = directory('one');
    const { feed, notes } = await load([path], { continuous: [IF] });
    expect(feed.assets.map(({ symbol, kind, multiplier }) => [symbol, kind, multiplier])).toEqual([
      ['IF', 'future', 300],
      ['510300', 'etf', 1],
    ]);
    const [future] = feed.assets;
    expect([...future.raw.close]).toEqual([100, 112, 114, 116, 118]);
    expect(future.actions).toEqual([{ row: 1, kind: 'roll', value: 10, payRow: 1 }]);
    expect(future.adjusted.close[1]).toBeCloseTo((112 * 100) / 110, 12);
    expect(notes).toContain('IF is a continuous future of IF1, IF2: it rolls 1 sessions before the expiry.');
    const named = await load([path], { continuous: [{ ...IF, symbol: 'FRONT' }], assets: ['FRONT', 'IF2'] });
    expect(named.feed.assets.map(({ symbol }) => symbol)).toEqual(['FRONT', 'IF2']);
    expect(await check([path], { continuous: [IF] })).toEqual([]);
  });

  it.each([
    [
      'an underlying that is none',
      {},
      { continuous: [{ ...IF, underlying: 'IC' }] },
      /no contracts of IC \(they have contracts of IF\)/,
    ],
    ['a symbol that is taken', {}, { continuous: [{ ...IF, symbol: '510300' }] }, /cannot be called 510300/],
    ['two of one symbol', {}, { continuous: [IF, IF] }, /cannot be called IF/],
    [
      'an expiry that is none',
      { 'instruments.csv': [LISTED[0], 'IF1,none,CNY,future,300,IF,March,'] },
      {},
      /instruments\.csv:2: expiry "March" is not a date; give the last trading day/,
    ],
    [
      'an expiry of a fund',
      { 'instruments.csv': [LISTED[0], '510300,XSHG,CNY,etf,,,2024-01-10,'] },
      {},
      /instruments\.csv:2: expiry "2024-01-10" is that of 510300, whose kind is etf/,
    ],
    [
      'a spread that is none',
      { 'instruments.csv': [LISTED[0], '510300,XSHG,CNY,etf,,,,wide'] },
      {},
      /instruments\.csv:2: spread "wide" is not a fraction of the price/,
    ],
    [
      'a spread in percent',
      { 'instruments.csv': [LISTED[0], '510300,XSHG,CNY,etf,,,,5'] },
      {},
      /instruments\.csv:2: spread "5" is not a fraction/,
    ],
    [
      'bars after the expiry',
      { 'bars/IF1.csv': bars(8, [100, 101, 102, 103], 10) },
      {},
      /instruments\.csv:2: expiry "2024-01-10" is the last trading day of IF1, which has a bar on 2024-01-11/,
    ],
    [
      'a delisting beside the expiry',
      { 'actions.csv': ['symbol,ex_date,kind,value', 'IF1,2024-01-11,delisting,1'] },
      {},
      /actions\.csv:2: kind "delisting" is the delisting of IF1, which ends with its expiry/,
    ],
    [
      'a split of a contract',
      { 'actions.csv': ['symbol,ex_date,kind,value', 'IF1,2024-01-12,split,2'] },
      { continuous: [IF] },
      /actions\.csv:2 has an action of IF1, but a continuous future has none/,
    ],
    [
      'a roll that leaves no price',
      { 'actions.csv': ['symbol,ex_date,kind,value', 'IF2,2024-01-11,roll,-114'] },
      {},
      /actions\.csv:2: value "-114" leaves no price of IF2, which was 114/,
    ],
  ])('with %s are an error', async (_, files, options, says) => {
    const path = directory('bad', { 'actions.csv': ['symbol,ex_date,kind,value'], ...files });
    await expect(load([path], options)).rejects.toThrow(says);
    const found = await check([path], options).then(
      (findings) => sentenceOf(findings.find(({ severity }) => severity === 'error')!),
      (error: Error) => error.message,
    );
    expect(found).toMatch(says);
  });
});
