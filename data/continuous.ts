// The contracts of one underlying as one continuous future.

import { type Action, type Bars, type Instrument, UserError } from '../engine/index.js';
import { DAY, dayOf } from './day.js';
import { firstAtOrAfter, unionOf } from './rows.js';

/** Which contracts are read as one, and when it passes from one to the next. */
export interface Continuous {
  /** The underlying that the contracts have in common in instruments.csv. */
  readonly underlying: string;
  /** Symbol of the continuous future; that of the underlying if left out. */
  readonly symbol?: string;
  /** `expiry`: some sessions before the expiry, to the next contract; `volume`: as soon as a later contract traded more, to that one. */
  readonly roll: 'expiry' | 'volume';
  /** Sessions before the expiry, 0 for that day itself, on which the next contract is held at the latest. */
  readonly daysBefore: number;
}

/** One contract with its history. */
export interface Contract {
  readonly instrument: Instrument;
  readonly bars: Bars;
  /** Its last trading day, ms UTC at midnight. */
  readonly expiry: number;
}

/** The continuous future of some contracts. */
export interface Spliced {
  readonly instrument: Instrument;
  /** The bars of whatever contract is held, as traded. */
  readonly bars: Bars;
  /** Its rolls, and the expiry of the last contract. */
  readonly actions: readonly Action[];
  /** What it was made of, in one sentence. */
  readonly note: string;
}

const symbolsOf = (contracts: readonly Contract[]): string =>
  contracts.map(({ instrument }) => instrument.symbol).join(', ');

/** The contracts in order of expiry. Those that are not of one kind, or expire on one day, are an error. */
function inOrderOfExpiry(contracts: readonly Contract[], underlying: string): readonly Contract[] {
  const sorted = [...contracts].sort((a, b) => a.expiry - b.expiry);
  for (let at = 1; at < sorted.length; at++) {
    const [one, other] = [sorted[at - 1], sorted[at]];
    const both = symbolsOf([one, other]);
    if (one.expiry === other.expiry) {
      throw new UserError(`${both} of ${underlying} expire on one day, ${dayOf(one.expiry)}: correct instruments.csv.`);
    }
    for (const word of ['currency', 'market', 'multiplier'] as const) {
      const [a, b] = [one.instrument[word], other.instrument[word]];
      if (a === b) continue;
      throw new UserError(
        `${both} differ in their ${word} (${a} and ${b}), so they cannot be one continuous future of ${underlying}: correct instruments.csv.`,
      );
    }
  }
  return sorted;
}

/** Weekdays from the day after the first to the last, both midnight UTC. */
function weekdaysUntil(first: number, last: number): number {
  let count = 0;
  for (let day = first + DAY; day <= last; day += DAY) if (new Date(day).getUTCDay() % 6 !== 0) count++;
  return count;
}

/** Sessions from the day after the first to the last. Beyond the known ones every weekday counts: the calendar is not known there. */
function sessionsUntil(sessions: Float64Array, first: number, last: number): number {
  const end = sessions[sessions.length - 1];
  const known = firstAtOrAfter(sessions, last + DAY) - firstAtOrAfter(sessions, first + DAY);
  return Math.max(known, 0) + (last > end ? weekdaysUntil(Math.max(first, end), last) : 0);
}

/** Place of the bar of a day; -1 for none. */
function placeOf({ time }: Bars, day: number): number {
  const at = firstAtOrAfter(time, day);
  return time[at] === day ? at : -1;
}

/** Of the contracts that expire later and have a bar on a day the one to roll to: the next by expiry, or the one that traded most, of those
 *  that need not be left at once themselves; where all need to, the last. Undefined where there is none. */
function nextOf(
  later: readonly Contract[],
  day: number,
  { roll }: Continuous,
  isDue: (contract: Contract) => boolean,
): Contract | undefined {
  const there = later.filter(({ bars }) => placeOf(bars, day) >= 0);
  const lasting = there.filter((one) => !isDue(one));
  if (lasting.length === 0) return there.at(-1);
  const volume = ({ bars }: Contract) => bars.volume[placeOf(bars, day)];
  // Of equal volumes the earlier expiry.
  return roll === 'expiry' ? lasting[0] : lasting.reduce((best, one) => (volume(one) > volume(best) ? one : best));
}

