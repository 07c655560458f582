// What a file holds as texts of a data directory, one for each series of bars, values, rates or days.

import { createHash } from 'node:crypto';
import type { Bars } from '../../engine/index.js';
import type { Dataset } from '../dataset.js';
import { dayOf } from '../day.js';
import { barsPieces } from '../generator/bars-text.js';
import { datasetFiles } from '../generator/dataset-files.js';
import { pairOf } from '../rates.js';
import type { Content } from './imported.js';
import type { ManifestContent } from './manifest.js';

/** Columns of a source as text, before it has a place in a directory. */
export interface Piece {
  readonly content: Omit<ManifestContent, 'path'>;
  /** Its text in pieces that follow each other, made anew each time. */
  pieces(): Iterable<string>;
  /** The bars that it holds; undefined for anything else. */
  readonly bars?: Bars;
}

/** The whole text of a piece. */
export const wholeText = (piece: Piece): string => [...piece.pieces()].join('');

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

/** sha256 of a text in pieces, hexadecimal. */
function hashOf(pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

const span = (days: Float64Array) => ({
  rows: days.length,
  first: days.length === 0 ? '' : dayOf(days[0]),
  last: days.length === 0 ? '' : dayOf(days[days.length - 1]),
});

function pieceOf(content: Omit<ManifestContent, 'path' | 'sha256'>, text: string): Piece {
  return { content: { ...content, sha256: hashOf([text]) }, pieces: () => [text] };
}

/** The columns of a content as text; undefined where it is none that has columns. */
export function textOfContent(content: Content): Piece | undefined {
  if (content.what === 'bars') {
    const { bars, basis, frequency } = content;
    const words = { basis, frequency, volume: bars.volume.some((one) => !Number.isNaN(one)) };
    const pieces = () => barsPieces(bars);
    const told = { what: 'bars', name: '', symbol: bars.symbol, ...span(bars.time), ...words } as const;
    return { content: { ...told, sha256: hashOf(pieces()) }, pieces, bars };
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
