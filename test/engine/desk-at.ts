// A run as it stands at a row, for tests of what is placed there.

import { Book } from '../../engine/book.js';
import type { Desk } from '../../engine/desk.js';
import type { Feed, Settings } from '../../engine/index.js';
import { currenciesOf } from '../../engine/currencies.js';
import { isExpress } from '../../engine/express.js';
import { Ledger } from '../../engine/ledger.js';
import { Proceeds } from '../../engine/proceeds.js';
import { sessionsOf } from '../../engine/sessions.js';
import { conditionsOf } from '../../engine/settings.js';
import { Tape } from '../../engine/tape.js';
import { VolumeCap } from '../../engine/volume-cap.js';

/** The run at a row, with its cash and nothing held. */
export function deskAt(feed: Feed, bar: number, settings: Settings): Desk {
  const conditions = conditionsOf(settings);
  const sessions = sessionsOf(feed);
  const tape = new Tape(currenciesOf(feed), feed.time.length);
  const ledger = new Ledger(feed, 0, tape, new Float64Array(feed.time.length), conditions);
  ledger.post(0, 'deposit', -1, 0, settings.cash);
  return {
    feed,
    sessions,
    clock: { bar, followers: [], unwritten: [] },
    tape,
    ledger,
    conditions,
    isExpress: isExpress(feed, sessions, conditions),
    book: new Book(tape),
    cap: new VolumeCap(feed, conditions.volumeCap),
    proceeds: new Proceeds(feed, tape, sessions, ledger, conditions),
    seed: 1,
  };
}

/** Puts a quantity of an asset into the account at a price, without its cash. */
export function hold(desk: Desk, asset: number, quantity: number, price: number): void {
  if (quantity !== 0) desk.ledger.move(desk.clock.bar, asset, quantity, price, 1);
}
