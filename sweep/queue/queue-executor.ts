// The executor whose hands are workers on other machines: the coordinator's side of the queue.

import { RunError } from '../../engine/index.js';
import { packScene } from '../pack-feed.js';
import type { Executor, Job, Outcome, Scene, Work } from '../work.js';
import { addressOf } from './address.js';
import { type Announcement, sweepName } from './announcement.js';
import { needsOf } from './code.js';
import { connect, type Connection, PATIENCE } from './connect.js';
import { coordinatorName, FORMAT, MOST_LOST, NO_SCENE } from './keys.js';
import { readOutcomes } from './outcome-bytes.js';
import { refusal } from './refusal.js';
import { dropScene, hashOf, storeScene } from './scene-store.js';
import { type Message, messageOf, shardName, shardsOf } from './shard.js';
import { type SweepQueue, sweepQueue } from './sweep-queue.js';
import { tidy } from './tidy.js';
import { type Watch, watch } from './watch.js';

/** Shards in the queue: for each that is worked on at once, and at least. A worker that has finished one must find the next. */
const AHEAD = { each: 4, least: 16, most: 1_024 };
/** Milliseconds without news after which shards are looked at one by one. */
const QUIET = 1_000;
/** How often a shard may fail, by no fault of its points, before the sweep does. */
const TRIES = 3;
const LOST = `A shard was lost with ${MOST_LOST} workers, one after the other; see whether its points end their machines with --jobs 1.`;

/** What a sweep over a queue is set up with. */
export interface QueueSetting {
  /** `redis://` or `rediss://`; may hold a password, which is never shown. */
  readonly url: string;
  readonly job: Job;
  /** Version and build of Tidemark; workers of another one are not used. */
  readonly version: string;
  /** Milliseconds that the queue, or all that can serve the sweep, may be away; 30,000 by default. */
  readonly patience?: number;
  /** Told what the user should know while it waits, in sentences. */
  readonly say?: (sentence: string) => void;
}

type Take = (work: Work, outcome: Outcome) => void;

/** A shard in the queue, with all works that wait for it: the same points may be asked for twice. */
interface Flight {
  readonly message: Message;
  readonly scene: number;
  readonly waiting: { readonly shard: readonly Work[]; readonly take: Take }[];
  tries: number;
}

interface Desk {
  readonly connection: Connection;
  readonly queue: SweepQueue;
  readonly watch: Watch;
}

interface Held {
  readonly hash: string;
  readonly scene: Scene;
}

