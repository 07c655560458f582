// The life of an order, as a pure function: placed → working → partly filled → filled | cancelled | expired | refused.

import { STATUSES, type Status } from './run.js';

export const LIFE_EVENTS = ['accepted', 'filled in part', 'filled', 'cancelled', 'expired', 'refused'] as const;
/** What can happen to an order. `accepted` puts it before the market. */
export type LifeEvent = (typeof LIFE_EVENTS)[number];

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

/** The same for the places of statuses and events in their lists, as a table by `status × events + event`; -1 where it cannot happen. */
export const NEXT_CODES = Int8Array.from(
  STATUSES.flatMap((status) => LIFE_EVENTS.map((event) => STATUSES.indexOf(NEXT[status][event] as Status))),
);

/** Whether nothing can happen any more to an order of that status. */
export const isEnd = (status: Status): boolean => Object.keys(NEXT[status]).length === 0;
