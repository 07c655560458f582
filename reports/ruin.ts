// Whether the account was lost on the way.

import type { Feed, Run } from '../engine/index.js';
import { isoTime } from './iso-time.js';

/** One sentence with the date of the first close at which equity was zero or below; none where it always was above. It is shown with
 *  the figures, since what follows that close could not have happened. */
export function ruinOf({ feed, run }: { readonly feed: Feed; readonly run: Run }): string[] {
  const row = run.equity.findIndex((worth) => worth <= 0);
  if (row < 0) return [];
  const date = isoTime(feed.time[run.first + row], feed.frequency);
  return [
    `The account was lost: equity fell to zero or below on ${date}. A real one would have been closed by then; what follows is arithmetic.`,
  ];
}
