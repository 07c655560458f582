// The run as it stands, for those who place orders.

import type { Book } from './book.js';
import type { Clock } from './clock.js';
import type { Feed } from './feed.js';
import type { Ledger } from './ledger.js';
import type { Tape } from './tape.js';

/** The run as it stands, for the verbs behind the context. */
export interface Desk {
  readonly feed: Feed;
  readonly clock: Clock;
  readonly book: Book;
  readonly ledger: Ledger;
  readonly tape: Tape;
  readonly slippage: number;
  readonly seed: string | number;
}
