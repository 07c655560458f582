// How a format of the import is declared, by a user of the library.

import { UserError } from '../../engine/index.js';
import type { ImportFormat, Reading } from './format.js';
import type { Content } from './imported.js';
import type { Table } from './table.js';

/** A format as its author writes it. */
export interface ImportFormatDefinition {
  /** What it reads, in one sentence. */
  readonly about: string;
  /** What a table holds. What it takes for granted is told to `believe`, what is wrong to `findings`; a `UserError` refuses the file. */
  readonly read: (table: Table, reading: Reading) => readonly Content[] | Promise<readonly Content[]>;
}

/** A format of the user's own: it is tried on no file but those of its own command line. */
export interface ImportFormatDeclaration extends Omit<ImportFormat, 'name' | 'matches'> {
  readonly params: Readonly<Record<string, never>>;
}

const MARK = Symbol.for('tidemark.importFormat');
const WHATS: readonly unknown[] = ['bars', 'series', 'actions', 'rates', 'calendar', 'titles'];

const wrong = (need: string): UserError => new UserError(`A format of imports needs ${need}.`);

const isRising = (times: Float64Array): boolean => times.every((time, at) => at === 0 || times[at - 1] <= time);

/** Columns of a content by their names; none for what has none. */
function columnsIn(content: Content): Readonly<Record<string, Float64Array>> {
  if (content.what === 'bars') {
    const { time, open, high, low, close, volume } = Object(content.bars) as (typeof content)['bars'];
    return { time, open, high, low, close, volume };
  }
  if (content.what === 'series') {
    const { dates, values, published } = Object(content.observations) as (typeof content)['observations'];
    return { dates, values, published };
  }
  if (content.what === 'rates') {
    const { dates, rates, published } = Object(content.rates) as (typeof content)['rates'];
    return { dates, rates, published };
  }
  return {};
}

/** What a user's own code made, if it can be kept. */
function checked(made: unknown): readonly Content[] {
  if (!Array.isArray(made)) throw wrong('a "read" that returns a list of contents');
  for (const one of made as readonly unknown[]) {
    const content = Object(one) as Content;
    if (!WHATS.includes(content.what)) throw wrong(`contents whose "what" is one of ${WHATS.join(', ')}`);
    const columns = Object.entries(columnsIn(content));
    const odd = columns.find(
      ([, column]) => !(column instanceof Float64Array) || column.length !== columns[0][1].length,
    );
    if (odd) throw wrong(`${content.what} whose columns are Float64Array of one length: ${odd[0]} is not`);
    if (columns.length > 0 && !isRising(columns[0][1])) throw wrong(`${content.what} in order of date, oldest first`);
  }
  return made as readonly Content[];
}

/** Declares a format of files for `tidemark data import --as ./mine.ts`. */
export function importFormat(definition: ImportFormatDefinition): ImportFormatDeclaration {
  const { about, read } = Object(definition) as ImportFormatDefinition;
  if (typeof about !== 'string') throw wrong('"about", a sentence');
  if (typeof read !== 'function') throw wrong('"read", a function that returns a list of contents');
  const declaration: ImportFormatDeclaration = {
    about,
    params: {},
    read: async (table, reading) => checked(await read(table, reading)),
  };
  return Object.freeze(Object.assign(declaration, { [MARK]: true }));
}

/** Whether a value was made by `importFormat`, by this copy of the library or another. */
export const isImportFormat = (value: unknown): value is ImportFormatDeclaration =>
  typeof value === 'object' && value !== null && MARK in value;
