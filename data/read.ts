// Reads everything that the paths given as data hold, and says what is wrong with it.

import { type Action, type Instrument, UserError } from '../engine/index.js';
import { barsOf } from './bar-columns.js';
import { checkDistributions } from './check-distributions.js';
import type { Dataset, Observations } from './dataset.js';
import { type Finding, REPAIRS, type Repair, findingsOf } from './finding.js';
import { jumpRemedy, jumpWords, jumpsOf } from './jumps.js';
import { marketOf } from './markets/index.js';
import { type ListedAction, readActions } from './read-actions.js';
import { type BarFile, readBars } from './read-bars.js';
import { type SeriesReading, type SeriesRequest, readSeries } from './read-series.js';
import { type DirectorySource, sourcesOf } from './sources.js';
import { type Wanted, assertOnce, selected, wantedIn, wantedOf } from './wanted.js';

/** What may be chosen when data are read. */
export interface ReadOptions {
  /** Currency of instruments whose market is not known; USD if left out. */
  readonly base?: string;
  /** Names of the repairs that are allowed. */
  readonly lenient?: readonly string[];
  /** Symbols to read; all if left out. */
  readonly assets?: readonly string[];
}

/** What was read. The dataset may be used where no finding is an error. */
export interface Reading {
  readonly dataset: Dataset;
  readonly findings: readonly Finding[];
  /** Files read, in order. */
  readonly files: readonly string[];
  /** One for each instrument, in the dataset's order. */
  readonly bars: readonly BarFile[];
}

/** The names of repairs as a set; a name that is none is an error. */
function repairsOf(names: readonly string[] = []): ReadonlySet<Repair> {
  const strange = names.find((name) => !Object.hasOwn(REPAIRS, name));
  if (strange !== undefined) {
    throw new UserError(`There is no repair "${strange}": use one of ${Object.keys(REPAIRS).join(', ')}.`);
  }
  return new Set(names as readonly Repair[]);
}

/** Findings about jumps of the bars of one instrument. */
function jumpFindings(file: BarFile, instrument: Instrument, actions: readonly Action[]): readonly Finding[] {
  const findings = findingsOf(file.path);
  for (const jump of jumpsOf(file.bars, actions)) {
    findings.add({
      // An index does not split, and one of volatility may double in a day.
      severity: instrument.kind === 'index' ? 'warning' : 'error',
      line: file.bars.line[jump.at],
      column: file.closeHeading,
      value: String(file.bars.close[jump.at]),
      what: jumpWords(jump, file.bars),
      remedy: jumpRemedy(jump, file.bars, file.symbol),
      repair: instrument.kind === 'index' ? '' : 'jumps',
    });
  }
  return findings.list;
}

/** The outside series of all directories; those of instruments that are not wanted are read and left out. */
async function readAllSeries(
  directories: readonly DirectorySource[],
  how: Pick<SeriesRequest, 'zoneOf' | 'lenient'>,
  isWanted: (symbol: string) => boolean,
): Promise<SeriesReading & { readonly files: readonly string[] }> {
  const files: string[] = [];
  const findings: Finding[] = [];
  const notes: string[] = [];
  const observations: Observations[] = [];
  for (const { series, rates, path } of directories) {
    if (rates !== '') notes.push(`${rates} was not read: one run holds one currency.`);
    for (const one of series) {
      const found = await readSeries({ ...one, ...how });
      files.push(one.path);
      findings.push(...found.findings);
      notes.push(...found.notes);
      for (const each of found.observations) {
        const key = (other: Observations) => other.name === each.name && other.symbol === each.symbol;
        if (observations.some(key)) {
          throw new UserError(
            `The series ${each.name} ${each.symbol} is given twice, again in ${path}: leave one out.`,
          );
        }
        if (each.symbol === '' || isWanted(each.symbol)) observations.push(each);
      }
    }
  }
  return { observations, findings, notes, files };
}

