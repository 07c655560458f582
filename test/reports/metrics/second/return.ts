// Returns a second time.

import { byCalendar, type Given } from './given.js';
import { avg, over } from './lists.js';

export function returnFamily({ time, equity, r, P, geo }: Given) {
  const last = equity.length - 1;
  const days = byCalendar(time, equity, 10);
  const months = byCalendar(time, equity, 7);
  return {
    finalEquity: equity[last],
    totalReturn: equity[last] / equity[0] - 1,
    cagr: geo,
    logReturn: Math.log(equity[last]) - Math.log(equity[0]),
    meanReturn: avg(r) * P,
    positiveMonths: over(months.filter((x) => x > 0).length, months.length),
    bestDay: days.length ? Math.max(...days) : NaN,
    worstDay: days.length ? Math.min(...days) : NaN,
    bestMonth: months.length ? Math.max(...months) : NaN,
    worstMonth: months.length ? Math.min(...months) : NaN,
  };
}
