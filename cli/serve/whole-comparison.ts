// The page of a comparison, made of the files of the results as they lie there.

import { join } from 'node:path';
import { UserError } from '../../engine/errors.js';
import type { Language } from '../../reports/lang/index.js';
import type { Card } from './card.js';
import { placeOf } from './place.js';
import { readCapped } from './read-capped.js';
import type { Words } from './words.js';

/** Most bytes of a table that is read for a page. */
const MOST_TABLE = 128 * 2 ** 20;

/** The page of runs side by side, or in one sentence why there is none: results of an earlier version have not all that it takes. */
export async function wholeComparison(
  root: string,
  cards: readonly Card[],
  words: Words,
): Promise<{ readonly page: string } | { readonly reason: string }> {
  const [{ renderCompareHtml }, { resultFrom }] = await Promise.all([
    import('../../reports/compare/html.js'),
    import('../../reports/saved/read-result.js'),
  ]);
  const language: Language = words.lang;
  try {
    const named = [];
    for (const { found } of cards) {
      const name = join(root, ...found.names);
      named.push({ name, result: await resultFrom((file) => textOf(root, found.names, file, words), name) });
    }
    return { page: await renderCompareHtml(named, { language }) };
  } catch (error) {
    if (error instanceof UserError) return { reason: error.message };
    throw error;
  }
}

/** The text of a file of a result, which may be neither a link nor too large. */
function textOf(root: string, names: readonly string[], file: string, { say }: Words): string {
  const path = placeOf(root, [...names, file]);
  const bytes = path === undefined ? undefined : readCapped(path, file, MOST_TABLE);
  if (bytes === undefined) throw new UserError(say('{file} cannot be read.', { file: [...names, file].join('/') }));
  if (!Buffer.isBuffer(bytes)) throw new UserError(say(bytes.phrase, bytes.values));
  return bytes.toString('utf8');
}
