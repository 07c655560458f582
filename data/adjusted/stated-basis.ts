// What follows from the basis that instruments.csv states for the prices of an instrument.

import type { Action, Bars } from '../../engine/index.js';
import type { Basis } from '../basis.js';
import { dayOf } from '../day.js';
import { type Finding, type Repair, findingsOf } from '../finding.js';
import type { ListedAction } from '../read-actions.js';
import { isWithin } from './on-bars.js';

/** An instrument whose basis is stated, and the row that states it. */
export interface Stated {
  readonly symbol: string;
  /** Undefined where nothing is said: the prices are as traded. */
  readonly basis?: Basis;
  readonly file: string;
  readonly line: number;
}

/** What a stated basis leads to. */
export interface BasisVerdict {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  /** Splits of the list that are not to be applied, for the prices show them already. */
  readonly shown: readonly Action[];
}

/** The kinds of action that prices of a basis contain. */
const CONTAINED: Readonly<Record<Basis, readonly Action['kind'][]>> = {
  raw: [],
  unknown: [],
  'split-adjusted': ['split'],
  'total-return': ['split', 'dividend', 'roll'],
  forward: ['split', 'dividend', 'roll'],
  subtractive: ['split', 'dividend', 'roll'],
};

/** What a run on prices of a basis is told, after the symbol. */
const SAID: Readonly<Record<Basis, string>> = {
  raw: '',
  unknown:
    'what its prices were adjusted for is not known, so lots, price steps and price limits may be judged on prices that were never traded',
  'split-adjusted':
    'its prices are adjusted for splits, so lots, price steps and price limits are judged on adjusted prices',
  'total-return':
    'its prices are adjusted back for splits and distributions, each of which moved all prices before it: returns are right, but no distribution is paid, and lots, price steps and price limits are judged on prices that were never traded',
  forward:
    'its prices are adjusted forward for splits and distributions: returns are right, but no distribution is paid, and lots, price steps and price limits are judged on prices that were never traded',
  subtractive:
    'distributions were taken off its earlier prices, so that returns in the past are wrong, which was accepted (--lenient basis)',
};

/** Judges prices by the basis stated for them, beside the actions that are listed: what prices contain would be counted twice, and
 *  prices from which distributions were taken off have wrong returns. */
export function judgeBasis(
  { symbol, basis = 'raw', file, line }: Stated,
  bars: Bars,
  listed: readonly ListedAction[],
  lenient: ReadonlySet<Repair>,
): BasisVerdict {
  const findings: Finding[] = [];
  const notes: string[] = [];
  if (basis === 'subtractive' && !lenient.has('basis')) {
    const rows = findingsOf(file, symbol);
    const what = 'says that distributions were taken off earlier prices, so that their returns are wrong';
    const remedy = 'give the prices as traded, and the distributions in actions.csv';
    rows.add({ line, column: 'basis', value: basis, what, remedy, repair: 'basis' });
    findings.push(...rows.list);
  } else if (SAID[basis] !== '') notes.push(`${symbol}: ${SAID[basis]}.`);
  const contained = listed.filter(({ action }) => CONTAINED[basis].includes(action.kind) && isWithin(bars, action));
  const shown = contained.filter(({ action }) => action.kind === 'split' && lenient.has('twice'));
  for (const one of contained) {
    if (shown.includes(one)) continue;
    const rows = findingsOf(one.file, symbol);
    const value = dayOf(one.action.exTime);
    const what = `is a ${one.action.kind} of ${symbol} that its prices, whose basis is ${basis}, contain already`;
    const remedy = 'remove the row, or give the prices as traded and leave the basis empty';
    const repair = one.action.kind === 'split' ? 'twice' : '';
    rows.add({ line: one.line, column: 'ex_date', value, what, remedy, check: 'twice', repair });
    findings.push(...rows.list);
  }
  if (shown.length > 0) {
    const days = shown.map(({ action }) => dayOf(action.exTime)).join(', ');
    notes.push(`${symbol}: its prices contain the splits of ${days}, which were not applied (--lenient twice).`);
  }
  return { findings, notes, shown: shown.map(({ action }) => action) };
}
