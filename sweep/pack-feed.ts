// A scene as bytes, for other machines: the same bytes for the same scene, so that their sha256 names it.

import { assertScene } from './check-scene.js';
import { layOut, readPlain, writePlain } from './plain-bytes.js';
import type { Reference, Scene } from './work.js';

/** A scene as bytes. Models and limits go by name and hash; where their code lies is each machine's own. */
export function packScene(scene: Scene): Uint8Array {
  const { slippage, limits } = scene.settings;
  const settings = {
    ...scene.settings,
    slippage: typeof slippage === 'number' ? slippage : withoutPlace(slippage),
    limits: limits.map(withoutPlace),
  };
  const layout = layOut({ ...scene, settings });
  const bytes = new Uint8Array(layout.bytes);
  writePlain(layout, bytes.buffer);
  return bytes;
}

/** The scene of such bytes; its columns are views of them. They may come from anywhere: fails with a `UserError` where they hold anything
 *  but a scene that a run can be made in, or name a module to be loaded. */
export function unpackScene(bytes: Uint8Array): Scene {
  const scene = readPlain(bytes);
  assertScene(scene);
  return scene;
}

const withoutPlace = (reference: Reference): Reference => ({ ...reference, url: undefined });
