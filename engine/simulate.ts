// The simulation: the market answers, the ledger is priced, the strategy decides.

import { Book } from './book.js';
import { isoDate, type Clock } from './clock.js';
import { ColumnCache } from './column-cache.js';
import { Context } from './context.js';
import type { Desk } from './desk.js';
import { RunError, UserError } from './errors.js';
import { Events } from './events.js';
import type { Feed } from './feed.js';
import { settleFutures } from './futures.js';
import { assertRates, currenciesOf } from './currencies.js';
import { Ledger } from './ledger.js';
import { callMargin } from './margin-call.js';
import { resolveParams } from './params.js';
import { Proceeds } from './proceeds.js';
import { record } from './record.js';
import type { Run } from './run.js';
import { assertOneMarket, sessionsOf } from './sessions.js';
import { sourceOf, type Series } from './series.js';
import { settle, settleAtDecision } from './settle.js';
import { assertSettings, conditionsOf, type Settings } from './settings.js';
import { planOf, sentences, type Decide, type Strategy } from './strategy.js';
import { Tape } from './tape.js';
import { universe } from './universe.js';
import { VolumeCap } from './volume-cap.js';

/** Replays the feed to a strategy and returns what happened. Fails with a `UserError` on settings that make no sense, and with a
 *  `RunError` that names the date where the strategy itself throws. */
export function simulate(strategy: Strategy, feed: Feed, settings: Settings): Run {
  const { first = 0, columns = new ColumnCache() } = settings;
  const { length } = feed.time;
  assertSettings(settings, length);
  assertRates(feed, first);
  const params = resolveParams(strategy.params, settings.params ?? {});
  const valid = strategy.valid(params);
  if (valid !== true) {
    throw new UserError(`The params do not go together${typeof valid === 'string' ? `: ${valid}` : ''}.`);
  }

  const clock: Clock = { bar: -1, followers: [] };
  const desk = deskOf(feed, first, clock, settings);
  const { book, ledger, tape } = desk;
  const { groups } = book;
  const isAtOnce = desk.conditions.fill === 'same-close';
  const market = universe(feed, clock, columns, first);
  const ctx = new Context(desk, market.assets);
  const events = new Events(feed, first, desk);
  let notes: readonly string[] = [];

  ledger.deposit(first, settings.cash);
  try {
    const plan = planOf(strategy.prepare(params, market));
    if (plan.when) onSignal(plan.decide, plan.when);
    else onEveryRow(plan.decide);
    notes = sentences(plan.end?.());
  } catch (error) {
    if (error instanceof UserError) throw error;
    const when = clock.bar < 0 ? 'while it prepared' : `on ${isoDate(feed.time[clock.bar])}`;
    // A model or a limit that fails says so of itself.
    const what = error instanceof RunError ? 'run' : 'strategy';
    throw new RunError(`The ${what} failed ${when}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    if (tape.orders.isAlive(row)) book.end(row, 'expired', 'the run ended', length);
  }
  ledger.price(length);
  // A series that the strategy keeps for another run is to know nothing there.
  clock.bar = -1;
  return record(feed, first, ledger, tape, notes);

  function onEveryRow(decide: Decide): void {
    for (let bar = first; bar < length; bar++) {
      clock.bar = bar;
      if (bar >= events.next || book.size > 0) answer(bar);
      if (clock.followers.length > 0) follow(bar);
      const from = isAtOnce ? tape.orders.length : 0;
      decide(ctx);
      if (isAtOnce || groups.isOpen) conclude(from, bar);
    }
  }

  /** The same, row by row only while orders wait or something falls due; between signals nothing else can change. */
  function onSignal(decide: Decide, when: Series): void {
    const { column: signal, clock: own } = sourceOf(when);
    if (own !== clock) throw new RangeError('`when` belongs to another run; make it inside prepare');
    let due = nextDue(signal, first);
    let bar = first;
    while (bar < length) {
      clock.bar = bar;
      answer(bar);
      if (bar === due) {
        follow(bar);
        const from = isAtOnce ? tape.orders.length : 0;
        decide(ctx);
        if (isAtOnce || groups.isOpen) conclude(from, bar);
        due = nextDue(signal, bar + 1);
      }
      bar = book.size > 0 ? bar + 1 : Math.min(due, events.next);
    }
    clock.bar = length - 1;
    follow(clock.bar);
  }

  /** The first two beats of a row. */
  function answer(bar: number): void {
    if (bar >= events.next) events.apply(desk, bar);
    if (book.size > 0) settle(desk, bar);
    if (ledger.isRestless) {
      if (ledger.futures > 0 || ledger.unsettled) settleFutures(desk, bar);
      callMargin(desk, bar);
    }
    events.look(desk, bar);
  }

  function follow(bar: number): void {
    for (const each of clock.followers) each(bar);
  }

  /** Ends a decision that ordered from a row of the tape on: groups are complete now, and what is filled at its close is answered. */
  function conclude(from: number, bar: number): void {
    for (const rows of groups.close()) {
      for (const row of rows) {
        if (tape.orders.isAlive(row)) book.end(row, 'refused', 'the group does not fit together', bar);
      }
    }
    book.clear();
    if (!isAtOnce) return;
    ledger.isDeciding = true;
    settleAtDecision(desk, from, bar);
    if (ledger.unsettled) settleFutures(desk, bar);
    ledger.isDeciding = false;
    events.look(desk, bar);
  }
}

function deskOf(feed: Feed, first: number, clock: Clock, settings: Settings): Desk {
  const { length } = feed.time;
  const conditions = conditionsOf(settings);
  const sessions = sessionsOf(feed);
  if (conditions.fill === 'same-close') assertOneMarket(sessions);
  const tape = new Tape(currenciesOf(feed));
  const equity = settings.equity?.subarray(0, length - first) ?? new Float64Array(length - first);
  const ledger = new Ledger(feed, first, tape, equity, conditions);
  return {
    feed,
    sessions,
    clock,
    tape,
    ledger,
    conditions,
    book: new Book(tape),
    cap: new VolumeCap(feed, conditions.volumeCap),
    proceeds: new Proceeds(feed, tape, sessions, ledger, conditions),
    seed: settings.seed ?? 1,
  };
}

/** The first row from `row` on where a signal is neither zero nor NaN; its length where there is none. */
function nextDue(signal: Float64Array, row: number): number {
  while (row < signal.length && (signal[row] === 0 || signal[row] !== signal[row])) row++;
  return row;
}
