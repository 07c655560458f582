// The series that is measured on: one instrument, no gaps, prices that no two averages tie on.

import { type Feed, PLAIN_TERMS, type Terms, everyRow, normal, random } from 'tidemark';

const TERMS: Terms = { ...PLAIN_TERMS, commission: 0.0005, source: 'made up' };

/** A feed of `bars` daily rows whose price wanders about 100 in quote currency, and is pulled back so that it never leaves 20 to 500. */
export function wander(bars: number): Feed {
  const next = random('bench', 'wander');
  const column = () => new Float64Array(bars);
  const raw = { open: column(), high: column(), low: column(), close: column(), volume: column() };
  let close = 100;
  for (let row = 0; row < bars; row++) {
    const open = close * (1 + 0.002 * normal(next));
    close = open * (1 + 0.01 * normal(next) + 0.0005 * (1 - open / 100));
    raw.open[row] = open;
    raw.close[row] = close;
    raw.high[row] = Math.max(open, close);
    raw.low[row] = Math.min(open, close);
    raw.volume[row] = 1e6;
  }
  return {
    time: Float64Array.from({ length: bars }, (_, row) => row * 86_400_000),
    frequency: 'daily',
    assets: [
      {
        symbol: 'MADE',
        name: 'made up',
        market: 'none',
        currency: 'USD',
        kind: 'etf',
        class: '',
        multiplier: 1,
        spread: NaN,
        periodsPerYear: 252,
        terms: [TERMS],
        index: 0,
        raw,
        adjusted: raw,
        factor: new Float64Array(0),
        axis: everyRow(bars),
        actions: [],
      },
    ],
    base: 'USD',
    rates: new Map(),
    calendars: new Map(),
    series: new Map(),
    generated: true,
    notes: [],
  };
}
