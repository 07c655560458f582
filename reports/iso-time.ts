// Times as text.

import type { Feed } from '../engine/index.js';

/** `2024-05-28` for a daily row, `2024-05-28T01:30:00Z` for an intraday one (with milliseconds where there are any); empty for
 *  NaN. Always UTC. */
export function isoTime(time: number, frequency: Feed['frequency']): string {
  if (Number.isNaN(time)) return '';
  const text = new Date(time).toISOString();
  return frequency === 'daily' ? text.slice(0, -14) : text.replace('.000Z', 'Z');
}
