// The instruments that data sources name, each with the file of its bars.

import { type Instrument, UserError } from '../engine/index.js';
import { type Finding, findingsOf } from './finding.js';
import { type InstrumentWords, assumptionsOf, instrumentOf } from './instruments.js';
import { readInstruments } from './read-instruments.js';
import type { DirectorySource } from './sources.js';

/** An instrument, what was assumed about it, and the file of its bars. */
export interface Wanted {
  readonly instrument: Instrument;
  readonly path: string;
  /** One sentence each. */
  readonly notes: readonly string[];
}

/** An instrument from its symbol and the words given about it. */
export function wantedOf(symbol: string, words: InstrumentWords, path: string): Wanted {
  const instrument = instrumentOf(symbol, words);
  return { instrument, path, notes: assumptionsOf(instrument, words) };
}

/** The instruments of a directory. */
export interface DirectoryInstruments {
  readonly wanted: readonly Wanted[];
  /** All symbols that the directory speaks of, those of rows that cannot be used too: an action of one of them is no stranger. */
  readonly named: readonly string[];
  readonly findings: readonly Finding[];
}

/** The instruments of a directory with the files of their bars; one without a file is a finding. */
export async function wantedIn(directory: DirectorySource, base: string | undefined): Promise<DirectoryInstruments> {
  if (directory.instruments === '') {
    const wanted = [...directory.bars].map(([symbol, path]) => wantedOf(symbol, { base }, path));
    return { wanted, named: [...directory.bars.keys()], findings: [] };
  }
  const { listed, named, findings } = await readInstruments(directory.instruments);
  const more = findingsOf(directory.instruments);
  const wanted: Wanted[] = [];
  for (const { symbol, line, words, notes } of listed) {
    const path = directory.bars.get(symbol);
    if (path !== undefined) {
      const one = wantedOf(symbol, { base, ...words }, path);
      wanted.push({ ...one, notes: [...notes, ...one.notes] });
    } else {
      const remedy = `put its bars into bars/${symbol}.csv or remove the row`;
      more.add({ line, column: 'symbol', value: symbol, what: 'has no file of bars', remedy });
    }
  }
  // Where a row or the header cannot be read, it is not known which bars are listed.
  const isWhole = findings.every(({ severity }) => severity === 'warning');
  for (const symbol of isWhole ? directory.bars.keys() : []) {
    if (named.includes(symbol)) continue;
    const what = `does not list ${symbol}, whose bars are there and were not read`;
    more.add({ severity: 'warning', line: 0, column: '', value: '', what, remedy: 'add a row for it' });
  }
  return {
    wanted,
    named: isWhole ? named : [...named, ...directory.bars.keys()],
    findings: [...findings, ...more.list],
  };
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
