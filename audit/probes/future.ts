// Lets the market take another course from a row on: as long as before, so that no strategy can tell it from the whole by its length.

import type { Bench } from '../bench.js';
import { firstDifference } from '../difference.js';
import { otherFrom, type Turn, TURNS } from '../other-feed.js';
import type { Difference, Scene } from '../subject.js';
import type { Probe } from './probe.js';

/** Look-ahead that shows only when the future is another one: what looks out for a crash that this market never had. */
export const future: Probe = {
  about: 'decides otherwise where the later rows are others',
  async find(bench) {
    const { feed, first } = bench.subject;
    for (const [k, rows] of bench.cuts.entries()) {
      const turn = TURNS[k % TURNS.length];
      const other = await bench.run(await bench.copy(), otherFrom(feed, rows, turn, `future ${rows}`), first);
      const difference = firstDifference(bench.whole, other, rows);
      if (difference === null) continue;
      const what = 'It decides otherwise when the market takes another course after the decision: it knows the future.';
      const scene = { feed, first, cut: rows };
      const again = (smaller: Scene) => turned(bench, smaller, turn, rows);
      return [{ gravity: 'finding', what, against: 'another course later', difference, scene, again }];
    }
    return [];
  },
};

async function turned(bench: Bench, { feed, first, cut }: Scene, turn: Turn, seed: number): Promise<Difference | null> {
  const whole = await bench.run(await bench.copy(), feed, first);
  const other = await bench.run(await bench.copy(), otherFrom(feed, cut, turn, `future ${seed}`), first);
  return firstDifference(whole, other, cut);
}
