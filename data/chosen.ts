// What of the data becomes an instrument of the feed: one that a source names, or several contracts as one continuous future.

import { type Action, type Bars, type Instrument, UserError } from '../engine/index.js';
import { barsOf } from './bar-columns.js';
import { statedFor } from './feed-calendars.js';
import { type Continuous, splice } from './continuous.js';
import { DAY } from './day.js';
import type { History } from './history.js';
import type { ListedAction } from './read-actions.js';
import { type Wanted, selected } from './wanted.js';

/** An instrument of the feed and what it is made of. */
export interface Chosen {
  readonly symbol: string;
  readonly formerly: readonly string[];
  /** One, or the contracts of a continuous future. */
  readonly members: readonly Wanted[];
  readonly rule: Continuous | undefined;
}

const isContract = ({ instrument, contract }: Wanted): boolean =>
  instrument.kind === 'future' && contract.underlying !== '' && !Number.isNaN(contract.expiry);

/** The contracts of a rule. */
function membersOf(all: readonly Wanted[], { underlying }: Continuous): readonly Wanted[] {
  const found = all.filter((one) => isContract(one) && one.contract.underlying === underlying);
  if (found.length > 0) return found;
  const there = [...new Set(all.filter(isContract).map(({ contract }) => contract.underlying))];
  const those = there.length > 0 ? `they have contracts of ${there.join(', ')}` : 'they have no contracts at all';
  throw new UserError(
    `The data hold no contracts of ${underlying} (${those}): state the kind future, the underlying and the expiry of each in instruments.csv.`,
  );
}

/** What is chosen of all instruments: the named ones in their order, or all, contracts that are read as one being that one. */
export function chosenOf(
  all: readonly Wanted[],
  rules: readonly Continuous[] = [],
  assets: readonly string[] | undefined,
): readonly Chosen[] {
  const single = (one: Wanted): Chosen => ({
    symbol: one.symbol,
    formerly: one.formerly,
    members: [one],
    rule: undefined,
  });
  const chains = rules.map((rule): Chosen => {
    const symbol = rule.symbol ?? rule.underlying;
    return { symbol, formerly: [], members: membersOf(all, rule), rule };
  });
  chains.forEach(({ symbol }, at) => {
    const isTaken = all.some((one) => one.symbol === symbol || one.formerly.includes(symbol));
    if (!isTaken && chains.findIndex((other) => other.symbol === symbol) === at) return;
    throw new UserError(
      `The continuous future cannot be called ${symbol}: the data have that symbol already, so give it another.`,
    );
  });
  if (assets !== undefined && assets.length > 0) return selected([...chains, ...all.map(single)], assets);
  const taken = new Map(chains.flatMap((chain) => chain.members.map((one) => [one, chain] as const)));
  return [...new Set(all.map((one) => taken.get(one) ?? single(one)))];
}

/** What is known once all files are read. */
export interface Assembly {
  readonly histories: ReadonlyMap<Wanted, History>;
  readonly listed: readonly ListedAction[];
  readonly calendars: ReadonlyMap<string, Float64Array>;
  readonly frequency: 'daily' | 'intraday';
  /** False where something is wrong with the data, so that nothing can be made of them. */
  readonly isSound: boolean;
}

/** An instrument with its bars and actions. */
export interface Assembled {
  readonly instrument: Instrument;
  readonly bars: Bars;
  readonly actions: readonly Action[];
  /** What was made, one sentence each. */
  readonly note: readonly string[];
}

/** Builds an instrument of the feed from what was read. */
export function assemble({ symbol, members, rule }: Chosen, known: Assembly): Assembled {
  const { histories, listed, calendars, frequency, isSound } = known;
  const [{ instrument, contract }] = members;
  const own = listed.filter(({ action }) => action.symbol === symbol).map(({ action }) => action);
  if (!rule || !isSound) {
    const ends: readonly Action[] = Number.isNaN(contract.expiry)
      ? []
      : [{ symbol, exTime: contract.expiry + DAY, kind: 'delisting', value: NaN, payTime: NaN }];
    const bars = barsOf(symbol, histories.get(members[0])!.bars);
    return { instrument: { ...instrument, symbol }, bars, actions: [...own, ...ends], note: [] };
  }
  if (frequency !== 'daily') {
    throw new UserError(
      `${symbol} is to be one continuous future, which is made of daily bars only, but the bars are intraday.`,
    );
  }
  const acting = listed.find(
    ({ action }) => action.symbol === symbol || members.some((one) => one.symbol === action.symbol),
  );
  if (acting) {
    throw new UserError(
      `${acting.file}:${acting.line} has an action of ${acting.action.symbol}, but a continuous future has none beside its own rolls: remove the row.`,
    );
  }
  const contracts = members.map((one) => ({
    instrument: one.instrument,
    bars: barsOf(one.symbol, histories.get(one)!.bars),
    expiry: one.contract.expiry,
  }));
  const { note, ...made } = splice(contracts, rule, statedFor(instrument.market, calendars));
  return { ...made, note: [note] };
}
