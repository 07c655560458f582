// Pretends another time, another chance, another environment: what a strategy decides may depend on none of them.

import { type Bench, WORLD } from '../bench.js';
import { firstDifference } from '../difference.js';
import type { Difference, Scene, Sighting } from '../subject.js';
import type { TouchKind, World } from '../watch/onlooker.js';
import type { Probe } from './probe.js';

interface Pretence {
  readonly worlds: readonly Partial<World>[];
  /** Where a decision differs. */
  readonly what: string;
  readonly against: string;
  /** What is touched without a decision that differs; undefined where that cannot be seen. */
  readonly touch?: TouchKind;
}

/** A probe that runs the strategy in other worlds. */
const pretending = (about: string, { worlds, what, against, touch }: Pretence): Probe => ({
  about,
  async find(bench) {
    const { feed, first, placeOf } = bench.subject;
    const scene = { feed, first, cut: feed.time.length };
    const touched = touch === undefined ? [] : bench.watch.touched.filter(({ kind }) => kind === touch);
    const place = touched.map(({ error }) => placeOf(error)).find((each) => each !== undefined);
    const where = place === undefined ? {} : { place };
    for (const change of worlds) {
      const world = { ...WORLD, ...change };
      const other = await bench.run(await bench.copy(world), feed, first, world);
      const difference = firstDifference(bench.whole, other, feed.time.length);
      if (difference === null) continue;
      // What differs in the same world too is no matter of the world.
      const control = await bench.run(await bench.copy(), feed, first);
      if (firstDifference(bench.whole, control, feed.time.length) !== null) return [];
      const again = (smaller: Scene) => inBoth(bench, smaller, world);
      return [{ gravity: 'finding', what, against, difference, scene, again, ...where }];
    }
    const names = [...new Set(touched.map(({ what: name }) => name))];
    const sighting: Sighting = {
      gravity: 'warning',
      what: `It looks at ${names.join(', ')}, and decides nothing by it.`,
      ...where,
    };
    return names.length > 0 ? [sighting] : [];
  },
});

async function inBoth(bench: Bench, { feed, first }: Scene, world: World): Promise<Difference | null> {
  const one = await bench.run(await bench.copy(), feed, first);
  const other = await bench.run(await bench.copy(world), feed, first, world);
  return firstDifference(one, other, feed.time.length);
}

/** Clocks. */
export const clock = pretending('decides by the clock', {
  worlds: [{ time: WORLD.time + 400 * 86_400_000 + 7 * 3_600_000, pace: 997 }],
  what: 'It decides otherwise at another time of the clock: use ctx.time, the time of the data.',
  against: 'another time on the clock',
  touch: 'clock',
});

/** Chance that the seed of the run does not govern. */
export const chance = pretending('decides by chance without the seed', {
  worlds: [{ stream: 'world 2' }],
  what: 'It decides by chance that the seed does not govern: draw from ctx.random().',
  against: 'other draws of that chance',
  touch: 'chance',
});

/** Variables of the environment. */
export const environment = pretending("decides by the environment's variables", {
  worlds: [{ environment: 'empty' }, { environment: 'full' }],
  what: 'It decides by variables of the environment: declare a param, which the report shows.',
  against: 'other variables',
  touch: 'environment',
});

/** The time zone of the machine. */
export const zone = pretending("decides by the machine's time zone", {
  worlds: [{ zone: 'Pacific/Kiritimati' }, { zone: 'America/Los_Angeles' }],
  what: 'It decides otherwise in another time zone of the machine: use the UTC forms, such as getUTCDay().',
  against: 'another time zone of the machine',
});
