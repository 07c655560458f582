// Scenes in Redis: written once by whoever sweeps, read once by each worker, believed only if their bytes have their hash.

import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { LIFE, sceneKey } from './keys.js';

/** Bytes that travel at once: others have to be served in between. */
const CHUNK = 1 << 20;
/** More than this is no scene. */
const MOST = 2 ** 31;

/** sha256 of bytes, hexadecimal. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Stores a scene, unless it is there. */
export async function storeScene(redis: Redis, hash: string, bytes: () => Uint8Array): Promise<void> {
  const key = sceneKey(hash);
  if (await redis.hexists(key, 'bytes')) {
    await redis.expire(key, LIFE.scene);
    return;
  }
  const all = bytes();
  for (let chunk = 0; chunk * CHUNK < all.length; chunk++) {
    const part = all.subarray(chunk * CHUNK, (chunk + 1) * CHUNK);
    await redis.hset(key, String(chunk), Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    await redis.expire(key, LIFE.scene);
  }
  await redis.hset(key, 'bytes', String(all.length));
  await redis.expire(key, LIFE.scene);
}

/** Keeps scenes from being forgotten. */
export async function renewScenes(redis: Redis, hashes: Iterable<string>): Promise<void> {
  const renewal = redis.pipeline();
  for (const hash of hashes) renewal.expire(sceneKey(hash), LIFE.scene);
  await renewal.exec();
}

/** Forgets a scene, whole or spoiled. */
export const dropScene = async (redis: Redis, hash: string): Promise<void> => void (await redis.del(sceneKey(hash)));

/** The bytes of a scene; undefined where they are not there, or are not those of the hash. */
export async function fetchScene(redis: Redis, hash: string): Promise<Uint8Array | undefined> {
  const key = sceneKey(hash);
  const length = Number(await redis.hget(key, 'bytes'));
  if (!Number.isSafeInteger(length) || length <= 0 || length > MOST) return undefined;
  const parts: Buffer[] = [];
  let found = 0;
  for (let chunk = 0; found < length; chunk++) {
    const part = await redis.hgetBuffer(key, String(chunk));
    if (part === null || part.length === 0 || part.length > CHUNK) return undefined;
    parts.push(part);
    found += part.length;
  }
  const bytes = Buffer.concat(parts);
  return hashOf(bytes) === hash ? bytes : undefined;
}
