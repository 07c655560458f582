// The path of an index as a fund elsewhere sees it: on the sessions of the fund's own market.

import type { IndexPath } from './index-path.js';

/** Part of an ordinary day's variance on which a fund moves within a session while its index's market is closed. */
const IDLE = 0.1;

/** The path on other sessions: the last level up to each of them, and the variance of all that happened since the one before. */
export function ontoSessions(path: IndexPath, days: Float64Array): IndexPath {
  const close = new Float64Array(days.length);
  const variance = new Float64Array(days.length);
  const ordinary = path.variance.reduce((sum, v) => sum + v, 0) / path.variance.length;
  let seen = -1;
  days.forEach((day, k) => {
    while (seen + 1 < path.days.length && path.days[seen + 1] <= day) variance[k] += path.variance[++seen];
    variance[k] ||= IDLE * ordinary;
    close[k] = path.close[Math.max(seen, 0)];
  });
  return { ...path, days, close, variance };
}
