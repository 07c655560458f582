// The session dates of markets: as the bars show them, and as a file states them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../data/index.js';
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

describe('a calendar', () => {
  it('rises, holds every date of a bar of its market, and nothing that neither bars nor a file tell', () => {
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
          const stated = [...(dataset.calendars?.get(market) ?? [])];
          expect(new Set(dates)).toEqual(new Set([...shown, ...stated]));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is that of the bars where no file is, as a note says; exchanges of one country share it', () => {
    const dataset = made({ '510300': [0, 1], '159915': [1, 3], '02800': [2] });
    expect(offsetsOf(dataset, 'XSHG')).toEqual([0, 1, 3]);
    expect(offsetsOf(dataset, 'XSHE')).toEqual([0, 1, 3]);
    expect(offsetsOf(dataset, 'XHKG')).toEqual([2]);
    expect(align(dataset).notes).toContain(
      'The sessions of XSHE, XSHG, XHKG are the dates of the bars: the data state no calendar.',
    );
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
