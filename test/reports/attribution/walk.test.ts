// Whoever is not shown every row of a walk is told the same to the last bit.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Feed, type Run, UserError } from '../../../engine/index.js';
import { walk } from '../../../reports/attribution/walk.js';
import { feedOf } from '../../kit/market.js';
import { type PlayShape, anyPlay, run } from '../../kit/play.js';

/** Accounts and costs after a walk; a zero has no sign. */
function told(feed: Feed, result: Run, isShown: boolean) {
  const { accounts, costs } = isShown ? walk(feed, result, () => {}) : walk(feed, result);
  const bare = ({ price, currency, income, cost }: (typeof accounts)[number]) =>
    [price, currency, income, cost].map((value) => value + 0);
  return { accounts: accounts.map(bare), costs: Object.entries(costs).map(([kind, value]) => [kind, value + 0]) };
}

/** Checks any run, and counts those that held something through a row on which nothing happened. */
function always(shape: PlayShape): number {
  let held = 0;
  fc.assert(
    fc.property(anyPlay(shape), (play) => {
      const feed = feedOf(play.market);
      let result: Run;
      try {
        result = run(play);
      } catch (error) {
        if (error instanceof UserError) return;
        throw error;
      }
      expect(told(feed, result, false)).toEqual(told(feed, result, true));
      const bars = new Set(Array.from(result.cashflows, ({ bar }) => bar));
      if (Array.from(result.holdings()).some(({ bar, kind }) => kind === 'position' && !bars.has(bar))) held++;
    }),
    { numRuns: 150, seed: 8 },
  );
  return held;
}

describe('a walk that is shown to nobody', () => {
  it('comes to the same where there is one currency', () => expect(always({ currencies: false })).toBeGreaterThan(40));
  it('comes to the same where there are several', () => expect(always({})).toBeGreaterThan(40));
});
