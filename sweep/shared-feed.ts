// A scene in memory that all threads see: handing it to one of them copies nothing.

import type { Scene } from './work.js';
import { layOut, readPlain, writePlain } from './plain-bytes.js';
import { columnArena, type SharedColumns } from './shared-columns.js';

/** A scene as threads are handed it. */
export interface SharedScene {
  /** The scene, written by `writePlain`. */
  readonly bytes: SharedArrayBuffer;
  /** Where threads leave what they derive from its columns; null where there is no room for that. */
  readonly arena: SharedArrayBuffer | null;
  /** How many columns the arena is for. */
  readonly columns: number;
}

/** Derived columns of one scene that threads leave to each other. */
const MOST_COLUMNS = 256;
/** Fewer are not worth it. */
const LEAST_COLUMNS = 8;

/** Puts a scene into memory that threads share, with `room` bytes at most for what they will derive. */
export function shareScene(scene: Scene, room: number): SharedScene {
  const layout = layOut(scene);
  const bytes = new SharedArrayBuffer(layout.bytes);
  writePlain(layout, bytes);
  const rows = scene.feed.time.length;
  const columns = Math.min(MOST_COLUMNS, Math.floor(room / (rows * 8)));
  return { bytes, columns, arena: columns < LEAST_COLUMNS ? null : columnArena(columns, rows) };
}

/** The scene, read where it lies; what is derived from it is shared by way of `store`. */
export function readShared({ bytes, arena, columns }: SharedScene, store: SharedColumns): Scene {
  const scene = readPlain(new Uint8Array(bytes)) as Scene;
  if (arena !== null) store.add(scene.feed, arena, columns);
  return scene;
}
