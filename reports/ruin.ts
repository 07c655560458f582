// Whether the account was lost on the way.

import { isoTime } from './iso-time.js';
import { state, type Statement, told } from './lang/index.js';

/** A curve with the times of its closes. */
interface Curve {
  readonly date: Float64Array;
  readonly equity: Float64Array;
}

/** One sentence with the date of the first close at which equity was zero or below; none where it always was above. It is shown with
 *  the figures, since what follows that close could not have happened. */
export function ruined({ date, equity }: Curve, frequency: 'daily' | 'intraday'): Statement[] {
  let row = 0;
  while (row < equity.length && !(equity[row] <= 0)) row++;
  if (row === equity.length) return [];
  return [
    state(
      'The account was lost: equity fell to zero or below on {date}. A real one would have been closed by then; what follows is arithmetic.',
      { date: isoTime(date[row], frequency) },
    ),
  ];
}

/** The same in English. */
export const ruinOf = (curve: Curve, frequency: 'daily' | 'intraday'): string[] =>
  ruined(curve, frequency).map((statement) => told('en', statement));
