// Puts another function in the place of one, and back.

import type { Undo } from './onlooker.js';

type Callable = (this: unknown, ...given: unknown[]) => unknown;

/** Replaces a method of an object where it has one. `act` is called in its place, with the original to call. */
export function patch(
  owner: object,
  name: string,
  act: (original: Callable, self: unknown, given: unknown[]) => unknown,
): Undo {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const original: unknown = descriptor?.value;
  if (descriptor === undefined || typeof original !== 'function' || !(descriptor.writable || descriptor.configurable))
    return () => {};
  const value = new Proxy(original, {
    apply: (target, self, given: unknown[]) => act(target as Callable, self, given),
    construct: (target, given: unknown[], made) =>
      act(
        ((...each: unknown[]) => Reflect.construct(target, each, made) as unknown) as Callable,
        undefined,
        given,
      ) as object,
  });
  Object.defineProperty(owner, name, { ...descriptor, value });
  // What the strategy has put there instead is left for the comparison to find.
  return () => {
    if (Object.getOwnPropertyDescriptor(owner, name)?.value === value) Object.defineProperty(owner, name, descriptor);
  };
}

/** One undoing of many, the last first. */
export const together =
  (all: readonly Undo[]): Undo =>
  () => {
    for (const each of [...all].reverse()) each();
  };
