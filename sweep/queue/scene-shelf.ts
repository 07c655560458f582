// The scenes that a worker has open for one sweep: as many as fit, each fetched once.

import type { Redis } from 'ioredis';
import { unpackScene } from '../pack-feed.js';
import type { Executor } from '../work.js';
import { type Code, local } from './code.js';
import { NO_SCENE } from './keys.js';
import type { SceneFolder } from './scene-folder.js';
import { fetchScene } from './scene-store.js';

/** Scenes of one executor. */
export interface SceneShelf {
  /** Does something with a scene, which stays open meanwhile; `act` is handed its index. */
  use<T>(hash: string, act: (scene: number) => Promise<T>): Promise<T>;
}

interface Open {
  readonly index: Promise<number>;
  bytes: number;
  users: number;
}

/** A shelf of at most `most` bytes of packed scenes, and whatever is in use. */
export function sceneShelf(
  redis: Redis,
  executor: Executor,
  codes: () => ReadonlyMap<string, Code>,
  folder: SceneFolder,
  most: number,
): SceneShelf {
  /** Least lately used first. */
  const open = new Map<string, Open>();

  async function take(hash: string): Promise<{ readonly index: number; readonly bytes: number }> {
    const kept = await folder.find(hash);
    const bytes = kept ?? (await fetchScene(redis, hash));
    if (bytes === undefined) throw new Error(NO_SCENE);
    const scene = local(unpackScene(bytes), codes());
    if (!kept) await folder.keep(hash, bytes);
    return { index: await executor.open([scene]), bytes: bytes.length };
  }

  function begin(hash: string): Open {
    const taken = take(hash);
    const one: Open = { index: taken.then(({ index }) => index), bytes: 0, users: 0 };
    taken.then(
      ({ bytes }) => (one.bytes = bytes),
      () => open.delete(hash),
    );
    return one;
  }

  async function trim(): Promise<void> {
    let bytes = [...open.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [hash, one] of open) {
      if (bytes <= most) return;
      if (one.users > 0) continue;
      open.delete(hash);
      bytes -= one.bytes;
      await executor.shut([await one.index]);
    }
  }

  return {
    async use(hash, act) {
      const one = open.get(hash) ?? begin(hash);
      open.delete(hash);
      open.set(hash, one);
      one.users++;
      try {
        return await act(await one.index);
      } finally {
        one.users--;
        await trim();
      }
    },
  };
}
