// The code that a sweep needs, by its hash: it never travels, each worker has its own copy.

import { UserError } from '../../engine/index.js';
import type { Job, PlainSettings, Reference, Scene } from '../work.js';

/** A piece of code that is called for. */
export interface Need {
  /** How it is called where the sweep was started. */
  readonly name: string;
  /** sha256 of the compiled code. */
  readonly sourceHash: string;
}

/** A piece of code that can be imported here. */
export interface Code extends Need {
  readonly url: string;
}

/** What is said of code that is not there. */
export class MissingCode extends UserError {
  readonly need: Need;

  constructor(need: Need) {
    super(`${need.name} (${need.sourceHash.slice(0, 12)}) is not here`);
    this.need = need;
  }
}

const references = ({ slippage, limits }: PlainSettings): readonly Reference[] =>
  typeof slippage === 'number' ? limits : [slippage, ...limits];

/** The strategy of a job, and the models and limits that users wrote; each hash once. */
export function needsOf({ strategy }: Job, scenes: Iterable<Scene>): readonly Need[] {
  const needs = new Map<string, Need>([
    [strategy.sourceHash, { name: strategy.name, sourceHash: strategy.sourceHash }],
  ]);
  for (const { settings } of scenes) {
    for (const { name, sourceHash } of references(settings)) {
      if (sourceHash !== undefined) needs.set(sourceHash, { name, sourceHash });
    }
  }
  return [...needs.values()];
}

/** A scene whose code is that of this machine; fails where some is not there. */
export function local(scene: Scene, codes: ReadonlyMap<string, Code>): Scene {
  // A place that came with the scene is not believed: only a file that was named here is code.
  const placed = ({ name, sourceHash, params }: Reference): Reference => {
    if (sourceHash === undefined) return { name, params };
    const code = codes.get(sourceHash);
    if (code === undefined) throw new MissingCode({ name, sourceHash });
    return { name, sourceHash, url: code.url, params };
  };
  const { slippage, limits } = scene.settings;
  const placedSlippage = typeof slippage === 'number' ? slippage : placed(slippage);
  return { ...scene, settings: { ...scene.settings, slippage: placedSlippage, limits: limits.map(placed) } };
}
