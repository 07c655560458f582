// Reads everything that the paths given as data hold, and says what is wrong with it.

import { UserError } from '../engine/index.js';
import { judgeBasis } from './adjusted/stated-basis.js';
import { barsOf, take } from './bar-columns.js';
import { assemble, chosenOf } from './chosen.js';
import { closedOn } from './closed-on.js';
import { sha256Of } from './columnar/file-hash.js';
import type { Continuous } from './continuous.js';
import type { Dataset } from './dataset.js';
import { startOfDay } from './day.js';
import { type Finding, REPAIRS, type Repair, findingsOf } from './finding.js';
import { type History, readHistory } from './history.js';
import { marketOf } from './markets/index.js';
import { type ListedAction, readActions } from './read-actions.js';
import type { BarFile } from './read-bars.js';
import { type CalendarFile, readAllSeries, readRatesAndCalendars } from './read-beside.js';
import { calendarFindings } from './read-calendar.js';
import { NO_RENAMES, type Renames, readRenames } from './renames.js';
import { type DirectorySource, sourcesOf } from './sources.js';
import { type Named, type Wanted, assertOnce, namedByFile, namedIn, wantedOf } from './wanted.js';

/** What may be chosen when data are read. */
export interface ReadOptions {
  /** Currency of the account; that of instruments of which nothing tells another too. USD if left out. */
  readonly base?: string;
  /** Names of the repairs that are allowed. */
  readonly lenient?: readonly string[];
  /** Symbols to read, each by any of its names; all if left out. */
  readonly assets?: readonly string[];
  /** Contracts that are read as one continuous future each. They are left out themselves unless `assets` names them. */
  readonly continuous?: readonly Continuous[];
}

/** What was read. The dataset may be used where no finding is an error. */
export interface Reading {
  readonly dataset: Dataset;
  readonly findings: readonly Finding[];
  /** Files read, in order. */
  readonly files: readonly string[];
  /** sha256 of each of them, hexadecimal; empty where it could not be read. */
  readonly sums: readonly string[];
  /** The formats of the bars of each instrument, in the dataset's order. */
  readonly formats: readonly string[];
  /** The files of the bars of each instrument, in the dataset's order. */
  readonly barFiles: readonly (readonly string[])[];
}

