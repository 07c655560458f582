// The instruments that data sources name, each with the files of its bars.

import { type Instrument, UserError } from '../engine/index.js';
import type { Basis } from './basis.js';
import { type Finding, findingsOf } from './finding.js';
import { type InstrumentWords, assumptionsOf, instrumentOf } from './instruments.js';
import { type ContractWords, type Listed, NO_CONTRACT, readInstruments } from './read-instruments.js';
import { NO_RENAMES, type Rename, type Renames } from './renames.js';
import type { DirectorySource } from './sources.js';

/** A file of bars and the symbol under which they were traded. */
export interface Part {
  readonly symbol: string;
  readonly path: string;
}

/** An instrument as a source names it. */
export interface Named {
  readonly symbol: string;
  readonly words: InstrumentWords;
  readonly contract: ContractWords;
  /** What its prices are measured in; left out where nothing says so. */
  readonly basis?: Basis;
  /** Where the source lists it; an empty file where it is named by its bars alone. */
  readonly file: string;
  readonly line: number;
  /** The files of its bars, those of former symbols first. */
  readonly parts: readonly Part[];
  readonly formerly: readonly string[];
  /** The renames that led from one to the other. */
  readonly renames: readonly Rename[];
  /** What was made of its words, one sentence each. */
  readonly notes: readonly string[];
}

/** An instrument, and what was assumed about it. */
export interface Wanted extends Named {
  readonly instrument: Instrument;
}

/** What a source that is one file of bars names. */
export const namedByFile = (symbol: string, path: string): Named => ({
  symbol,
  words: {},
  contract: NO_CONTRACT,
  file: '',
  line: 0,
  parts: [{ symbol, path }],
  formerly: [],
  renames: [],
  notes: [],
});

/** True where the market or the words say in which currency an instrument is quoted. */
const tellsCurrency = ({ symbol, words }: Named): boolean =>
  words.currency !== undefined || instrumentOf(symbol, words).market !== 'none';

/** The instruments by their words. Where nothing tells in which currency any of them is quoted, it is `base`; where it is told of some, the
 *  others are in dollars, for a wrong rate of 1 would stay unseen. */
export function wantedOf(named: readonly Named[], base: string | undefined): readonly Wanted[] {
  const quotes = named.some(tellsCurrency) ? undefined : base;
  return named.map((one) => {
    const words = instrumentOf(one.symbol, { base: quotes, ...one.words });
    const instrument = one.formerly.length > 0 ? { ...words, formerly: one.formerly } : words;
    return { ...one, instrument, notes: [...one.notes, ...assumptionsOf(instrument, one.words)] };
  });
}

/** The instruments of a directory. */
export interface DirectoryInstruments {
  readonly named: readonly Named[];
  /** All symbols that the directory speaks of, those of rows that cannot be used too: an action of one of them is no stranger. */
  readonly known: readonly string[];
  readonly findings: readonly Finding[];
}

/** The files of the bars of an instrument, whatever it was called at the time. */
const partsOf = (newest: string, { bars }: DirectorySource, renames: Renames): readonly Part[] =>
  renames.namesOf(newest).flatMap((symbol) => (bars.has(symbol) ? [{ symbol, path: bars.get(symbol)! }] : []));

/** Rows of instruments.csv by the newest symbol of what they speak of; of several the row of the newest symbol counts. */
function byInstrument(listed: readonly Listed[], renames: Renames): ReadonlyMap<string, Listed> {
  const rows = new Map<string, Listed>();
  for (const row of listed) {
    const newest = renames.newest(row.symbol);
    const other = rows.get(newest);
    const names = renames.namesOf(newest);
    if (!other || names.indexOf(row.symbol) > names.indexOf(other.symbol)) rows.set(newest, row);
  }
  return rows;
}

/** Renames of what has neither bars nor a row. */
function strangers(directory: DirectorySource, renames: Renames, listed: ReadonlySet<string>): readonly Finding[] {
  const findings = directory.actions === '' ? undefined : findingsOf(directory.actions);
  for (const { former, next, line } of renames.list) {
    const newest = renames.newest(next);
    if (listed.has(newest) || partsOf(newest, directory, renames).length > 0) continue;
    const what = 'is no instrument of this directory';
    const remedy = `put bars into bars/${former}.csv or bars/${next}.csv, or remove the row`;
    findings?.add({ line, column: 'symbol', value: former, what, remedy });
  }
  return findings?.list ?? [];
}

