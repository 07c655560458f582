// A shard: runs of one scene that travel together, named by what they depend on, so that the same work has the same name.

import { createHash } from 'node:crypto';
import { UserError } from '../../engine/index.js';
import type { Work } from '../work.js';
import { FORMAT, isHash } from './keys.js';
import { fromJson, toJson } from './plain.js';

/** Points of a shard: enough that the queue costs little, few enough that a killed worker costs little. */
const FULL = 32;
/** The first shards are small, so that all workers have something to do at once, and a short batch of a sampler that learns is spread. */
const SMALL = { points: 4, shards: 8 };

/** What a run is made of, but for its number and its scene. */
type Point = Omit<Work, 'at' | 'scene'>;

/** A shard as it travels. */
export interface Message {
  readonly format: number;
  /** sha256 of the packed scene. */
  readonly scene: string;
  /** Points, as `toJson` writes them. */
  readonly points: readonly unknown[];
}

/** Work cut into shards of one scene each, where the numbers of the work say: so that a search that is resumed, and misses what was
 *  done, is cut at the same places. `scenes` says how many there are; no more work is pulled than a shard for each. */
export function* shardsOf(work: Iterable<Work>, scenes = 1): Generator<readonly Work[]> {
  let cut = 0;
  const begun = new Map<number, Work[]>();
  for (const each of work) {
    const shard = begun.get(each.scene) ?? [];
    const points = cut < SMALL.shards ? SMALL.points : FULL;
    const place = ({ at }: Work) => Math.floor(at / (points * scenes));
    if (shard.length >= points || (shard.length > 0 && place(shard[0]) !== place(each))) {
      cut++;
      yield shard;
      begun.set(each.scene, [each]);
    } else begun.set(each.scene, [...shard, each]);
  }
  yield* begun.values();
}

/** A shard as a message; `scene` is the sha256 of its scene. */
export const messageOf = (shard: readonly Work[], scene: string): Message => ({
  format: FORMAT,
  scene,
  points: shard.map((work) => toJson({ ...work, at: undefined, scene: undefined } satisfies Partial<Work>)),
});

/** Name of a shard within a sweep: sha256 over the sweep's name and the message. */
export const shardName = (sweep: string, { scene, points }: Message): string =>
  createHash('sha256')
    .update(JSON.stringify([sweep, scene, points]))
    .digest('hex');

/** What a message asks for: the scene, and one work for each point, numbered from 0; fails with one sentence on anything else. */
export function readMessage(data: unknown): { readonly scene: string; readonly work: readonly Omit<Work, 'scene'>[] } {
  const { format, scene, points } = Object(data) as Partial<Record<keyof Message, unknown>>;
  if (format !== FORMAT) {
    throw new UserError(
      `The queue holds work of format ${String(format)}, and this Tidemark knows ${FORMAT}; update it.`,
    );
  }
  if (!isHash(scene) || !Array.isArray(points) || points.length === 0 || points.length > FULL) throw garbled();
  return { scene, work: points.map((point, at) => ({ at, ...readPoint(point) })) };
}

function readPoint(json: unknown): Point {
  const { params, first, rows, flat, ...more } = Object(fromJson(json)) as Record<string, unknown>;
  const isCount = (value: unknown) => value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0);
  const isRecord = typeof params === 'object' && params !== null && !Array.isArray(params);
  const fits = isRecord && isCount(first) && isCount(rows) && (flat === undefined || typeof flat === 'boolean');
  // What is not known here would be left undone in silence.
  if (!fits || Object.keys(more).length > 0) throw garbled();
  return {
    params,
    ...(first !== undefined && { first }),
    ...(rows !== undefined && { rows }),
    ...(flat !== undefined && { flat }),
  } as Point;
}

const garbled = (): UserError =>
  new UserError(
    'The queue holds work that no Tidemark of this version wrote; empty the queue, or use another database.',
  );
