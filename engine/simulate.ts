// The simulation: the market answers, the ledger is priced, the strategy decides.

import { endPreparation, isoDate, newClock } from './clock.js';
import { ColumnCache } from './column-cache.js';
import { Context } from './context.js';
import type { Desk } from './desk.js';
import { RunError, UserError } from './errors.js';
import { Events } from './events.js';
import type { Feed } from './feed.js';
import { factsOf } from './feed-facts.js';
import { settleFutures } from './futures.js';
import { assertRates } from './currencies.js';
import { callMargin } from './margin-call.js';
import { deskOf } from './open-desk.js';
import { type Paper, paperOf } from './paper.js';
import { resolveParams } from './params.js';
import { record } from './record.js';
import type { Run } from './run.js';
import { occupy, vacate } from './run-buffer.js';
import { awaited, type Series } from './series.js';
import { settle, settleAtDecision } from './settle.js';
import { assertSettings, plainly, type Settings } from './settings.js';
import { isStrategy, planOf, sentences, type Decide, type Strategy } from './strategy.js';
import { universe } from './universe.js';

/** Replays the feed to a strategy and returns what happened. Fails with a `UserError` on settings that make no sense, and with a
 *  `RunError` that names the date where the strategy itself throws. */
export function simulate(strategy: Strategy, feed: Feed, given: Settings): Run {
  const settings = plainly(given);
  const { first = 0 } = settings;
  const { length } = feed.time;
  assertSettings(settings, length);
  if (factsOf(feed).lastWithoutRate >= first) assertRates(feed, first);
  const { buffer } = settings;
  if (buffer !== undefined) occupy(buffer);
  try {
    const series = new Set<string>();
    const account = accountOf(strategy, feed, settings, series);
    account.advance(length);
    const notes = account.end();
    const { book, ledger, tape } = account.desk;
    for (let k = 0; k < book.size; k++) {
      const row = book.rows[k];
      if (tape.orders.isAlive(row)) book.end(row, 'expired', 'the run ended', length);
    }
    ledger.price(length);
    return record(feed, first, ledger, tape, { notes, series: [...series] });
  } finally {
    if (buffer !== undefined) vacate(buffer);
  }
}

/** An account with the strategy that trades it. */
interface Account {
  readonly desk: Desk;
  /** Lives through the rows before `to` that it has not lived through: the market answers, the strategy decides. */
  advance(to: number): void;
  /** Hears what the strategy has to say after the last row, and closes its series. */
  end(): readonly string[];
  /** Closes its series: one that the strategy keeps for another run is to know nothing there. */
  close(): void;
}

