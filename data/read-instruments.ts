// Reads instruments.csv: the words about each instrument of a data directory.

import { type Kind, UserError } from '../engine/index.js';
import { numberOf } from './cells.js';
import { type Finding, findingsOf } from './finding.js';
import type { InstrumentWords } from './instruments.js';
import { instrumentOf } from './instruments.js';
import { recordsOf } from './records.js';

const WORDS = ['name', 'market', 'currency', 'kind', 'class', 'lot', 'tick', 'multiplier'] as const;
/** Columns that DESIGN names for futures; they are read when futures are. */
const UNUSED = ['underlying', 'expiry'] as const;
const NUMBERS = ['lot', 'tick', 'multiplier'] as const;

/** The words about one instrument as instruments.csv gives them. */
export interface Listed {
  readonly symbol: string;
  readonly line: number;
  readonly words: InstrumentWords;
}

/** The instruments that a file lists, in its order, each with words that make an instrument. */
export async function readInstruments(
  path: string,
): Promise<{ readonly listed: readonly Listed[]; readonly findings: readonly Finding[] }> {
  const findings = findingsOf(path);
  const { records, names } = await recordsOf(path, ['symbol'], [...WORDS, ...UNUSED], findings);
  const strange = names.filter((name) => !['symbol', ...WORDS, ...UNUSED].includes(name));
  for (const column of strange) {
    const what = 'is a column that means nothing here';
    findings.add({ severity: 'warning', line: 1, column, value: '', what, remedy: `use ${WORDS.join(', ')}` });
  }
  const listed = new Map<string, Listed>();
  for (const { line, cells } of records) {
    const { symbol } = cells;
    const refuse = (column: string, what: string, remedy: string) =>
      findings.add({ line, column, value: cells[column as 'symbol'] ?? '', what, remedy });
    if (symbol === '' || /[/\\\s@]/.test(symbol)) {
      refuse('symbol', 'is no symbol', 'give one without spaces, slashes and @: it names the file of its bars');
      continue;
    }
    if (listed.has(symbol)) {
      refuse('symbol', `is there twice, first on line ${listed.get(symbol)!.line}`, 'remove one of the rows');
      continue;
    }
    const numbers = NUMBERS.filter((name) => cells[name] !== '').map((name) => [name, numberOf(cells[name])] as const);
    const bad = numbers.find(([, value]) => !(value! > 0));
    if (bad) {
      refuse(bad[0], 'is not a positive number', 'correct the cell or leave it empty');
      continue;
    }
    const texts = (['name', 'market', 'currency', 'class'] as const).filter((name) => cells[name] !== '');
    const words: InstrumentWords = {
      ...Object.fromEntries(texts.map((name) => [name, cells[name]])),
      ...(cells.kind === '' ? {} : { kind: cells.kind as Kind }),
      ...Object.fromEntries(numbers),
    };
    try {
      instrumentOf(symbol, words);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      findings.add({
        line,
        column: '',
        value: '',
        what: `cannot be used: ${error.message.replace(/\.$/, '')}`,
        remedy: 'correct the row',
      });
      continue;
    }
    listed.set(symbol, { symbol, line, words });
  }
  return { listed: [...listed.values()], findings: findings.list };
}
