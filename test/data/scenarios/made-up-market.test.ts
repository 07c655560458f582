// A market of one's own keeps to what is known of its exchanges.

import { describe, expect, it } from 'vitest';
import { CAST } from '../../../data/scenarios/cast.js';
import { madeUpMarket } from '../../../data/scenarios/made-up-market.js';
import { UserError } from '../../../engine/index.js';

describe("a market of one's own", () => {
  const [shanghai, , newYork] = CAST;
  it('ends where the calendars of its exchanges end, and says so rather than stopping early', () => {
    const until = (to: string, cast = [shanghai]) => madeUpMarket({ seed: 1, from: '2026-11-02', to, cast });
    expect(until('2026-12-31').bars[0].time.at(-1)).toBe(Date.UTC(2026, 11, 31));
    expect(() => until('2027-03-31')).toThrow(UserError);
    expect(() => until('2027-03-31')).toThrow(/XSHG are known up to 2026-12-31, not to 2027-03-31/);
    expect(until('2027-03-31', [newYork]).bars[0].time.at(-1)).toBe(Date.UTC(2027, 2, 31));
    expect(() => until('2027-03-31', [newYork, shanghai])).toThrow(UserError);
  });
});
