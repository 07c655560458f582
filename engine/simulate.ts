// The simulation: the market answers, the ledger is priced, the strategy decides.

import { Book } from './book.js';
import { isoDate, type Clock } from './clock.js';
import { ColumnCache } from './column-cache.js';
import { Context } from './context.js';
import { RunError, UserError } from './errors.js';
import { Events } from './events.js';
import type { Feed } from './feed.js';
import type { Floor } from './floor.js';
import { Ledger } from './ledger.js';
import { resolveParams } from './params.js';
import { record } from './record.js';
import type { Run } from './run.js';
import { sessionsOf } from './sessions.js';
import { sourceOf, type Series } from './series.js';
import { settle } from './settle.js';
import { assertSettings, type Settings } from './settings.js';
import { planOf, sentences, type Decide, type Strategy } from './strategy.js';
import { STATUS } from './order-columns.js';
import { Tape } from './tape.js';
import { universe } from './universe.js';

/** Replays the feed to a strategy and returns what happened. Fails with a `UserError` on settings that make no sense, and with a
 *  `RunError` that names the date where the strategy itself throws. */
export function simulate(strategy: Strategy, feed: Feed, settings: Settings): Run {
  const { cash, first = 0, slippage = 0, seed = 1, columns = new ColumnCache() } = settings;
  const { length } = feed.time;
  assertSettings(settings, length);
  const params = resolveParams(strategy.params, settings.params ?? {});
  const valid = strategy.valid(params);
  if (valid !== true) {
    throw new UserError(`The params do not go together${typeof valid === 'string' ? `: ${valid}` : ''}.`);
  }

  const clock: Clock = { bar: -1, followers: [] };
  const tape = new Tape();
  const book = new Book(tape);
  const equity = settings.equity?.subarray(0, length - first) ?? new Float64Array(length - first);
  const ledger = new Ledger(feed, first, tape, equity);
  const floor: Floor = { feed, sessions: sessionsOf(feed), book, ledger, tape, slippage };
  const market = universe(feed, clock, columns, first);
  const ctx = new Context({ feed, clock, book, ledger, tape, slippage, seed }, market.assets);
  const events = new Events(feed, first);
  let notes: readonly string[] = [];

  ledger.post(first, 'deposit', -1, cash);
  try {
    const plan = planOf(strategy.prepare(params, market));
    if (plan.when) onSignal(plan.decide, plan.when);
    else onEveryRow(plan.decide);
    notes = sentences(plan.end?.());
  } catch (error) {
    if (error instanceof UserError) throw error;
    const when = clock.bar < 0 ? 'while it prepared' : `on ${isoDate(feed.time[clock.bar])}`;
    throw new RunError(`The strategy failed ${when}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    book.end(row, tape.orders.left[row], 'the run ended', STATUS.expired, length);
  }
  ledger.price(length);
  // A series that the strategy keeps for another run is to know nothing there.
  clock.bar = -1;
  return record(feed, first, ledger, tape, notes);

  function onEveryRow(decide: Decide): void {
    for (let bar = first; bar < length; bar++) {
      clock.bar = bar;
      if (bar >= events.next) events.apply(floor, bar);
      if (book.size > 0) settle(floor, bar);
      if (clock.followers.length > 0) follow(bar);
      decide(ctx);
    }
  }

  function follow(bar: number): void {
    for (const each of clock.followers) each(bar);
  }

  /** The same, row by row only while orders wait; between signals nothing can change. */
  function onSignal(decide: Decide, when: Series): void {
    const { column: signal, clock: own } = sourceOf(when);
    if (own !== clock) throw new RangeError('`when` belongs to another run; make it inside prepare');
    let due = nextDue(signal, first);
    let bar = first;
    while (bar < length) {
      clock.bar = bar;
      if (bar >= events.next) events.apply(floor, bar);
      if (book.size > 0) settle(floor, bar);
      if (bar === due) {
        follow(bar);
        decide(ctx);
        due = nextDue(signal, bar + 1);
      }
      bar = book.size > 0 ? bar + 1 : Math.min(due, events.next);
    }
    clock.bar = length - 1;
    follow(clock.bar);
  }
}

/** The first row from `row` on where a signal is neither zero nor NaN; its length where there is none. */
function nextDue(signal: Float64Array, row: number): number {
  while (row < signal.length && (signal[row] === 0 || signal[row] !== signal[row])) row++;
  return row;
}
