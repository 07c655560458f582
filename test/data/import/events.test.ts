// Splits and distributions on the bars of their instrument: the day that prices show, what adjusted prices hold already, two sources.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Basis } from '../../../data/basis.js';
import { type EventBars, placedEvents, type SourcedEvent } from '../../../data/import/events.js';
import { inOrderOfUse } from '../../../data/import/rank.js';
import { iso, weekdays } from './vendor-files.js';

const DAYS = weekdays('2021-01-04', 60);
const ratios = fc.constantFrom(2, 3, 5, 10, 0.5, 0.2, 1.5);

/** Bars of a quiet walk in which one old unit becomes `ratio` new ones at bar `at`; `gone` bars before it are missing, as in a suspension. */
function barsWith(moves: readonly number[], at: number, ratio: number, gone = 0): EventBars {
  const kept = DAYS.map((_, row) => row).filter((row) => row >= at || row < at - gone);
  let price = 2;
  const closes = moves.map((move) => (price *= 1 + move));
  const unit = (row: number) => (row >= at ? ratio : 1);
  return {
    time: Float64Array.from(kept, (row) => Date.parse(DAYS[row])),
    open: Float64Array.from(kept, (row) => closes[row] / unit(row) / (1 + moves[row] / 2)),
    close: Float64Array.from(kept, (row) => closes[row] / unit(row)),
  };
}

const event = (words: Partial<SourcedEvent['event']>, source = 'a'): SourcedEvent => ({
  source,
  event: { symbol: 'X', kind: 'split', value: 2, day: DAYS[20], dated: 'ex', pay: '', ...words },
});

const moves = fc.array(fc.double({ min: -0.03, max: 0.03, noNaN: true }), { minLength: 60, maxLength: 60 });

describe('A split', () => {
  it('stands on the first session whose prices show it, whichever day its table means', () => {
    fc.assert(
      fc.property(
        moves,
        ratios,
        fc.integer({ min: 5, max: 50 }),
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom('before', 'ex'),
        fc.boolean(),
        (walk, value, at, gone, dated, last) => {
          const bars = barsWith(walk, at, value, gone);
          // The last day on the old basis or a day of suspension; or the first day on the new one.
          const day = dated === 'ex' ? DAYS[at] : DAYS[last ? at - 1 : at - 1 - gone];
          const { actions, warnings } = placedEvents('X', [event({ day, value, dated })], bars, 'raw');
          expect(warnings).toEqual([]);
          expect(actions).toEqual([{ symbol: 'X', day: DAYS[at], kind: 'split', value, pay: '' }]);
        },
      ),
    );
  });

  it('that prices do not show is left out and told, and never moved to a day that shows another', () => {
    fc.assert(
      fc.property(moves, ratios, fc.integer({ min: 10, max: 50 }), (walk, value, at) => {
        const { actions, warnings } = placedEvents(
          'X',
          [event({ day: DAYS[at - 5], value })],
          barsWith(walk, at, value),
          'raw',
        );
        expect(actions).toEqual([]);
        expect(warnings).toEqual([expect.stringMatching(/is not shown by the prices: it is left out/)]);
      }),
    );
  });

  it('before the first bar, or after the last, is left out with a note', () => {
    const bars = barsWith(
      Array.from({ length: 60 }, () => 0.001),
      99,
      2,
    );
    for (const day of ['2020-12-01', DAYS[0], iso(Date.parse(DAYS[59]) + 86_400_000)]) {
      const { actions, warnings, notes } = placedEvents('X', [event({ day })], bars, 'raw');
      expect([actions.length, warnings.length, notes.length]).toEqual([0, 0, 1]);
    }
  });
});

describe('Prices that were moved', () => {
  const bars = barsWith(
    Array.from({ length: 60 }, () => 0.001),
    40,
    2,
  );
  const flat = barsWith(
    Array.from({ length: 60 }, () => 0.001),
    99,
    2,
  );
  const both = [event({ day: DAYS[40], value: 2 }), event({ kind: 'dividend', value: 0.08, day: DAYS[20] })];

  it.each<[Basis, EventBars, readonly string[]]>([
    ['raw', bars, ['dividend 0.08', 'split 2']],
    // What was paid on an old unit, of which there are two now.
    ['split-adjusted', flat, ['dividend 0.04']],
    ['total-return', flat, []],
    ['forward', flat, []],
    ['subtractive', flat, []],
    ['unknown', bars, ['split 2']],
  ])('as %s keep what they do not hold', (basis, prices, kept) => {
    const { actions } = placedEvents('X', both, prices, basis);
    expect(actions.map(({ kind, value }) => `${kind} ${value}`)).toEqual(kept);
  });
});

describe('Two sources', () => {
  const bars = barsWith(
    Array.from({ length: 60 }, () => 0.001),
    99,
    2,
  );
  const paid = (words: Partial<SourcedEvent['event']>, source: string) =>
    event({ kind: 'dividend', value: 0.05, ...words }, source);

  it('that agree are one event, with the pay date that either knows', () => {
    const { actions, warnings } = placedEvents('X', [paid({}, 'a'), paid({ pay: DAYS[25] }, 'b')], bars, 'raw');
    expect(warnings).toEqual([]);
    expect(actions).toEqual([{ symbol: 'X', day: DAYS[20], kind: 'dividend', value: 0.05, pay: DAYS[25] }]);
  });

  it('that contradict each other are told, by day or by amount, and the first counts', () => {
    for (const other of [{ day: DAYS[22] }, { value: 0.07 }]) {
      const { actions, warnings } = placedEvents('X', [paid({}, 'a'), paid(other, 'b')], bars, 'raw');
      expect(actions).toHaveLength(1);
      expect(warnings).toEqual([expect.stringMatching(/of 0\.05 that a dates.*contradict each other/)]);
    }
  });

  it('of two distributions on one day each has both', () => {
    const two = ['a', 'b'].flatMap((source) => [paid({}, source), paid({ value: 0.02 }, source)]);
    const { actions, warnings } = placedEvents('X', two, bars, 'raw');
    expect([actions.map(({ value }) => value).sort(), warnings]).toEqual([[0.02, 0.05], []]);
  });
});

describe('The source that is used', () => {
  const bases = ['raw', 'split-adjusted', 'unknown', 'forward', 'total-return', 'subtractive'] as const;
  const candidate = fc.record({
    source: fc.constantFrom('a', 'b', 'c', 'd'),
    basis: fc.constantFrom(...bases),
    volume: fc.boolean(),
    rows: fc.integer({ min: 1, max: 5 }),
  });
  const whole = ({ source, ...words }: { source: string; basis: Basis; volume: boolean; rows: number }) => ({
    source,
    content: { what: 'bars' as const, name: '', symbol: 'X', path: '', sha256: '0', first: '', last: '', ...words },
  });

  it('is the best by basis, then volume, then length, then name, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1, maxLength: 8 }), (list) => {
        const [best] = list.map(whole).sort(inOrderOfUse);
        const worth = ({ basis, volume, rows }: (typeof list)[number]) =>
          (5 - bases.indexOf(basis)) * 100 + Number(volume) * 10 + rows;
        const most = Math.max(...list.map(worth));
        const names = list.filter((one) => worth(one) === most).map(({ source }) => source);
        expect([worth({ ...best.content, source: 'a' }), best.source]).toEqual([most, names.sort()[0]]);
      }),
    );
  });
});
