// Runs a copy more than once, and whole and short histories in both orders: what one run leaves behind may not change another.

import type { Bench } from '../bench.js';
import { spread } from '../cut-points.js';
import { firstDifference } from '../difference.js';
import { partOf } from '../part-of-feed.js';
import type { Difference, Scene, Sighting } from '../subject.js';
import type { Probe } from './probe.js';

/** At how many of the cuts a short history follows a whole one. */
const ORDERS = 4;

/** State that runs share: in variables of the module, or beyond it, where a new copy finds it too. */
export const state: Probe = {
  about: 'decides otherwise in another run of the same',
  async find(bench) {
    const { feed, first } = bench.subject;
    const scene = { feed, first, cut: feed.time.length };
    const found: Sighting[] = [];
    const see = (what: string, against: string, difference: Difference | null, at: Scene, again: Sighting['again']) => {
      if (difference !== null) found.push({ gravity: 'finding', what, against, difference, scene: at, again });
    };
    const another = await bench.run(await bench.copy(), feed, first);
    see(
      'A new copy decides otherwise with the same seed: something outside the run, which copies share, decides with it.',
      'a new copy of the strategy',
      firstDifference(bench.whole, another, feed.time.length),
      scene,
      undefined,
    );
    const second = await twice(bench, scene);
    see(
      'The second run of a copy decides otherwise than its first: it keeps something of a run that is over.',
      'a run before it in the same copy',
      second,
      scene,
      (smaller) => twice(bench, smaller),
    );
    // Whatever the next would find has been told.
    if (second !== null) return found;
    for (const rows of spread(bench.cuts, ORDERS)) {
      const at = { feed, first, cut: rows };
      const difference = await afterWhole(bench, at);
      const what = 'A short history is decided otherwise after the whole one was run: it remembers the future.';
      see(what, 'a run over the whole market before it', difference, at, (smaller) => afterWhole(bench, smaller));
      if (difference !== null) break;
    }
    return found;
  },
};

async function twice(bench: Bench, { feed, first }: Scene): Promise<Difference | null> {
  const copy = await bench.copy();
  const one = await bench.run(copy, feed, first);
  const two = await bench.run(copy, feed, first);
  return firstDifference(one, two, feed.time.length);
}

async function afterWhole(bench: Bench, { feed, first, cut }: Scene): Promise<Difference | null> {
  const short = partOf(feed, 0, cut);
  const alone = await bench.run(await bench.copy(), short, first);
  const copy = await bench.copy();
  await bench.run(copy, feed, first);
  return firstDifference(alone, await bench.run(copy, short, first), cut);
}
