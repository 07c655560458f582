// Points on threads come out as they do one after the other in this process, whatever happens to the threads.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Executor, Job, Scene, Work } from '../../sweep/work.js';
import { alone, built, outcomesOf, temporary, written } from './on-threads.js';
import { anyScene, demoFeeds, sceneOf } from './scenes.js';

/** Trades on what it is told, reads most of what there is to read, and throws where it is told to. */
const MIXED = `
import { choice, crosses, ema, indicator, int, sma, strategy } from 'tidemark';
export default strategy({
  about: 'Trades on a cross, a schedule or an indicator of its own.',
  params: {
    fast: int(3, { about: 'a' }),
    slow: int(7, { about: 'b' }),
    kind: choice('cross', ['cross', 'schedule', 'own', 'throws', 'exits'], { about: 'what it does' }),
  },
  prepare({ fast, slow, kind }, { assets, every }) {
    const [asset] = assets;
    const above = sma(asset.close, fast);
    const below = ema(asset.close, slow);
    if (kind === 'throws' && fast % 2 === 0) throw new TypeError('no even number\\n  please');
    const cross = crosses(above, below);
    const own = indicator([asset.close], () => { let sum = 0; return (value) => (sum = 0.9 * sum + 0.1 * value); });
    let count = 0;
    const decide = (ctx) => {
      count++;
      if (kind === 'throws' && count > slow) throw new Error('enough');
      if (kind === 'exits' && count > slow) process.exit(count);
      if (kind === 'own') ctx.target(asset.close.now > own.now ? 0.8 : 0.1, asset);
      else for (const each of assets) ctx.target(cross.now > 0 ? 0.9 / assets.length : ctx.random() * 0.1, each);
    };
    return kind === 'own' || kind === 'throws' ? decide : { when: kind === 'schedule' ? every(fast) : cross, decide };
  },
});
`;

const KINDS = ['cross', 'schedule', 'own', 'throws', 'exits', 'nan'];

const anyWork = (scenes: readonly Scene[]) =>
  fc.array(
    fc.record(
      {
        scene: fc.nat(scenes.length - 1),
        params: fc.record({
          fast: fc.integer({ min: 1, max: 6 }),
          slow: fc.integer({ min: 2, max: 9 }),
          kind: fc.constantFrom(...KINDS),
        }),
        rows: fc.integer({ min: 1, max: 4 }),
        flat: fc.boolean(),
      },
      { requiredKeys: ['scene', 'params'] },
    ),
    { minLength: 1, maxLength: 60 },
  );

/** Work on scenes, where it has rows no more of them than there are. */
const numbered = (list: readonly Omit<Work, 'at'>[], scenes: readonly Scene[]): Work[] =>
  list.map(({ rows, ...each }, at) => {
    const { feed, first } = scenes[each.scene];
    return { at, ...each, ...(rows !== undefined && { rows: Math.min(rows, feed.time.length - first) }) };
  });

let folder: string;
let job: Job;
let reference: Executor;
const pools: Executor[] = [];

beforeAll(async () => {
  folder = temporary();
  job = written(folder, 'mixed', MIXED);
  reference = await alone(job);
});
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** Threads that are ended after the tests. */
function pool(...given: Parameters<typeof built>): Executor {
  const made = built(...given);
  pools.push(made);
  return made;
}

const demo = demoFeeds(11);
const scene = sceneOf(demo.us, { first: 300 }, { slippage: 0.0005 });
const grid = (count: number, kinds: readonly string[]): Work[] =>
  Array.from({ length: count }, (_, at) => {
    const params = { fast: 1 + (at % 6), slow: 2 + (at % 17), kind: kinds[at % kinds.length] };
    return { at, scene: 0, params };
  });

