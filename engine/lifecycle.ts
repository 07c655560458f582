// The life of an order, as a pure function: placed → working → partly filled → filled | cancelled | expired | refused.

import type { Status } from './run.js';

/** What can happen to an order. `accepted` puts it before the market. */
export type LifeEvent = 'accepted' | 'filled in part' | 'filled' | 'cancelled' | 'expired' | 'refused';

const ENDS = { cancelled: 'cancelled', expired: 'expired', refused: 'refused' } as const;
const FILLS = { 'filled in part': 'partly filled', filled: 'filled' } as const;

const NEXT: Readonly<Record<Status, Partial<Record<LifeEvent, Status>>>> = {
  placed: { accepted: 'working', ...ENDS },
  working: { ...FILLS, ...ENDS },
  'partly filled': { ...FILLS, ...ENDS },
  filled: {},
  cancelled: {},
  expired: {},
  refused: {},
};

/** The status after an event. Fails with a `RangeError` on what cannot happen to an order of that status. */
export function after(status: Status, event: LifeEvent): Status {
  const next = NEXT[status][event];
  if (next === undefined) throw new RangeError(`an order that is ${status} cannot be ${event}`);
  return next;
}

/** Whether nothing can happen any more to an order of that status. */
export const isEnd = (status: Status): boolean => Object.keys(NEXT[status]).length === 0;