/** The names of repairs as a set; a name that is none is an error. */
function repairsOf(names: readonly string[] = []): ReadonlySet<Repair> {
  const strange = names.find((name) => !Object.hasOwn(REPAIRS, name));
  if (strange !== undefined) {
    throw new UserError(`There is no repair "${strange}": use one of ${Object.keys(REPAIRS).join(', ')}.`);
  }
  return new Set(names as readonly Repair[]);
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

/** Takes the bars on dates that the calendar of their market leaves out; one sentence for each instrument that had some. */
function leaveOutClosed(
  histories: Map<Wanted, History>,
  calendars: ReadonlyMap<string, CalendarFile>,
): readonly string[] {
  const notes: string[] = [];
  const stated = new Map([...calendars].map(([market, { days }]) => [market, days]));
  for (const [one, history] of histories) {
    const { bars } = history;
    const isClosed = closedOn(one.instrument, stated);
    const kept = Int32Array.from(bars.time.keys()).filter((at) => !isClosed(startOfDay(bars.time[at])));
    const dropped = bars.time.length - kept.length;
    if (dropped === 0) continue;
    histories.set(one, { ...history, bars: take(bars, kept) });
    notes.push(
      `${one.symbol}: ${dropped === 1 ? '1 bar on a day on which the exchange was closed was' : `${dropped} bars on days on which the exchange was closed were`} left out (--lenient closed).`,
    );
  }
  return notes;
}

/** The hashes of files, those that were found while they were read among them. */
function sumsOf(files: readonly string[], found: ReadonlyMap<string, string | undefined>): readonly string[] {
  return files.map((path) => {
    try {
      return found.get(path) ?? sha256Of(path);
    } catch {
      return '';
    }
  });
}

/** Reads paths into one dataset. A path that is not there is an error; whatever is wrong inside a file is a finding. */
export async function read(paths: readonly string[], options: ReadOptions = {}): Promise<Reading> {
  const lenient = repairsOf(options.lenient);
  const sources = sourcesOf(paths);
  const findings: Finding[] = [];
  const files: string[] = [];
  const directories = sources.filter((source) => source.what === 'directory');
  const named: Named[] = [];
  const known = new Set<string>();
  const renamed = new Map<DirectorySource, Renames>();
  for (const source of sources) {
    if (source.what === 'file') {
      known.add(source.symbol);
      named.push(namedByFile(source.symbol, source.path));
      continue;
    }
    findings.push(...source.slips);
    if (source.instruments !== '') files.push(source.instruments);
    const { renames, findings: wrong } =
      source.actions === '' ? { renames: NO_RENAMES, findings: [] } : await readRenames(source.actions);
    renamed.set(source, renames);
    const found = await namedIn(source, renames);
    named.push(...found.named);
    for (const symbol of found.known) known.add(symbol);
    findings.push(...found.findings, ...wrong);
  }
  assertOnce(named);
  const newest = (symbol: string) => [...renamed.values()].reduce((name, renames) => renames.newest(name), symbol);
  const all = wantedOf(named, options.base);
  const isBroken = findings.some(({ severity }) => severity === 'error');
  const chosen = chosenOf(all, isBroken ? [] : options.continuous, isBroken ? undefined : options.assets);
  const wanted = [...new Set(chosen.flatMap(({ members }) => members))];
  const zones = new Map(all.map(({ instrument }) => [instrument.symbol, marketOf(instrument.market)?.zone]));
  for (const { symbol, members } of chosen) zones.set(symbol, marketOf(members[0].instrument.market)?.zone);
  const zoneOf = (symbol: string) => zones.get(newest(symbol));
  const notes: string[] = wanted.flatMap(({ notes: said }) => said);

  const symbols = new Set([...wanted, ...chosen].map(({ symbol }) => symbol));
  for (const symbol of symbols) known.add(symbol);
  const listed: ListedAction[] = [];
  for (const directory of directories) {
    if (directory.actions === '') continue;
    const found = await readActions(directory.actions, known, renamed.get(directory)!.newest);
    files.push(directory.actions);
    listed.push(...found.listed.filter(({ action }) => symbols.has(action.symbol)));
    findings.push(...found.findings);
  }

  const histories = new Map<Wanted, History>();
  for (const one of wanted) {
    const own = listed.filter(({ action }) => action.symbol === one.symbol);
    const history = await readHistory(one, own, { zone: zoneOf(one.symbol), lenient });
    files.push(...one.parts.map(({ path }) => path));
    findings.push(...history.findings);
    notes.push(...history.notes);
    const verdict = judgeBasis(one, barsOf(one.symbol, history.bars), own, lenient);
    findings.push(...verdict.findings);
    notes.push(...verdict.notes);
    histories.set(one, { ...history, shown: [...history.shown, ...verdict.shown] });
  }

  const rates = await readRatesAndCalendars(directories, lenient);
  const isWanted = (symbol: string) => symbols.has(symbol) || !known.has(symbol);
  const series = await readAllSeries(directories, { zoneOf, lenient }, isWanted, newest);
  for (const part of [rates, series]) {
    files.push(...part.files);
    findings.push(...part.findings);
    notes.push(...part.notes);
  }
  const { frequency, findings: mixed } = frequencyOf([...histories.values()].flatMap(({ files: read }) => read));
  findings.push(...mixed);
  if (lenient.has('closed')) notes.push(...leaveOutClosed(histories, rates.calendars));
  for (const [market, { path, days }] of rates.calendars) {
    if (days.length === 0) continue;
    const own = wanted.filter(({ instrument }) => instrument.market === market);
    const bars = own.map((one) => ({ symbol: one.symbol, time: histories.get(one)!.bars.time }));
    findings.push(...calendarFindings(path, days, bars));
  }
  const isShown = new Set([...histories.values()].flatMap(({ shown }) => shown));
  const applied = listed.filter(({ action }) => !isShown.has(action));
  const calendars = new Map([...rates.calendars].map(([market, { days }]) => [market, days]));
  const isSound = findings.every(({ severity }) => severity !== 'error');
  const made = chosen.map((one) => assemble(one, { histories, listed: applied, calendars, frequency, isSound }));
  notes.push(...made.flatMap(({ note }) => note));
  const stated = wanted.flatMap(({ symbol, basis }) => (basis === undefined ? [] : [[symbol, basis] as const]));
  const bases = new Map(stated);
  const dataset: Dataset = {
    instruments: made.map(({ instrument }) => instrument),
    bars: made.map(({ bars }) => bars),
    frequency,
    actions: made.flatMap(({ actions }) => actions),
    observations: series.observations,
    rates: rates.rates,
    calendars,
    ...(bases.size > 0 && { bases }),
    generated: directories
      .map(({ generated }) => generated)
      .filter((note) => note !== '')
      .join(' '),
    notes,
  };
  const found = new Map([...histories.values()].flatMap((one) => one.files.map(({ path, sha256 }) => [path, sha256])));
  const formats = chosen.map(({ members }) =>
    [...new Set(members.flatMap((one) => histories.get(one)!.files.map(({ format }) => format)))].join(', '),
  );
  const barFiles = chosen.map(({ members }) => members.flatMap(({ parts }) => parts.map(({ path }) => path)));
  return { dataset, findings, files, sums: sumsOf(files, found), formats, barFiles };
}
