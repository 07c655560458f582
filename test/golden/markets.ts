// The markets on which the golden results are made: the demo's generated ones, and a real index that npm brings along.

import { readFileSync } from 'node:fs';
import { align, instrumentOf } from '../../data/index.js';
import { generateDemo } from '../../data/generator/index.js';
import type { Feed } from '../../engine/index.js';

/** The seed of the demo. */
const SEED = 1;

/** Daily S&P 500 of 2000 to 2020, from vega-datasets. Read here by hand, so that no change of a reader can move a golden result. */
function sp500(): Feed {
  const file = new URL('../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const cells = lines.map((line) => line.split(','));
  const column = (at: number) => Float64Array.from(cells, (row) => Number(row[at]));
  return align({
    instruments: [instrumentOf('SPX', { kind: 'index' })],
    bars: [
      {
        symbol: 'SPX',
        time: Float64Array.from(cells, ([day]) => Date.parse(`${day}T00:00:00Z`)),
        open: column(1),
        high: column(2),
        low: column(3),
        close: column(4),
        volume: column(6),
      },
    ],
    frequency: 'daily',
    actions: [],
    observations: [],
    generated: '',
    notes: [],
  });
}

const demo = generateDemo(SEED);

/** Name of the market → its feed. */
export const MARKETS: Readonly<Record<string, Feed>> = {
  'demo hong kong': align(demo.hongKong),
  'demo mainland': align(demo.mainland),
  'demo us': align(demo.us),
  'sp500-2000': sp500(),
};
