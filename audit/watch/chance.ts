// Chance without the run's seed: whoever draws it during an audit is given a pretended stream.

import nodeCrypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { Onlooker, Undo } from './onlooker.js';
import { patch, together } from './patch.js';

/** Watches Math and the two faces of crypto. */
export function patchChance(onlooker: Onlooker): Undo {
  const byte = () => Math.floor(256 * onlooker.draw());
  const fill = <T>(target: T): T => {
    const bytes = ArrayBuffer.isView(target)
      ? new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
      : new Uint8Array(target as ArrayBuffer);
    for (let k = 0; k < bytes.length; k++) bytes[k] = byte();
    return target;
  };
  const uuid = () => {
    const hex = Array.from({ length: 32 }, () => Math.floor(16 * onlooker.draw()).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const chance = (owner: object, name: string, what: string, give: (given: unknown[]) => unknown): Undo =>
    patch(owner, name, (original, self, given) => {
      // With a callback it comes later than any decision.
      const isLater = typeof given.at(-1) === 'function';
      return onlooker.touches('chance', what) && !isLater ? give(given) : original.apply(self, given);
    });
  const web = Object.getPrototypeOf(globalThis.crypto) as object;
  const undo = together([
    chance(Math, 'random', ['Math', 'random()'].join('.'), () => onlooker.draw()),
    chance(nodeCrypto, 'randomBytes', 'crypto.randomBytes()', ([size]) => fill(Buffer.alloc(Number(size)))),
    chance(nodeCrypto, 'randomFillSync', 'crypto.randomFillSync()', ([target]) => fill(target)),
    chance(nodeCrypto, 'getRandomValues', 'crypto.getRandomValues()', ([target]) => fill(target)),
    chance(nodeCrypto, 'randomUUID', 'crypto.randomUUID()', uuid),
    chance(nodeCrypto, 'randomInt', 'crypto.randomInt()', ([from, to]) => {
      const [low, high] = to === undefined ? [0, Number(from)] : [Number(from), Number(to)];
      return low + Math.floor((high - low) * onlooker.draw());
    }),
    chance(web, 'getRandomValues', 'crypto.getRandomValues()', ([target]) => fill(target)),
    chance(web, 'randomUUID', 'crypto.randomUUID()', uuid),
  ]);
  syncBuiltinESMExports();
  return () => {
    undo();
    syncBuiltinESMExports();
  };
}
