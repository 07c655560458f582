// The life of an order: what may follow what, and nothing else.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Status, STATUSES } from '../../engine/index.js';
import { after, isEnd, type LifeEvent } from '../../engine/lifecycle.js';

const EVENTS: readonly LifeEvent[] = ['accepted', 'filled in part', 'filled', 'cancelled', 'expired', 'refused'];

const LEGAL = [
  ['placed', 'accepted', 'working'],
  ['placed', 'cancelled', 'cancelled'],
  ['placed', 'expired', 'expired'],
  ['placed', 'refused', 'refused'],
  ['working', 'filled in part', 'partly filled'],
  ['working', 'filled', 'filled'],
  ['working', 'cancelled', 'cancelled'],
  ['working', 'expired', 'expired'],
  ['working', 'refused', 'refused'],
  ['partly filled', 'filled in part', 'partly filled'],
  ['partly filled', 'filled', 'filled'],
  ['partly filled', 'cancelled', 'cancelled'],
  ['partly filled', 'expired', 'expired'],
  ['partly filled', 'refused', 'refused'],
] as const;

describe('the life of an order', () => {
  it.each(LEGAL)('%s, %s: %s', (from, event, to) => {
    expect(after(from, event)).toBe(to);
  });

  it('allows nothing else', () => {
    for (const status of STATUSES) {
      for (const event of EVENTS) {
        if (LEGAL.some(([from, what]) => from === status && what === event)) continue;
        expect(() => after(status, event), `${status}, ${event}`).toThrow(RangeError);
      }
    }
  });

  it('ends after any events at one of four ends, or lives', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS)), (events) => {
        let status: Status = 'placed';
        for (const event of events) {
          if (isEnd(status)) expect(() => after(status, event)).toThrow(RangeError);
          try {
            status = after(status, event);
          } catch {
            // An illegal event changes nothing.
          }
        }
        expect(isEnd(status)).toBe(['filled', 'cancelled', 'expired', 'refused'].includes(status));
      }),
      { seed: 1 },
    );
  });
});
