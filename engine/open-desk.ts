// A run before its first row: an empty book, tape and ledger over a feed.

import { Book } from './book.js';
import type { Clock } from './clock.js';
import type { Desk } from './desk.js';
import { isExpress } from './express.js';
import type { Feed } from './feed.js';
import { factsOf } from './feed-facts.js';
import { Ledger } from './ledger.js';
import { Proceeds } from './proceeds.js';
import { equityIn, RunBuffer, tapeIn } from './run-buffer.js';
import { assertOneMarket } from './sessions.js';
import { conditionsOf, type Settings } from './settings.js';
import { VolumeCap } from './volume-cap.js';

/** The desk of a new account on a feed, evaluated from the row `first` on. */
export function deskOf(feed: Feed, first: number, clock: Clock, settings: Settings): Desk {
  const { length } = feed.time;
  const conditions = conditionsOf(settings);
  const facts = factsOf(feed);
  const { sessions, currencies } = facts;
  if (conditions.fill === 'same-close') assertOneMarket(sessions);
  const { buffer = new RunBuffer() } = settings;
  const tape = tapeIn(buffer, currencies, feed.time.length);
  const equity = equityIn(buffer, length - first);
  const ledger = new Ledger(feed, first, tape, equity, conditions);
  return {
    feed,
    sessions,
    clock,
    tape,
    ledger,
    conditions,
    isExpress: isExpress(feed, sessions, conditions),
    book: new Book(tape),
    cap: new VolumeCap(feed, conditions.volumeCap),
    proceeds: new Proceeds(feed, tape, sessions, ledger, conditions),
    seed: settings.seed ?? 1,
  };
}
