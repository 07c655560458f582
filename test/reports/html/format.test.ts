// Figures as people read them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, grouped, moment, percent, plain } from '../../../reports/charts/format.js';

const read = (text: string) => Number(text.replaceAll(',', '').replace('\u2212', '-'));

describe('figures', () => {
  it('are grouped and rounded, and read back as what they show', () => {
    expect([grouped(1234567.891), grouped(-0.5, 0), grouped(-0.001), grouped(NaN), grouped(Infinity)]).toEqual([
      '1,234,567.89',
      '\u22121',
      '0.00',
      'n/a',
      'n/a',
    ]);
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
        expect(read(grouped(value))).toBe(Number(value.toFixed(2)) + 0);
      }),
    );
  });

  it('drop decimals that say nothing', () => {
    expect([plain(100), plain(1234.5), plain(0.1 + 0.2), plain(1e21)]).toEqual([
      '100',
      '1,234.5',
      '0.3',
      '1.000000e+21',
    ]);
  });

  it('never lose the sign or the scale on an axis', () => {
    expect([0, 950, 1000, 12_345, 999_960, 1_500_000, -2e9, 0.05].map((value) => compact(value))).toEqual([
      '0',
      '950',
      '1k',
      '12.3k',
      '1M',
      '1.5M',
      '\u22122B',
      '0.05',
    ]);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 9e14, noNaN: true }), (value) => {
        const [, digits, unit] = /^([\d.,]+)([kMBT]?)$/.exec(compact(value))!;
        const scale = { '': 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 }[unit]!;
        expect(Math.abs(read(digits) * scale - value)).toBeLessThanOrEqual(Math.max(0.006, value * 0.006));
      }),
    );
  });

  it('tell amounts on an axis apart that differ by little, and say no more than it takes', () => {
    expect([1_000_000, 1_000_500, 1_001_000].map((value) => compact(value, 500))).toEqual(['1M', '1.0005M', '1.001M']);
    expect([1_000_000, 1_200_000].map((value) => compact(value, 1))).toEqual(['1M', '1.2M']);
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 9e13, noNaN: true }),
        fc.double({ min: 1e-5, max: 0.5, noNaN: true }),
        (value, part) => {
          const apart = value * part;
          expect(compact(value + 1.01 * apart, apart)).not.toBe(compact(value, apart));
        },
      ),
    );
  });

  it('are percent only when shown', () => {
    expect([percent(0.12345), percent(-1), percent(NaN)]).toEqual(['12.35%', '\u2212100.00%', 'n/a']);
  });

  it('tell dates in UTC', () => {
    const close = Date.UTC(2024, 1, 29, 21);
    expect([moment(close), moment(close, false), moment(NaN)]).toEqual(['2024-02-29', '2024-02-29 21:00 UTC', 'n/a']);
  });
});