/** `series` takes up the keys of the outside series that the strategy asks for, those of its paper accounts too. */
function accountOf(strategy: Strategy, feed: Feed, settings: Settings, series: Set<string>): Account {
  const { first = 0, columns = new ColumnCache({ isForOneRun: true }) } = settings;
  const params = resolveParams(strategy.params, settings.params ?? {});
  const valid = strategy.valid(params);
  if (valid !== true) {
    throw new UserError(`The params do not go together${typeof valid === 'string' ? `: ${valid}` : ''}.`);
  }

  const clock = newClock();
  // Where the signal that it waits for stands among its events: a clock too, so that what a series looks at is of one shape.
  const place = newClock();
  const desk = deskOf(feed, first, clock, settings);
  const { book, ledger, tape } = desk;
  const { groups } = book;
  const isAtOnce = desk.conditions.fill === 'same-close';
  const onPaper: Account[] = [];
  const market = Object.assign(
    universe(feed, clock, columns, first, (key) => series.add(key)),
    { paper },
  );
  const ctx = new Context(desk, market.assets);
  const events = new Events(feed, first, desk);

  ledger.post(first, 'deposit', -1, 0, settings.cash);
  const plan = dated(() => planOf(strategy.prepare(params, market)));
  // What `when` is made of is computed here, with the author's own steps.
  const advance = dated(() => (plan.when ? onSignal(plan.decide, plan.when) : onEveryRow(plan.decide)));
  endPreparation(clock);
  return {
    desk,
    advance: (to) => dated(() => advance(to)),
    end: () => dated(end),
    close,
  };

  function paper(other: Strategy, given: Readonly<Record<string, unknown>>, cash = settings.cash): Paper {
    if (clock.bar >= 0)
      throw new RangeError('a paper account is opened once, inside prepare, and not at each decision');
    if (!isStrategy(other)) throw new RangeError('paper: give a strategy, as strategy() makes it');
    const seed = `${settings.seed ?? 1}/paper ${onPaper.length}`;
    // What a run forbids, it forbids the account that trades.
    const own = { ...settings, params: given, cash, seed, columns, limits: [], buffer: undefined };
    const account = accountOf(other, feed, own, series);
    onPaper.push(account);
    const view = paperOf(account.desk, clock, market.assets);
    clock.followers.push((row) => {
      account.advance(row + 1);
      view.reached(row);
    });
    return view;
  }

  function end(): readonly string[] {
    const notes = [...sentences(plan.end?.()), ...onPaper.flatMap((account) => account.end())];
    close();
    return notes;
  }

  function close(): void {
    clock.bar = -1;
    place.bar = -1;
    for (const account of onPaper) account.close();
  }

  /** What fails inside says on which date, and ends the run for whatever the strategy keeps of it. */
  function dated<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      const { bar } = clock;
      close();
      if (error instanceof UserError || (error instanceof RunError && error.isDated)) throw error;
      const when = bar < 0 ? 'while it prepared' : `on ${isoDate(feed.time[bar])}`;
      // A model or a limit that fails says so of itself.
      const what = error instanceof RunError ? 'run' : 'strategy';
      const message = error instanceof Error ? error.message : String(error);
      throw new RunError(`The ${what} failed ${when}: ${message}`, { cause: error, isDated: true });
    }
  }

  function onEveryRow(decide: Decide): (to: number) => void {
    let next = first;
    return (to) => {
      const isPlain = clock.followers.length === 0 && !isAtOnce;
      let bar = next;
      while (bar < to) {
        clock.bar = bar;
        if (bar >= events.next || book.size > 0) answer(bar);
        follow(bar);
        const from = isAtOnce ? tape.orders.length : 0;
        decide(ctx);
        if (isAtOnce || groups.isOpen) conclude(from, bar);
        bar++;
        if (!isPlain) continue;
        // While nothing waits and nothing falls due there is only the decision: in a loop of its own it takes a quarter less.
        const quiet = events.next < to ? events.next : to;
        for (; bar < quiet && book.size === 0; bar++) {
          clock.bar = bar;
          decide(ctx);
          if (groups.isOpen) conclude(0, bar);
        }
      }
      next = bar;
    };
  }

  /** The same, row by row only while orders wait or something falls due; between signals nothing else can change. */
  function onSignal(decide: Decide, when: Series): (to: number) => void {
    const rows = awaited(when, clock, place);
    let event = 0;
    while (event < rows.length && rows[event] < first) event++;
    let due = dueAt(event);
    let next = first;

    function dueAt(index: number): number {
      return index < rows.length ? rows[index] : Number.POSITIVE_INFINITY;
    }

    return (to) => {
      let bar = next;
      while (bar < to) {
        clock.bar = bar;
        place.bar = bar === due ? event : rows.length;
        answer(bar);
        if (bar === due) {
          follow(bar);
          const from = isAtOnce ? tape.orders.length : 0;
          decide(ctx);
          if (isAtOnce || groups.isOpen) conclude(from, bar);
          due = dueAt(++event);
        }
        bar = book.size > 0 ? bar + 1 : Math.min(due, events.next);
      }
      next = bar;
      clock.bar = to - 1;
      place.bar = event > 0 && rows[event - 1] === clock.bar ? event - 1 : rows.length;
      follow(clock.bar);
    };
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
    const { followers } = clock;
    for (let k = 0; k < followers.length; k++) followers[k](bar);
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