describe('points on threads', () => {
  it('come out as one after the other, to the last bit, whatever the number of threads', async () => {
    const cases = fc
      .array(anyScene, { minLength: 1, maxLength: 3 })
      .chain((scenes) =>
        fc.record({ scenes: fc.constant(scenes), work: anyWork(scenes).map((list) => numbered(list, scenes)) }),
      );
    const many = [1, 2, 3].map((jobs) => pool({ jobs, job }));
    let failures = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ scenes, work }) => {
        const wanted = await outcomesOf(reference, scenes, work);
        failures += wanted.filter((text) => text.startsWith('failed')).length;
        for (const each of many) expect(await outcomesOf(each, scenes, work)).toEqual(wanted);
      }),
      { numRuns: 30 },
    );
    expect(failures).toBeGreaterThan(5);
  });

  it('come out the same in tasks of any size, also where some of them are run here meanwhile', async () => {
    const work = grid(90, KINDS);
    const wanted = await outcomesOf(reference, [scene], work);
    // Clocks that stand still, run away and go backwards make tasks of every size.
    let now = 0;
    const clocks = [() => 0, () => (now += 1000), () => (now -= 1), () => (now += (now % 7) * 3 + 0.1)];
    for (const clock of clocks) {
      for (const here of [false, true]) {
        const threads = pool({ jobs: 2, job, clock, here });
        const order = here ? work : work.toReversed();
        expect(await outcomesOf(threads, [scene], order)).toEqual(here ? wanted : wanted.toReversed());
        await threads.close();
      }
    }
  });

  it('say the same of a point that throws or ends its process, and only of it', async () => {
    const work = grid(60, ['throws', 'cross', 'exits']);
    const said = (await outcomesOf(pool({ jobs: 2, job }), [scene], work)).map((text) => text.slice(0, 100));
    expect(said[0]).toMatch(/^failed The strategy failed on \d{4}-\d\d-\d\d: enough /);
    expect(said[3]).toMatch(/^failed The strategy failed while it prepared: no even number please /);
    expect(said[2]).toMatch(/^failed The strategy failed on .*: it called process.exit/);
    for (let k = 1; k < 60; k += 3) expect(said[k]).toMatch(/^done/);
  });

  it('are taken from their source as threads become free', async () => {
    let pulled = 0;
    let taken = 0;
    let most = 0;
    // A millisecond for each point: four tasks of 40 ms at most are under way, and as many points wait to be cut into the last ones.
    const threads = pool({ jobs: 2, job, clock: () => taken });
    await threads.open([scene]);
    function* source(): Iterable<Work> {
      for (const each of grid(600, ['own'])) {
        most = Math.max(most, ++pulled - taken);
        yield each;
      }
    }
    await threads.run(source(), () => void taken++);
    expect(taken).toBe(600);
    expect(most).toBeLessThan(400);
  });

  it('stop where whoever takes them fails, and their source is told', async () => {
    const threads = pool({ jobs: 2, job });
    const first = await threads.open([scene]);
    let isEnded = false;
    let taken = 0;
    function* source(): Iterable<Work> {
      try {
        for (const each of grid(100_000, ['cross'])) yield { ...each, scene: first };
      } finally {
        isEnded = true;
      }
    }
    const full = () => {
      if (++taken === 20) throw new Error('the disk is full');
    };
    await expect(threads.run(source(), full)).rejects.toThrow('the disk is full');
    expect(isEnded).toBe(true);
    const before = taken;
    const wanted = await outcomesOf(reference, [scene], grid(40, KINDS));
    expect(await outcomesOf(threads, [scene], grid(40, KINDS))).toEqual(wanted);
    expect(taken).toBe(before);
  });

  it('cannot be run in a scene that is shut', async () => {
    const threads = pool({ jobs: 2, job });
    const first = await threads.open([scene, scene]);
    await threads.shut([first]);
    const run = (at: number) => threads.run([{ ...grid(1, ['cross'])[0], scene: at }], () => undefined);
    await expect(run(first)).rejects.toThrow('not open');
    await run(first + 1);
  });
});