function assertVolumes(contracts: readonly Contract[], underlying: string): void {
  const without = contracts.find(({ bars }) => bars.volume.some(Number.isNaN));
  if (!without) return;
  throw new UserError(
    `${without.instrument.symbol} has bars without a volume, so ${underlying} cannot roll by volume: roll by expiry.`,
  );
}

/** Joins contracts into one continuous future. Whether it rolls on a session is decided by what was known at the close of the one before, and
 *  it never goes back to a contract that expires earlier. `calendar` are the sessions of its market, where they are known. */
export function splice(
  contracts: readonly Contract[],
  rule: Continuous,
  calendar: Float64Array = new Float64Array(0),
): Spliced {
  const { underlying, roll, daysBefore } = rule;
  if (!(Number.isInteger(daysBefore) && daysBefore >= 0)) {
    throw new UserError(
      `${underlying} is to roll ${daysBefore} sessions before the expiry: give a whole number, 0 or more.`,
    );
  }
  const sorted = inOrderOfExpiry(contracts, underlying);
  if (roll === 'volume') assertVolumes(sorted, underlying);
  const days = unionOf(sorted.map(({ bars }) => bars.time));
  const sessions = unionOf([days, calendar]);
  const symbol = rule.symbol ?? underlying;
  const isDue = ({ expiry }: Contract, day: number) => sessionsUntil(sessions, day, expiry) <= daysBefore;
  // The count to the expiry is that of the next session, which the calendar tells ahead.
  const isDueNext = ({ expiry }: Contract, day: number) => sessionsUntil(sessions, day, expiry) - 1 <= daysBefore;

  const first = sorted.filter(({ bars }) => placeOf(bars, days[0]) >= 0);
  let held = first.find((one) => !isDue(one, days[0])) ?? first[first.length - 1];
  const places: (readonly [bars: Bars, place: number])[] = [];
  const actions: Action[] = [];
  const chain = [held];
  let mark = NaN;
  for (let at = 0; at < days.length; at++) {
    const place = placeOf(held.bars, days[at]);
    if (place >= 0) {
      places.push([held.bars, place]);
      mark = held.bars.close[place];
    }
    if (at + 1 === days.length) break;
    const next = nextOf(sorted.slice(sorted.indexOf(held) + 1), days[at], rule, (one) => isDueNext(one, days[at]));
    const isOver = held.expiry < days[at + 1];
    if (!next) {
      if (!isOver) continue;
      throw new UserError(
        `${held.instrument.symbol} expires on ${dayOf(held.expiry)}, and no later contract of ${underlying} has a bar on ${dayOf(days[at])} to roll to: add its bars.`,
      );
    }
    const onNext = placeOf(next.bars, days[at]);
    const traded = place >= 0 ? held.bars.volume[place] : 0;
    if (!isDueNext(held, days[at]) && !(roll === 'volume' && next.bars.volume[onNext] > traded)) continue;
    const close = next.bars.close[onNext];
    actions.push({ symbol, exTime: days[at + 1], kind: 'roll', value: close - mark, payTime: NaN });
    held = next;
    mark = close;
    chain.push(held);
  }
  // A future that expires is closed at its last settlement price.
  actions.push({ symbol, exTime: held.expiry + DAY, kind: 'delisting', value: NaN, payTime: NaN });
  const column = (name: Exclude<keyof Bars, 'symbol'>) =>
    Float64Array.from(places, ([bars, place]) => bars[name][place]);
  const bars: Bars = {
    symbol,
    time: column('time'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
  const how = roll === 'volume' ? 'as soon as a later contract traded more, at the latest ' : '';
  const note = `${symbol} is a continuous future of ${symbolsOf(chain)}: it rolls ${how}${daysBefore} sessions before the expiry.`;
  return { instrument: { ...sorted[0].instrument, symbol, name: `${underlying}, continuous` }, bars, actions, note };
}