/** The instruments of a directory with the files of their bars; one without a file is a finding. */
export async function namedIn(
  directory: DirectorySource,
  renames: Renames = NO_RENAMES,
): Promise<DirectoryInstruments> {
  const barSymbols = [...directory.bars.keys()];
  const history = (newest: string) => ({
    parts: partsOf(newest, directory, renames),
    formerly: renames.namesOf(newest).slice(0, -1),
    renames: renames.list.filter(({ next }) => renames.newest(next) === newest),
  });
  const ofRenames = renames.list.flatMap(({ former, next }) => [former, next]);
  if (directory.instruments === '') {
    const newest = [...new Set(barSymbols.map((symbol) => renames.newest(symbol)))];
    const named = newest.map((symbol) => ({ ...namedByFile(symbol, ''), ...history(symbol) }));
    const findings = strangers(directory, renames, new Set());
    return { named, known: [...barSymbols, ...ofRenames], findings };
  }
  const { listed, named: rows, findings } = await readInstruments(directory.instruments);
  const more = findingsOf(directory.instruments);
  const named: Named[] = [];
  for (const [symbol, { symbol: said, line, words, contract, basis, notes }] of byInstrument(listed, renames)) {
    const found = history(symbol);
    if (found.parts.length > 0)
      named.push({
        symbol,
        words,
        contract,
        ...(basis && { basis }),
        file: directory.instruments,
        line,
        notes,
        ...found,
      });
    else {
      const remedy = `put its bars into bars/${said}.csv or remove the row`;
      more.add({ line, column: 'symbol', value: said, what: 'has no file of bars', remedy });
    }
  }
  // Where a row or the header cannot be read, it is not known which bars are listed.
  const isWhole = findings.every(({ severity }) => severity === 'warning');
  const newestListed = new Set(rows.map((symbol) => renames.newest(symbol)));
  for (const symbol of isWhole ? barSymbols : []) {
    if (newestListed.has(renames.newest(symbol))) continue;
    const what = `does not list ${symbol}, whose bars are there and were not read`;
    more.add({ severity: 'warning', line: 0, column: '', value: '', what, remedy: 'add a row for it' });
  }
  return {
    named,
    known: [...rows, ...ofRenames, ...(isWhole ? [] : barSymbols)],
    findings: [...findings, ...more.list, ...strangers(directory, renames, newestListed)],
  };
}

/** True where a symbol names an instrument, now or formerly. */
const isNamed = ({ symbol, formerly }: Pick<Named, 'symbol' | 'formerly'>, name: string): boolean =>
  symbol === name || formerly.includes(name);

/** The chosen symbols, in the order of the choice; all where none is chosen. */
export function selected<One extends Pick<Named, 'symbol' | 'formerly'>>(
  wanted: readonly One[],
  assets: readonly string[] | undefined,
): readonly One[] {
  if (assets === undefined || assets.length === 0) return wanted;
  const chosen = assets.map((symbol) => {
    const found = wanted.find((one) => isNamed(one, symbol));
    if (found) return found;
    const there = wanted.map((one) => one.symbol);
    throw new UserError(`The data hold no instrument ${symbol}: they hold ${there.slice(0, 20).join(', ') || 'none'}.`);
  });
  return [...new Set(chosen)];
}

/** Refuses a symbol that several sources give. */
export function assertOnce(named: readonly Named[]): void {
  const paths = new Map<string, string>();
  for (const { symbol, formerly, parts } of named) {
    const path = parts.at(-1)?.path ?? '';
    for (const name of [symbol, ...formerly]) {
      const other = paths.get(name);
      if (other !== undefined) {
        throw new UserError(
          `${name} is given twice, by ${other} and by ${path}: leave one out or name it with SYMBOL=path.`,
        );
      }
      paths.set(name, path);
    }
  }
}
