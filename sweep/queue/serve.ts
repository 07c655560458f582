// Serves the sweeps of a queue: looks for those whose code is here, and takes a share in each.

import { setTimeout } from 'node:timers/promises';
import type { Executor, Job } from '../work.js';
import { addressOf } from './address.js';
import { type Announcement, readAnnouncement } from './announcement.js';
import type { Code, MissingCode } from './code.js';
import { connect, PATIENCE } from './connect.js';
import { FORMAT, isHash, sweepKey, SWEEPS } from './keys.js';
import { bullmq } from './libraries.js';
import { refusal } from './refusal.js';
import { leave, newWorker, present } from './roll-call.js';
import { sceneFolder } from './scene-folder.js';
import { type Session, session } from './session.js';
import { canServe } from './unserved.js';

/** Milliseconds between two looks at what there is to do. */
const BEAT = 500;
/** Beats between two looks at the code, while a sweep asks for some that is not here. */
const REREAD = 6;
/** Shards at once: the next begins while the last points of another are still run. */
const SLOTS = 2;
/** Bytes of scenes that are kept on the disk. */
const MOST_KEPT = 2 ** 31;

/** What a worker is set up with. */
export interface ServeSetting {
  readonly url: string;
  /** Version and build of Tidemark; sweeps of another one are not served. */
  readonly version: string;
  /** Which machine and process this is, for the messages of others. */
  readonly label: string;
  /** Finds the code that is here; asked again when a sweep needs some that is not. */
  code(): Promise<readonly Code[]>;
  /** Makes what runs the points of a sweep. It must leave this thread free: a shard whose worker is not heard of is given to another. */
  executor(job: Job): Executor;
  /** Folder for scenes that were fetched. */
  readonly folder: string;
  /** Milliseconds that the queue may be away; 30,000 by default. */
  readonly patience?: number;
  /** Told what the worker does, in sentences. */
  say(sentence: string): void;
}

/** A worker under way. */
export interface Serving {
  /** Ends when the worker has stopped; fails with one sentence when the queue is lost. */
  readonly ended: Promise<void>;
  /** Finishes the shards in hand, and leaves. */
  stop(): void;
}

/** Begins to serve a queue; fails with one sentence where it cannot be reached. */
export async function serve(setting: ServeSetting): Promise<Serving> {
  const { version, label, say } = setting;
  const address = addressOf(setting.url);
  await bullmq();
  const connection = await connect(address, setting.patience ?? PATIENCE, 'start the worker again when it is back.');
  const { redis } = connection;
  connection.warnings.forEach(say);
  const sessions = new Map<string, Promise<Session>>();
  const ending = new Map<string, Promise<void>>();
  /** What was said of sweeps that are not served, by name: each thing once. */
  const said = new Map<string, string>();
  let codes: ReadonlyMap<string, Code> = new Map();
  let sinceRead = 0;
  const stopping = new AbortController();

  async function readCode(): Promise<void> {
    codes = new Map((await setting.code()).map((each) => [each.sourceHash, each]));
    sinceRead = 0;
  }
  const has = () => [...codes.values()].map(({ name, sourceHash }) => ({ name, sourceHash }));
  const titled = (name: string, { strategy }: Announcement) => `Sweep ${name.slice(0, 8)} of ${strategy.name}`;

  function tell(name: string, sentence: string): void {
    if (said.get(name) === sentence) return;
    said.set(name, sentence);
    say(sentence);
  }

  /** Why a sweep is not served; empty where it can be. */
  function refused(name: string, sweep: Announcement): string {
    if (canServe({ version, has: has() }, sweep)) return '';
    const title = titled(name, sweep);
    if (sweep.version !== version)
      return `${title} is not served: it needs Tidemark ${sweep.version}, and this is ${version}.`;
    const lacks = sweep.needs.filter(({ sourceHash }) => !codes.has(sourceHash));
    const words = lacks.map(({ name: file, sourceHash }) => `${file} with the hash ${sourceHash.slice(0, 12)}`);
    return `${title} is not served: ${words.join(', ')} is not in the folder of --strategies.`;
  }

  function begin(name: string, sweep: Announcement): Promise<Session> {
    say(`${titled(name, sweep)} begins.`);
    const lacks = (need: MissingCode) => {
      tell(name, `${titled(name, sweep)} is not served: ${need.message}.`);
      void end(name);
    };
    const { executor } = setting;
    const folder = sceneFolder(setting.folder, MOST_KEPT, `${process.pid}`);
    return session({ redis, name, sweep, label, slots: SLOTS, codes: () => codes, executor, folder, lacks });
  }

  /** Ends a share; it counts as one until the shards in hand are finished. */
  function end(name: string): Promise<void> {
    const under = ending.get(name) ?? finish(name);
    ending.set(name, under);
    return under;
  }

  async function finish(name: string): Promise<void> {
    const share = await sessions.get(name)?.catch(() => undefined);
    await share?.close();
    sessions.delete(name);
    ending.delete(name);
    if (share) say(`Sweep ${name.slice(0, 8)} ends: ${share.points()} points were run here.`);
  }

  async function look(worker: string): Promise<void> {
    await present(redis, worker, { format: FORMAT, version, label, slots: SLOTS, has: has() });
    const names = (await redis.smembers(SWEEPS)).filter(isHash);
    const texts = names.length > 0 ? await redis.mget(names.map(sweepKey)) : [];
    const served = new Set<string>();
    let isLacking = false;
    for (const [at, name] of names.entries()) {
      const text = texts[at];
      if (text === null) await redis.srem(SWEEPS, name);
      if (text === null || stopping.signal.aborted) continue;
      const sweep = readAnnouncement(name, text);
      if (!sweep) {
        tell(
          name,
          `The queue at ${address.shown} announces a sweep that this Tidemark (${version}) cannot read; it is not served.`,
        );
        continue;
      }
      const why = refused(name, sweep);
      isLacking ||= why !== '' && sweep.version === version;
      if (why !== '') tell(name, why);
      else {
        served.add(name);
        if (!sessions.has(name)) sessions.set(name, begin(name, sweep));
      }
    }
    for (const name of sessions.keys()) if (!served.has(name)) void end(name);
    if (isLacking && ++sinceRead >= REREAD) await readCode();
  }

  async function keepServing(): Promise<void> {
    const worker = await newWorker(redis);
    while (!stopping.signal.aborted) {
      await look(worker);
      await setTimeout(BEAT, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await Promise.all([...sessions.keys()].map(end));
    await leave(redis, worker);
  }

  try {
    await readCode();
  } catch (error) {
    connection.close();
    throw error;
  }
  const ended = connection
    .guard(keepServing())
    .catch((error: unknown) => {
      throw refusal(error, address.shown);
    })
    .finally(() => connection.close());
  ended.catch(() => undefined);
  return { ended, stop: () => stopping.abort() };
}
