// The session dates of markets: as the bars show them, and as a file states them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../data/index.js';
import { calendarOf, hasCalendar } from '../../data/calendars/index.js';
import { align, fingerprint, instrumentOf } from '../../data/index.js';
import { START, datasets } from './datasets.js';

const DAY = 86_400_000;
const days = (...offsets: readonly number[]) => Float64Array.from(offsets, (offset) => START + offset * DAY);

function made(
  bars: Readonly<Record<string, readonly number[]>>,
  calendars?: Readonly<Record<string, readonly number[]>>,
): Dataset {
  return {
    instruments: Object.keys(bars).map((symbol) => instrumentOf(symbol, { currency: 'CNY' })),
    bars: Object.entries(bars).map(([symbol, offsets]) => {
      const four = Float64Array.from(offsets, () => 4);
      return { symbol, time: days(...offsets), open: four, high: four, low: four, close: four, volume: four };
    }),
    frequency: 'daily',
    actions: [],
    observations: [],
    generated: '',
    notes: [],
    calendars: calendars && new Map(Object.entries(calendars).map(([market, each]) => [market, days(...each)])),
  };
}

const offsetsOf = (dataset: Dataset, market: string) =>
  [...align(dataset).calendars.get(market)!].map((day) => (day - START) / DAY);

/** The built-in sessions of a market from the first bar to the last, found day by day. */
function builtIn({ bars }: Dataset, market: string): readonly number[] {
  if (!hasCalendar(market)) return [];
  const { isSession, covers } = calendarOf(market);
  const all = bars.flatMap(({ time }) => [...time]);
  const found: number[] = [];
  for (let day = Math.min(...all); day <= Math.max(...all); day += DAY)
    if (covers(day) && isSession(day)) found.push(day);
  return found;
}

describe('a calendar', () => {
  it('rises, and holds every date of a bar of its market, those of its file or the built-in ones, and nothing else', () => {
    fc.assert(
      fc.property(datasets, (dataset) => {
        const { calendars } = align(dataset, { base: 'CNY' });
        expect([...calendars.keys()].sort()).toEqual(
          [...new Set(dataset.instruments.map(({ market }) => market))].sort(),
        );
        for (const [market, dates] of calendars) {
          dates.forEach((day, at) => expect(at === 0 || day > dates[at - 1]).toBe(true));
          const shown = dataset.bars.flatMap(({ time }, at) =>
            dataset.instruments[at].market === market ? [...time] : [],
          );
          const stated = dataset.calendars?.get(market) ?? builtIn(dataset, market);
          expect(new Set(dates)).toEqual(new Set([...shown, ...stated]));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the built-in one where no file is, beside the dates of the bars; exchanges of one country share it', () => {
    // Days 5 and 6 are a weekend, and day 18 is the eve of a week without sessions of the mainland.
    const dataset = made({ '510300': [0, 1, 5], '159915': [1, 3, 19], '02800': [2, 4, 20], AAPL: [1, 2] });
    const mainland = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 14, 15, 16, 17];
    expect(offsetsOf(dataset, 'XSHG')).toEqual([...mainland, 19]);
    expect(offsetsOf(dataset, 'XSHE')).toEqual([...mainland, 19]);
    expect(offsetsOf(dataset, 'XHKG')).toEqual([0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 20]);
    expect(offsetsOf(dataset, 'none')).toEqual([1, 2]);
    const notes = align(made({ '510300': [0, 1] })).notes.join(' ');
    expect(notes).not.toMatch(/calendar|sessions of/);
    expect(align(dataset).notes).toContain(
      'The sessions of none are the dates of the bars: the data state no calendar.',
    );
  });

  it('is that of the bars before and after what is built in, as a note says', () => {
    const first = (Date.UTC(2000, 0, 1) - START) / DAY;
    const early = made({ '510300': [first - 5, first + 3, first + 5] });
    expect(offsetsOf(early, 'XSHG')).toEqual([first - 5, first + 3, first + 4, first + 5]);
    const late = made({ '510300': [first + 10_000, first + 10_003] });
    expect(offsetsOf(late, 'XSHG')).toEqual([first + 10_000, first + 10_003]);
    for (const dataset of [early, late]) {
      expect(align(dataset).notes).toContain(
        'The built-in calendar of XSHG covers 2000-01-01 to 2026-12-31: before and after, its sessions are the dates of the bars.',
      );
    }
  });

  it('is told of where most of its sessions have no bar', () => {
    const told =
      'Fewer than half of the sessions of XSHG have a bar: if these are bars of weeks or months, list their dates in calendars/XSHG.csv.';
    expect(align(made({ '510300': [0, 7, 14] })).notes).toContain(told);
    expect(align(made({ '510300': [0, 2, 4, 8] })).notes).not.toContain(told);
  });

  it('is that of the file within its dates, and may reach beyond the data', () => {
    const dataset = made({ '510300': [0, 3, 9] }, { XSHG: [2, 3, 4, 5] });
    expect(offsetsOf(dataset, 'XSHG')).toEqual([0, 2, 3, 4, 5, 9]);
    expect(offsetsOf(made({ '510300': [0, 1] }, { XSHE: [0, 1, 2, 7] }), 'XSHG')).toEqual([0, 1, 2, 7]);
    expect(align(dataset).notes.join(' ')).not.toContain('no calendar');
  });

  it('of a file is known ahead, so that a cut leaves it', () => {
    const dataset = made({ '510300': [0, 1, 2] }, { XSHG: [0, 1, 2, 3] });
    expect(align(dataset, { to: '2020-01-06' }).calendars.get('XSHG')).toEqual(days(0, 1, 2, 3));
    expect(align(made({ '510300': [0, 1, 2] }), { to: '2020-01-06' }).calendars.get('XSHG')).toEqual(days(0));
  });

  it('holds one date for all bars of an intraday date', () => {
    const dataset = made({ '510300': [0.2, 0.3, 1.2] });
    expect(offsetsOf({ ...dataset, frequency: 'intraday' }, 'XSHG')).toEqual([0, 1]);
  });

  it('counts in the fingerprint', () => {
    const print = (sessions: readonly number[]) => fingerprint(align(made({ '510300': [0] }, { XSHG: sessions })));
    expect(print([0, 1])).not.toBe(print([0, 2]));
  });
});
