// The format that --as names.

import { IMPORT_FORMATS, type ImportFormatDeclaration, isImportFormat } from '../data/import/index.js';
import { pluginOf, type Table } from './plugin.js';
import { strategyStem } from './strategy-stem.js';

/** Formats of the import by name, as they are listed. */
export const importFormats = (): Readonly<Record<string, ImportFormatDeclaration>> =>
  Object.fromEntries(IMPORT_FORMATS.map((format) => [format.name, { ...format, params: {} }]));

/** The formats that files are read as: the one that was named, which is sure of every file; undefined where none was. */
export async function formatsNamed(word: string | undefined) {
  if (word === undefined) return undefined;
  const table: Table<ImportFormatDeclaration> = {
    option: 'as',
    noun: 'format of imports',
    maker: 'importFormat',
    list: 'tidemark list import-formats',
    is: isImportFormat,
    entries: importFormats(),
  };
  const { name, declaration } = await pluginOf(word, table);
  return [{ ...declaration, name: strategyStem(name), matches: () => 1 }];
}
