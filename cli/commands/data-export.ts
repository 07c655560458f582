// `tidemark data export PATH… --basis NAME --out DIR`: data in another price basis, as a data folder of their own.

import { exportData } from '../../data/adjusted/export.js';
import { EXPORTED } from '../../data/adjusted/in-basis.js';
import { UserError } from '../../engine/index.js';
import type { Call } from '../command.js';
import { choiceOf } from '../param-options.js';
import { uninterrupted } from '../uninterrupted.js';

/** What should be known of prices of a basis. */
const SAID = {
  raw: '',
  'split-adjusted':
    'Each split has moved all prices before it: lots, price steps and price limits are judged on adjusted prices.',
  'total-return':
    'These prices are for display: each distribution has moved all prices before it, so that they know the future. A run on them pays no distribution.',
  forward: 'No price knows what came after it. A run on them pays no distribution: it is in the prices.',
} as const;

/** Writes the data, says what is in them, and yields 0. */
export async function dataExport({ words, given }: Call): Promise<number> {
  const { out, from, to } = given as Readonly<Record<string, string | undefined>>;
  if (given.basis === undefined) {
    throw new UserError(`Say what the prices are to be measured in: --basis with one of ${EXPORTED.join(', ')}.`);
  }
  const basis = choiceOf('basis', given.basis as string, EXPORTED);
  const as = choiceOf('as', (given.as as string | undefined) ?? 'csv', ['csv', 'parquet']);
  if (out === undefined) throw new UserError('Say where the data are written: --out with a new folder.');
  const list = (name: string) => (given[name] as readonly string[] | undefined)?.flatMap((names) => names.split(','));
  const { symbols, bars, contained, notes } = await uninterrupted(() =>
    exportData(words, out, { basis, as, assets: list('assets'), lenient: list('lenient'), from, to }),
  );
  for (const note of notes) process.stderr.write(`note: ${note.replaceAll(/\p{Cc}+/gu, ' ')}\n`);
  const actions = `${contained} ${contained === 1 ? 'action is' : 'actions are'}`;
  const told = contained > 0 ? `; ${actions} in the prices, or before them, and not in actions.csv` : '';
  process.stdout.write(`${out} holds ${symbols.join(', ')} (${basis}): ${bars} bars${told}.\n`);
  if (SAID[basis] !== '') process.stdout.write(`${SAID[basis]}\n`);
  return 0;
}
