// Cuts the history off at many rows and decides again: a decision may not change because what follows it is gone.

import type { Bench } from '../bench.js';
import { firstDifference } from '../difference.js';
import { partOf } from '../part-of-feed.js';
import type { Difference, Scene } from '../subject.js';
import type { Probe } from './probe.js';

/** Look-ahead of any kind that reaches over a cut, one bar or many. */
export const cut: Probe = {
  about: 'decides otherwise where the later rows are missing',
  async find(bench) {
    const { feed, first } = bench.subject;
    for (const rows of bench.cuts) {
      const other = await bench.run(await bench.copy(), partOf(feed, 0, rows), first);
      const difference = firstDifference(bench.whole, other, rows);
      if (difference === null) continue;
      const what = 'It decides otherwise when the rows after the decision are missing: it knows the future.';
      const against = 'the later rows missing';
      const scene = { feed, first, cut: rows };
      return [{ gravity: 'finding', what, against, difference, scene, again: (smaller) => cutOff(bench, smaller) }];
    }
    return [];
  },
};

async function cutOff(bench: Bench, { feed, first, cut: rows }: Scene): Promise<Difference | null> {
  const whole = await bench.run(await bench.copy(), feed, first);
  const other = await bench.run(await bench.copy(), partOf(feed, 0, rows), first);
  return firstDifference(whole, other, rows);
}
