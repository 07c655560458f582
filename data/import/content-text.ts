// What a file holds as texts of a data directory, one for each series of bars, values, rates or days.

import { createHash } from 'node:crypto';
import type { Dataset } from '../dataset.js';
import { dayOf } from '../day.js';
import { datasetFiles } from '../generator/dataset-files.js';
import { pairOf } from '../rates.js';
import type { Content } from './imported.js';
import type { ManifestContent } from './manifest.js';

/** Columns of a source as text, before it has a place in a directory. */
export interface Piece {
  readonly content: Omit<ManifestContent, 'path'>;
  readonly text: string;
}

const NOTHING: Dataset = {
  instruments: [],
  bars: [],
  frequency: 'daily',
  actions: [],
  observations: [],
  generated: '',
  notes: [],
};

/** The one file beside the list of instruments that a dataset of one thing makes. */
function only(part: Partial<Dataset>): string {
  const [, text] = [...datasetFiles({ ...NOTHING, ...part })].find(([name]) => name !== 'instruments.csv')!;
  return text;
}

/** sha256 of a text, hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const span = (days: Float64Array) => ({
  rows: days.length,
  first: days.length === 0 ? '' : dayOf(days[0]),
  last: days.length === 0 ? '' : dayOf(days[days.length - 1]),
});

function pieceOf(content: Omit<ManifestContent, 'path' | 'sha256'>, text: string): Piece {
  return { content: { ...content, sha256: hashOf(text) }, text };
}

/** The columns of a content as text; undefined where it is none that has columns. */
export function textOfContent(content: Content): Piece | undefined {
  if (content.what === 'bars') {
    const { bars, basis, frequency } = content;
    const words = { basis, frequency, volume: bars.volume.some((one) => !Number.isNaN(one)) };
    return pieceOf(
      { what: 'bars', name: '', symbol: bars.symbol, ...span(bars.time), ...words },
      only({ bars: [bars], frequency }),
    );
  }
  if (content.what === 'series') {
    const { observations } = content;
    const { name, symbol, dates } = observations;
    return pieceOf({ what: 'series', name, symbol, ...span(dates) }, only({ observations: [observations] }));
  }
  if (content.what === 'rates') {
    const { rates } = content;
    return pieceOf({ what: 'rates', name: pairOf(rates), symbol: '', ...span(rates.dates) }, only({ rates: [rates] }));
  }
  if (content.what === 'calendar') {
    const { market, days } = content;
    return pieceOf(
      { what: 'calendar', name: market, symbol: '', ...span(days) },
      only({ calendars: new Map([[market, days]]) }),
    );
  }
  return undefined;
}
