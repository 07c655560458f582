// The instruments that data sources name, each with the file of its bars.

import { type Instrument, UserError } from '../engine/index.js';
import { type Finding, findingsOf } from './finding.js';
import { type InstrumentWords, instrumentOf } from './instruments.js';
import { readInstruments } from './read-instruments.js';
import type { DirectorySource } from './sources.js';

/** An instrument, the words that were given about it, and the file of its bars. */
export interface Wanted {
  readonly instrument: Instrument;
  readonly words: InstrumentWords;
  readonly path: string;
}

/** An instrument from its symbol and the words given about it. */
export const wantedOf = (symbol: string, words: InstrumentWords, path: string): Wanted => ({
  instrument: instrumentOf(symbol, words),
  words,
  path,
});

/** The instruments of a directory with the files of their bars; one without a file is a finding. */
export async function wantedIn(
  directory: DirectorySource,
  base: string | undefined,
): Promise<{ readonly wanted: readonly Wanted[]; readonly findings: readonly Finding[] }> {
  if (directory.instruments === '') {
    return { wanted: [...directory.bars].map(([symbol, path]) => wantedOf(symbol, { base }, path)), findings: [] };
  }
  const { listed, findings } = await readInstruments(directory.instruments);
  const more = findingsOf(directory.instruments);
  const wanted: Wanted[] = [];
  for (const { symbol, line, words } of listed) {
    const path = directory.bars.get(symbol);
    if (path !== undefined) wanted.push(wantedOf(symbol, { base, ...words }, path));
    else {
      const remedy = `put its bars into bars/${symbol}.csv or remove the row`;
      more.add({ line, column: 'symbol', value: symbol, what: 'has no file of bars', remedy });
    }
  }
  const known = new Set(listed.map(({ symbol }) => symbol));
  for (const [symbol] of findings.length > 0 ? [] : directory.bars) {
    if (known.has(symbol)) continue;
    const what = `does not list ${symbol}, whose bars are there and were not read`;
    more.add({ severity: 'warning', line: 0, column: '', value: '', what, remedy: 'add a row for it' });
  }
  return { wanted, findings: [...findings, ...more.list] };
}

/** The chosen symbols, in the order of the choice; all where none is chosen. */
export function selected(wanted: readonly Wanted[], assets: readonly string[] | undefined): readonly Wanted[] {
  if (assets === undefined || assets.length === 0) return wanted;
  return assets.map((symbol) => {
    const found = wanted.find(({ instrument }) => instrument.symbol === symbol);
    if (found) return found;
    const there = wanted.map(({ instrument }) => instrument.symbol);
    throw new UserError(`The data hold no instrument ${symbol}: they hold ${there.slice(0, 20).join(', ') || 'none'}.`);
  });
}

/** Refuses a symbol that several sources give. */
export function assertOnce(wanted: readonly Wanted[]): void {
  const paths = new Map<string, string>();
  for (const { instrument, path } of wanted) {
    const other = paths.get(instrument.symbol);
    if (other !== undefined) {
      throw new UserError(
        `${instrument.symbol} is given twice, by ${other} and by ${path}: leave one out or name it with SYMBOL=path.`,
      );
    }
    paths.set(instrument.symbol, path);
  }
}
