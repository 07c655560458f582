// The series that are measured on: no gaps, no actions, prices that no two averages tie on.

import { type Asset, type Feed, PLAIN_TERMS, type Prices, type Terms, everyRow, normal, random } from 'tidemark';

/** The commission of the made-up instruments, as a fraction of the traded value. */
export const COMMISSION = 0.0005;
const TERMS: Terms = { ...PLAIN_TERMS, commission: COMMISSION, source: 'made up' };
const DAY = 86_400_000;

/** Prices that wander about 100 in quote currency, and are pulled back so that they never leave 20 to 500. */
function pricesOf(bars: number, purpose: string): Prices {
  const next = random('bench', purpose);
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
  return raw;
}

/** A feed of `bars` daily rows of one instrument or several. */
export function wander(bars: number, instruments = 1): Feed {
  const axis = everyRow(bars);
  const assets = Array.from({ length: instruments }, (_, index): Asset => {
    const raw = pricesOf(bars, index === 0 ? 'wander' : `wander ${index}`);
    return {
      symbol: index === 0 ? 'MADE' : `MADE${index}`,
      name: 'made up',
      market: 'none',
      currency: 'USD',
      kind: 'etf',
      class: '',
      multiplier: 1,
      spread: NaN,
      periodsPerYear: 252,
      terms: [TERMS],
      index,
      raw,
      adjusted: raw,
      factor: new Float64Array(0),
      axis,
      actions: [],
    };
  });
  return {
    time: Float64Array.from({ length: bars }, (_, row) => row * DAY),
    frequency: 'daily',
    assets,
    base: 'USD',
    rates: new Map(),
    calendars: new Map(),
    series: new Map(),
    generated: true,
    notes: [],
  };
}
