// Distributions that are not less than the price they are paid out of, which no price can be adjusted for.

import { inOrder } from './adjust.js';
import type { BarColumns } from './bar-columns.js';
import { dayOf, startOfDay } from './day.js';
import { type Finding, findingsOf } from './finding.js';
import type { ListedAction } from './read-actions.js';

/** Findings about the distributions of one instrument; `listed` are its own actions, in any order. What happens up to the day of its first bar
 *  moves no holding and is not judged. */
export function checkDistributions(bars: BarColumns, listed: readonly ListedAction[]): readonly Finding[] {
  const found: Finding[] = [];
  const places = new Map(listed.map((one) => [one.action, one]));
  let mark = NaN;
  let own = 0;
  for (const action of inOrder(listed.map((one) => one.action))) {
    for (; own < bars.time.length && startOfDay(bars.time[own]) < startOfDay(action.exTime); own++) {
      mark = bars.close[own];
    }
    if (action.kind === 'split') mark /= action.value;
    else if (action.value >= mark) {
      const { file, line } = places.get(action)!;
      const findings = findingsOf(file);
      findings.add({
        line,
        column: 'value',
        value: String(action.value),
        what: `is not less than the price of ${action.symbol} before it, ${Number(mark.toPrecision(6))} (from the close of ${dayOf(bars.time[own - 1])})`,
        remedy: 'give the cash per unit, in the currency of the prices, or correct the ex-date',
      });
      found.push(...findings.list);
    } else mark -= action.value;
  }
  return found;
}
