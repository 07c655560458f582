// The bars of one instrument, from the files of all the symbols that it had.

import type { Action, Instrument } from '../engine/index.js';
import { type BarColumns, joined } from './bar-columns.js';
import { checkActions } from './check-actions.js';
import { dayOf, startOfDay } from './day.js';
import { type Finding, type Repair, datesOfFinding, findingsOf } from './finding.js';
import { isTwice, jumpRemedy, jumpWords, jumpsOf, splitsAt } from './jumps.js';
import type { ListedAction } from './read-actions.js';
import { type BarFile, readBars } from './read-bars.js';
import type { Wanted } from './wanted.js';

/** What was read of one instrument. */
export interface History {
  readonly instrument: Instrument;
  /** In order of time, each once. */
  readonly bars: BarColumns;
  readonly files: readonly BarFile[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  /** Splits that are not to be applied, for the prices show them already. */
  readonly shown: readonly Action[];
}

/** Findings where the bars under one symbol do not end before those under the next begin. */
function renameFindings({ renames }: Wanted, files: readonly BarFile[]): readonly Finding[] {
  const found: Finding[] = [];
  for (let at = 1; at < files.length; at++) {
    const [former, next] = [files[at - 1], files[at]];
    const rename = renames.find((one) => one.former === former.symbol);
    if (!rename || former.bars.time.length === 0 || next.bars.time.length === 0) continue;
    const last = startOfDay(former.bars.time.at(-1)!);
    const first = startOfDay(next.bars.time[0]);
    if (last < rename.day && first >= rename.day) continue;
    const findings = findingsOf(rename.file);
    const what = `is the first day of ${next.symbol}, but ${former.symbol} has bars up to ${dayOf(last)} and ${next.symbol} from ${dayOf(first)} on`;
    const remedy =
      first <= last ? 'remove the bars that overlap, or the row' : 'correct the date, or remove bars of one symbol';
    findings.add({ line: rename.line, column: 'ex_date', value: dayOf(rename.day), what, remedy });
    found.push(...findings.list);
  }
  return found;
}

/** Findings about jumps of the bars of one instrument. */
function jumpFindings(
  bars: BarColumns,
  files: readonly BarFile[],
  { kind, symbol }: Instrument,
  actions: readonly Action[],
): readonly Finding[] {
  const ends: number[] = [];
  for (const file of files) ends.push((ends.at(-1) ?? 0) + file.bars.time.length);
  const found = files.map(({ path }) => findingsOf(path, symbol));
  for (const jump of jumpsOf(bars, actions)) {
    const at = ends.findIndex((end) => jump.at < end);
    found[at].add({
      // An index does not split, and one of volatility may double in a day.
      severity: kind === 'index' ? 'warning' : 'error',
      line: bars.line[jump.at],
      column: files[at].closeHeading,
      value: String(bars.close[jump.at]),
      what: jumpWords(jump, bars),
      remedy:
        kind === 'index' ? 'see whether it is a real move: an index does not split' : jumpRemedy(jump, bars, symbol),
      check: isTwice(jump) ? 'twice' : 'jumps',
      repair: kind === 'index' ? '' : isTwice(jump) ? 'twice' : 'jumps',
      ...datesOfFinding([dayOf(bars.time[jump.at])]),
    });
  }
  return found.flatMap(({ list }) => list);
}

/** Where bars of a future lie after its last trading day. */
function expiryFindings({ instrument, contract, file, line }: Wanted, bars: BarColumns): readonly Finding[] {
  const last = startOfDay(bars.time.at(-1) ?? NaN);
  if (!(last > contract.expiry)) return [];
  const findings = findingsOf(file);
  const what = `is the last trading day of ${instrument.symbol}, which has a bar on ${dayOf(last)}`;
  const remedy = 'correct the date, or remove the bars after it';
  findings.add({ line, column: 'expiry', value: dayOf(contract.expiry), what, remedy });
  return findings.list;
}

/** Reads the bars of an instrument and holds them against its actions. */
export async function readHistory(
  wanted: Wanted,
  listed: readonly ListedAction[],
  { zone, lenient }: { readonly zone: string | undefined; readonly lenient: ReadonlySet<Repair> },
): Promise<History> {
  const { instrument, contract, parts } = wanted;
  const files: BarFile[] = [];
  for (const { symbol, path } of parts) files.push(await readBars({ path, symbol, zone, lenient }));
  // The readers of files know of no instrument.
  const named = (finding: Finding): Finding =>
    finding.symbol === '' ? { ...finding, symbol: wanted.symbol } : finding;
  const findings = files.flatMap((file) => file.findings.map(named));
  const notes = files.flatMap((file) => file.notes);
  const overlaps = renameFindings(wanted, files);
  const bars = joined(files.map((file) => file.bars));
  findings.push(...overlaps, ...expiryFindings(wanted, bars), ...checkActions(bars, listed, instrument));
  const ends = listed.find(({ action }) => action.kind === 'delisting');
  if (ends && !Number.isNaN(contract.expiry)) {
    const twice = findingsOf(ends.file);
    const what = `is the delisting of ${instrument.symbol}, which ends with its expiry on ${dayOf(contract.expiry)}`;
    twice.add({ line: ends.line, column: 'kind', value: 'delisting', what, remedy: 'remove the row' });
    findings.push(...twice.list);
  }
  if (overlaps.length > 0) return { instrument, bars, files, findings, notes, shown: [] };
  const all = listed.map(({ action }) => action);
  const shown = lenient.has('twice')
    ? jumpsOf(bars, all)
        .filter(isTwice)
        .flatMap((jump) => splitsAt(jump, bars, all))
    : [];
  if (shown.length > 0) {
    const days = shown.map(({ exTime }) => dayOf(exTime)).join(', ');
    notes.push(
      `${instrument.symbol}: the prices show the splits of ${days} already, which were not applied (--lenient twice).`,
    );
  }
  const actions = all.filter((action) => !shown.includes(action));
  const jumps = jumpFindings(bars, files, instrument, actions);
  if (!lenient.has('jumps')) findings.push(...jumps);
  else if (jumps.length > 0) {
    notes.push(
      `${instrument.symbol}: ${jumps.length === 1 ? '1 jump that no action explains was' : `${jumps.length} jumps that no action explains were`} accepted (--lenient jumps).`,
    );
  }
  return { instrument, bars, files, findings, notes, shown };
}
