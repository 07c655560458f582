// The bench on which a strategy under audit is loaded and run, always in a pretended world.

import type { Feed, Strategy } from '../engine/index.js';
import { type Diary, record } from './diary.js';
import type { Intact } from './intact.js';
import type { Subject } from './subject.js';
import { inZone } from './watch/environment.js';
import type { World } from './watch/onlooker.js';
import type { Watch } from './watch/watch.js';

/** The world of every run that is not about the world: a fixed moment, a fixed stream of chance. */
export const WORLD: World = {
  time: Date.UTC(2024, 4, 15, 9, 30),
  pace: 1,
  stream: 'world 1',
  environment: 'there',
};

/** What the probes work with. */
export interface Bench {
  readonly subject: Subject;
  readonly watch: Watch;
  /** The first run of the first copy over the whole market: what every other run is compared with. */
  readonly whole: Diary;
  /** Numbers of rows at which the history is cut, rising. */
  readonly cuts: readonly number[];
  /** A new copy of the strategy, in a world that no former copy has changed. */
  copy(world?: World): Promise<Strategy>;
  /** One run of a copy; `tracked` is the bar of which the calling line is wanted. */
  run(strategy: Strategy, feed: Feed, first: number, world?: World, tracked?: number): Promise<Diary>;
}

/** The parts of a bench that are there before the first run, with what the strategy has changed of what all code shares, and a count of
 *  the runs. */
export function runner(
  subject: Subject,
  watch: Watch,
  intact: Intact,
): Pick<Bench, 'copy' | 'run'> & { readonly runs: () => number; readonly tampered: () => readonly string[] } {
  let runs = 0;
  const tampered = new Set<string>();

  /** Puts back what a copy has changed, so that the next one meets what the first one met. */
  function clean(): void {
    const changes = intact.changes();
    if (changes.length === 0) return;
    for (const name of changes) tampered.add(name);
    intact.restore();
  }

  return {
    runs: () => runs,
    tampered() {
      clean();
      return [...tampered].sort();
    },
    copy(world = WORLD) {
      clean();
      return watch.during('loading', world, () => subject.fresh());
    },
    async run(strategy, feed, first, world = WORLD, tracked) {
      const conduct = await subject.conduct();
      runs++;
      return inZone(world.zone, () =>
        watch.during('running', world, () =>
          record(strategy, feed, { ...conduct, first }, (name, object) => intact.include(name, object), tracked),
        ),
      );
    },
  };
}
