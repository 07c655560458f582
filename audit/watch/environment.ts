// The environment's variables, the words of the command line, and the machine's time zone.

import { syncBuiltinESMExports } from 'node:module';
import type { Onlooker, Undo } from './onlooker.js';

/** Watches process.env and process.argv, and lets them pretend. */
export function patchEnvironment(onlooker: Onlooker): Undo {
  const { env } = process;
  const asks = (what: string) => onlooker.touches('environment', what);
  const isPretended = () => onlooker.world.environment !== 'there';
  process.env = new Proxy(env, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || !asks(`process.env.${key}`) || !isPretended()) return value;
      return onlooker.world.environment === 'full' ? '1' : undefined;
    },
    // On the environment itself, which takes whole descriptors only.
    set: (target, key, value) => Reflect.set(target, key, value),
    has(target, key) {
      if (!asks(`process.env.${String(key)}`) || !isPretended()) return Reflect.has(target, key);
      return onlooker.world.environment === 'full';
    },
    ownKeys(target) {
      return asks('all names of process.env') && isPretended() ? [] : Reflect.ownKeys(target);
    },
  });
  const words = Object.getOwnPropertyDescriptor(process, 'argv')!;
  const { argv } = process;
  Object.defineProperty(process, 'argv', {
    configurable: true,
    enumerable: true,
    get: () => (asks('process.argv') && isPretended() ? argv.slice(0, 2) : argv),
  });
  syncBuiltinESMExports();
  return () => {
    Object.defineProperty(process, 'argv', words);
    process.env = env;
    syncBuiltinESMExports();
  };
}

/** Does something as if the machine stood in another time zone. */
export function inZone<T>(zone: string | undefined, work: () => T): T {
  if (zone === undefined) return work();
  const { TZ: former } = process.env;
  process.env.TZ = zone;
  try {
    return work();
  } finally {
    if (former === undefined) delete process.env.TZ;
    else process.env.TZ = former;
  }
}
