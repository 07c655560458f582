// What a user changed by hand in a directory that an import wrote, and that stays.

import { UserError } from '../../engine/index.js';
import { INSTRUMENT_COLUMNS } from './instruments-text.js';

const symbolOf = (line: string): string => line.slice(0, line.indexOf(','));

/** instruments.csv as it is to be: lines that were changed or added by hand stay. `written` is what the import wrote before, `found` what is there. */
export function instrumentsWithEdits(planned: string, written: string, found: string): string {
  if (found === written) return planned;
  const lines = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [head, ...own] = lines(found);
  const before = new Set(lines(written));
  const [, ...fresh] = lines(planned);
  const changed = new Map(own.filter((line) => !before.has(line)).map((line) => [symbolOf(line), line]));
  const columns = head.replace(/^\uFEFF/, '');
  if (columns !== INSTRUMENT_COLUMNS) {
    const known = new Set(own.map(symbolOf));
    const missing = fresh.map(symbolOf).filter((symbol) => !known.has(symbol));
    if (missing.length === 0) return found;
    throw new UserError(
      `instruments.csv was given other columns by hand: add lines for ${missing.slice(0, 5).join(', ')} to it, or name its columns ${INSTRUMENT_COLUMNS}.`,
    );
  }
  const symbols = new Set(fresh.map(symbolOf));
  const added = [...changed].filter(([symbol]) => !symbols.has(symbol)).map(([, line]) => line);
  const all = [...fresh.map((line) => changed.get(symbolOf(line)) ?? line), ...added];
  return `${[INSTRUMENT_COLUMNS, ...all].join('\n')}\n`;
}

/** actions.csv as it is to be: changes by hand stay where the import would change nothing, else they are an error unless `replace` gives them up. */
export function actionsWithEdits(
  planned: string | undefined,
  written: string | undefined,
  found: string | undefined,
  replace: boolean,
): string | undefined {
  if (found === written || replace) return planned;
  if (planned === written) return found;
  throw new UserError(
    'actions.csv was changed by hand, and what is imported would change it too: pass --replace to have it made anew, or import into a new directory.',
  );
}
