// The run as it stands, for the market that answers.

import type { Book } from './book.js';
import type { Feed } from './feed.js';
import type { Ledger } from './ledger.js';
import type { Proceeds } from './proceeds.js';
import type { Sessions } from './sessions.js';
import type { Conditions } from './settings.js';
import type { Tape } from './tape.js';
import type { VolumeCap } from './volume-cap.js';

/** What the market needs to answer. */
export interface Floor {
  readonly feed: Feed;
  readonly sessions: Sessions;
  readonly book: Book;
  readonly ledger: Ledger;
  readonly tape: Tape;
  readonly cap: VolumeCap;
  readonly proceeds: Proceeds;
  readonly conditions: Conditions;
  /** Whether common orders may take the short way. */
  readonly isExpress: boolean;
}