/** The one frequency of all bars; a file of another is a finding. */
function frequencyOf(bars: readonly BarFile[]): Pick<Dataset, 'frequency'> & { readonly findings: readonly Finding[] } {
  const filled = bars.filter((file) => file.bars.time.length > 0);
  const intraday = filled.find((file) => file.frequency === 'intraday');
  const daily = filled.find((file) => file.frequency === 'daily');
  if (!intraday) return { frequency: 'daily', findings: [] };
  if (!daily) return { frequency: 'intraday', findings: [] };
  const mixed = findingsOf(daily.path);
  const what = `holds daily bars, while ${intraday.path} holds intraday ones`;
  mixed.add({ line: 0, column: '', value: '', what, remedy: 'give data of one frequency' });
  return { frequency: 'intraday', findings: mixed.list };
}

/** Reads paths into one dataset. A path that is not there is an error; whatever is wrong inside a file is a finding. */
export async function read(paths: readonly string[], options: ReadOptions = {}): Promise<Reading> {
  const { base } = options;
  const lenient = repairsOf(options.lenient);
  const sources = sourcesOf(paths);
  const findings: Finding[] = [];
  const files: string[] = [];
  const directories = sources.filter((source) => source.what === 'directory');
  const all: Wanted[] = [];
  const known = new Set<string>();
  for (const source of sources) {
    if (source.what === 'file') {
      known.add(source.symbol);
      all.push(wantedOf(source.symbol, { base }, source.path));
      continue;
    }
    if (source.instruments !== '') files.push(source.instruments);
    const found = await wantedIn(source, base);
    all.push(...found.wanted);
    for (const symbol of found.named) known.add(symbol);
    findings.push(...found.findings);
  }
  assertOnce(all);
  const wanted = selected(all, findings.some(({ severity }) => severity === 'error') ? undefined : options.assets);
  const zones = new Map(all.map(({ instrument }) => [instrument.symbol, marketOf(instrument.market)?.zone]));
  const zoneOf = (symbol: string) => zones.get(symbol);
  const notes: string[] = wanted.flatMap(({ notes: said }) => said);

  const chosen = new Set(wanted.map(({ instrument }) => instrument.symbol));
  const listed: ListedAction[] = [];
  for (const { actions: path } of directories) {
    if (path === '') continue;
    const found = await readActions(path, known);
    files.push(path);
    listed.push(...found.listed.filter(({ action }) => chosen.has(action.symbol)));
    findings.push(...found.findings);
  }

  const bars: BarFile[] = [];
  for (const { instrument, path } of wanted) {
    const file = await readBars({ path, symbol: instrument.symbol, zone: zoneOf(instrument.symbol), lenient });
    files.push(path);
    bars.push(file);
    findings.push(...file.findings);
    notes.push(...file.notes);
    const own = listed.filter(({ action }) => action.symbol === instrument.symbol);
    findings.push(...checkDistributions(file.bars, own));
    const jumps = jumpFindings(
      file,
      instrument,
      own.map(({ action }) => action),
    );
    if (!lenient.has('jumps')) findings.push(...jumps);
    else if (jumps.length > 0) {
      notes.push(
        `${instrument.symbol}: ${jumps.length} jumps that no action explains were accepted (--lenient jumps).`,
      );
    }
  }

  const series = await readAllSeries(
    directories,
    { zoneOf, lenient },
    (symbol) => chosen.has(symbol) || !known.has(symbol),
  );
  files.push(...series.files);
  findings.push(...series.findings);
  notes.push(...series.notes);
  const { frequency, findings: mixed } = frequencyOf(bars);
  findings.push(...mixed);
  const dataset: Dataset = {
    instruments: wanted.map(({ instrument }) => instrument),
    bars: bars.map(({ symbol, bars: columns }) => barsOf(symbol, columns)),
    frequency,
    actions: listed.map(({ action }) => action),
    observations: series.observations,
    generated: directories
      .map(({ generated }) => generated)
      .filter((note) => note !== '')
      .join(' '),
    notes,
  };
  return { dataset, findings, files, bars };
}
