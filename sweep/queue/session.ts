// A worker's share in one sweep: takes shards from its queue, runs them, and leaves what came of them.

import type { Job as Shard } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Executor, Job, Outcome } from '../work.js';
import type { Announcement } from './announcement.js';
import { type Code, MissingCode } from './code.js';
import { LIFE, MOST_LOST, PREFIX, resultKey, resultsKey } from './keys.js';
import { bullmq } from './libraries.js';
import { writeOutcomes } from './outcome-bytes.js';
import type { SceneFolder } from './scene-folder.js';
import { type SceneShelf, sceneShelf } from './scene-shelf.js';
import { type Message, readMessage, shardName } from './shard.js';

/** Milliseconds after which a shard is another's whose worker was not heard of, and between two looks for such shards. */
const LOCK = { duration: 4_000, look: 1_000 };
/** Bytes of packed scenes that are kept open. */
const MOST_OPEN = 512 * 2 ** 20;

/** What a share in a sweep needs. */
export interface SessionSetting {
  readonly redis: Redis;
  /** Name of the sweep. */
  readonly name: string;
  readonly sweep: Announcement;
  /** Which machine and process this is; stands at each shard that is worked on. */
  readonly label: string;
  readonly slots: number;
  /** The code that is here, by its hash. */
  codes(): ReadonlyMap<string, Code>;
  executor(job: Job): Executor;
  readonly folder: SceneFolder;
  /** Told of code that a shard asked for and that is not here. */
  lacks(need: MissingCode): void;
}

/** A share in a sweep. */
export interface Session {
  /** Points that were run. */
  points(): number;
  /** Finishes the shards in hand, and takes no more. */
  close(): Promise<void>;
}

interface Hands {
  readonly executor: Executor;
  readonly shelf: SceneShelf;
}

/** Begins to serve a sweep. */
export async function session(setting: SessionSetting): Promise<Session> {
  const { redis, name, sweep, codes, folder } = setting;
  const { Worker, WaitingError } = await bullmq();
  const { strategy, metrics } = sweep;
  let hands: Hands | undefined;
  let points = 0;

  function ready(): Hands {
    if (hands) return hands;
    const code = codes().get(strategy.sourceHash);
    if (!code) throw new MissingCode(strategy);
    const executor = setting.executor({ strategy: { ...strategy, url: code.url }, metrics });
    hands = { executor, shelf: sceneShelf(redis, executor, codes, folder, MOST_OPEN) };
    return hands;
  }

  async function play(message: Message): Promise<Uint8Array> {
    const { scene, work } = readMessage(message);
    const own = ready();
    return own.shelf.use(scene, async (index) => {
      const outcomes: Outcome[] = [];
      const works = work.map((each) => ({ ...each, scene: index }));
      try {
        await own.executor.run(works, ({ at }, outcome) => void (outcomes[at] = outcome));
      } catch (error) {
        // It may be of no use any more; the next shard gets another.
        if (hands === own) hands = undefined;
        void own.executor.close().catch(() => undefined);
        throw error;
      }
      points += outcomes.length;
      return writeOutcomes(outcomes, metrics.length);
    });
  }

  async function process(shard: Shard<Message>, token?: string): Promise<string> {
    const id = String(shard.id);
    if (shardName(name, Object(shard.data) as Message) !== id) throw new Error('its name is not that of its content');
    if (await redis.exists(resultKey(id))) return '';
    try {
      const packed = await play(shard.data);
      const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
      await redis.set(resultKey(id), bytes, 'EX', LIFE.result);
      await redis.sadd(resultsKey(name), id);
      await redis.expire(resultsKey(name), LIFE.result);
      return '';
    } catch (error) {
      if (!(error instanceof MissingCode)) throw error;
      // Others may have what is not here; this one does not take it again.
      void worker.pause(true);
      await shard.moveToWait(token);
      setting.lacks(error);
      throw new WaitingError();
    }
  }

  const worker = new Worker<Message, string>(name, process, {
    connection: redis,
    prefix: PREFIX,
    skipVersionCheck: true,
    name: setting.label,
    concurrency: setting.slots,
    lockDuration: LOCK.duration,
    lockRenewTime: LOCK.duration / 4,
    stalledInterval: LOCK.look,
    maxStalledCount: MOST_LOST,
    runRetryDelay: LOCK.look,
    drainDelay: 1,
  });
  // What goes wrong with the connection is the connection's business; a shard that was taken over is run by another.
  worker.on('error', () => undefined);

  return {
    points: () => points,
    async close() {
      await worker.close();
      await hands?.executor.close();
    },
  };
}
