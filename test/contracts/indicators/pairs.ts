// Indicators of two series, defined a second time.

import { beta, correlation } from '../../../engine/index.js';
import { type Entry, isStill, last, offsets, type Seen, spread, total, windowed } from './entry.js';

const product = (a: readonly number[], b: readonly number[]): number =>
  total(offsets(a).map((x, k) => x * offsets(b)[k])) / (a.length - 1);

function together({ close, other }: Seen, n: number): number {
  const [a, b] = [last(close, n), last(other, n)];
  return n < 2 || isStill(a) || isStill(b) ? NaN : product(a, b) / (spread(a) * spread(b));
}

function line({ close, other }: Seen, n: number): number {
  const [a, b] = [last(close, n), last(other, n)];
  return n < 2 || isStill(b) ? NaN : product(a, b) / spread(b) ** 2;
}

/** Name → indicator and second definition. */
export const PAIRS: Readonly<Record<string, Entry>> = {
  correlation: {
    ...windowed,
    make: ({ close, other }, n) => correlation(close, other, n),
    also: [({ close, volume }, n) => correlation(close, volume, n), ({ close }, n) => correlation(close, close, n)],
    value: together,
    needs: () => Infinity,
    size: () => 1,
    atHigherLevel: 'the same',
  },
  beta: {
    ...windowed,
    make: ({ close, other }, n) => beta(close, other, n),
    also: [({ close, other }, n) => beta(other, close, n)],
    value: line,
    needs: () => Infinity,
    size: (seen, n) => Math.max(1, Math.abs(line(seen, n)) || 0),
    atHigherLevel: 'the same',
  },
};