/** An executor that puts its points into a queue. It connects when its first scene is opened. */
export function queueExecutor({
  url,
  job,
  version,
  patience = PATIENCE,
  say = () => undefined,
}: QueueSetting): Executor {
  const address = addressOf(url);
  const name = sweepName(version, job);
  const scenes: (Held | null)[] = [];
  const held = () => scenes.filter((each) => each !== null);
  const aloft = new Map<string, Flight>();
  let desk: Promise<Desk> | undefined;

  const announcement = (): Announcement => {
    const { strategy, metrics } = job;
    const needs = needsOf(
      job,
      held().map(({ scene }) => scene),
    );
    return {
      format: FORMAT,
      version,
      strategy: { name: strategy.name, sourceHash: strategy.sourceHash },
      metrics,
      needs,
    };
  };

  async function begin(): Promise<Desk> {
    const connection = await connect(
      address,
      patience,
      'what was done is in the ledger: --resume goes on when it is back.',
      coordinatorName(name),
    );
    connection.warnings.forEach(say);
    const { redis } = connection;
    try {
      await tidy(redis);
      const queue = await connection.guard(sweepQueue(redis, name));
      const isWaiting = () => aloft.size > 0;
      const hashes = () => held().map(({ hash }) => hash);
      const watched = watch({
        redis,
        name,
        shown: address.shown,
        announcement,
        scenes: hashes,
        isWaiting,
        patience,
        say,
      });
      return { connection, queue, watch: watched };
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Does something with the queue; ends with one sentence where the queue is lost, refuses, or is served by nobody. */
  async function withDesk<T>(act: (desk: Desk) => Promise<T>): Promise<T> {
    try {
      const found = await (desk ??= begin());
      return await found.connection.guard(act(found));
    } catch (error) {
      throw refusal(error, address.shown);
    }
  }

  const store = ({ connection: { redis } }: Desk, { hash, scene }: Held) =>
    storeScene(redis, hash, () => packScene(scene));

  /** Takes what has come of shards; those that have nothing yet are left. */
  async function collect({ queue }: Desk, names: readonly string[]): Promise<void> {
    const results = await queue.results(names);
    const over: string[] = [];
    for (const [at, result] of results.entries()) {
      const flight = aloft.get(names[at]);
      if (result === null || !flight) continue;
      const outcomes = readOutcomes(result, flight.message.points.length, job);
      over.push(names[at]);
      if (!outcomes) {
        retry(flight, 'its result is not what a worker of this version writes');
        continue;
      }
      aloft.delete(names[at]);
      for (const { shard, take } of flight.waiting) shard.forEach((work, place) => take(work, outcomes[place]));
    }
    await queue.remove(over);
    await queue.add(over.flatMap((each) => (aloft.has(each) ? [[each, aloft.get(each)!.message]] : [])));
  }

  function retry(flight: Flight, why: string): void {
    if (++flight.tries >= TRIES) throw new RunError(`A shard failed on ${TRIES} workers: ${why.replace(/\.+$/, '')}.`);
  }

  /** Looks at each shard that has no result: what failed by no fault of its points, or was forgotten, is asked for again. */
  async function inspect(found: Desk): Promise<void> {
    const { queue, connection } = found;
    for (const [each, flight] of aloft) {
      const fate = await queue.fate(each);
      if (fate.is === 'waiting') continue;
      const [result] = await queue.results([each]);
      if (result) continue;
      if (fate.is === 'failed') {
        if (fate.why.includes('stalled')) throw new RunError(LOST);
        retry(flight, fate.why);
        if (fate.why === NO_SCENE) await dropScene(connection.redis, flight.message.scene);
      }
      const scene = scenes[flight.scene];
      if (scene) await store(found, scene);
      await queue.remove([each]);
      await queue.add([[each, flight.message]]);
    }
  }

  async function run(found: Desk, work: Iterable<Work>, take: Take): Promise<void> {
    const { queue, watch: watched } = found;
    const shards = shardsOf(work, held().length);
    const own = new Set<string>();
    const left = () => [...own].filter((each) => aloft.has(each));
    for (let more = true; more || left().length > 0;) {
      const fresh: string[] = [];
      const most = Math.min(Math.max(AHEAD.least, AHEAD.each * watched.slots()), AHEAD.most);
      while (more && aloft.size < most) {
        const next = shards.next();
        if (next.done) more = false;
        else fresh.push(send(next.value, take));
      }
      for (const each of fresh) own.add(each);
      // What a killed coordinator left is taken at once.
      await collect(found, fresh);
      await queue.add(fresh.flatMap((each) => (aloft.has(each) ? [[each, aloft.get(each)!.message] as const] : [])));
      for (const each of own) if (!aloft.has(each)) own.delete(each);
      if (own.size === 0) continue;
      const good = await Promise.race([queue.finished(QUIET), watched.abandoned]);
      await collect(found, left());
      if (!good) await inspect(found);
    }
  }

  /** Notes a shard as under way, and yields its name. */
  function send(shard: readonly Work[], take: Take): string {
    const scene = scenes[shard[0].scene];
    if (!scene) throw new RangeError(`scene ${shard[0].scene} is not open`);
    const message = messageOf(shard, scene.hash);
    const each = shardName(name, message);
    const flight = aloft.get(each) ?? { message, scene: shard[0].scene, waiting: [], tries: 0 };
    flight.waiting.push({ shard, take });
    aloft.set(each, flight);
    return each;
  }

  return {
    open: (opened) =>
      withDesk(async (found) => {
        const first = scenes.length;
        for (const scene of opened) {
          const bytes = packScene(scene);
          const each = { hash: hashOf(bytes), scene };
          scenes.push(each);
          await storeScene(found.connection.redis, each.hash, () => bytes);
        }
        await found.watch.announce();
        return first;
      }),
    async shut(closed) {
      for (const scene of closed) scenes[scene] = null;
    },
    run: (work, take) => withDesk((found) => run(found, work, take)),
    async close() {
      const found = await desk?.catch(() => undefined);
      desk = undefined;
      if (!found) return;
      const { connection, queue, watch: watched } = found;
      try {
        await connection.guard(watched.end().then(() => queue.close([...aloft.keys()])));
      } catch {
        // What is left is found by who resumes, or forgotten by itself.
      } finally {
        connection.close();
      }
    },
  };
}
