// Where a history is cut off.

import type { Diary } from './diary.js';

/** Numbers of rows that are left, rising, at most `most` of them: those around a sample of the decisions, where the last row that is left
 *  is the one before a decision, the one of it and the one after, and others spread evenly. */
export function cutPoints({ decisions }: Diary, first: number, length: number, most: number): number[] {
  const found = new Set<number>();
  const add = (rows: number) => {
    if (rows > first && rows < length && found.size < most) found.add(rows);
  };
  const bars = [...decisions.keys()].sort((a, b) => a - b);
  const sample = Math.max(1, Math.floor(most / 5));
  for (const bar of spread(bars, sample)) for (const rows of [bar + 1, bar, bar + 2]) add(rows);
  const free = most - found.size;
  for (let k = 1; k <= free; k++) add(first + Math.round((k * (length - first)) / (free + 1)));
  return [...found].sort((a, b) => a - b);
}

/** At most `count` entries of a list, the first and the last among them, evenly between. */
export function spread<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, k) => list[Math.round((k * (list.length - 1)) / Math.max(1, count - 1))]);
}
