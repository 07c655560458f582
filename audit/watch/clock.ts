// The clocks: whoever asks the time during an audit is told a pretended one.

import type { Onlooker, Undo } from './onlooker.js';
import { patch, together } from './patch.js';

/** Watches Date, performance and process for the time. */
export function patchClock(onlooker: Onlooker): Undo {
  const { Date: plain } = globalThis;
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'Date')!;
  const told = () => new plain(onlooker.now());
  const watched = new Proxy(plain, {
    apply: (target) => (onlooker.touches('clock', 'Date()') ? String(told()) : target()),
    construct(target, given, made) {
      const asks = given.length === 0 && onlooker.touches('clock', 'new Date()');
      return Reflect.construct(target, asks ? [onlooker.now()] : given, made) as object;
    },
  });
  Object.defineProperty(globalThis, 'Date', { ...descriptor, value: watched });
  plain.prototype.constructor = watched;

  const clock = (owner: object, name: string, what: string, tell: () => unknown): Undo =>
    patch(owner, name, (original, self, given) =>
      onlooker.touches('clock', what) ? tell() : original.apply(self, given),
    );
  const seconds = () => onlooker.now() / 1000;
  const undo = [
    clock(plain, 'now', 'Date.now()', () => onlooker.now()),
    clock(Object.getPrototypeOf(performance) as object, 'now', 'performance.now()', () => onlooker.now()),
    clock(performance, 'now', 'performance.now()', () => onlooker.now()),
    clock(
      Reflect.get(process, 'hrtime'),
      'bigint',
      'process.hrtime.bigint()',
      () => BigInt(Math.round(onlooker.now())) * 1_000_000n,
    ),
    clock(process, 'hrtime', 'process.hrtime()', () => [Math.floor(seconds()), 0]),
    clock(process, 'uptime', 'process.uptime()', seconds),
  ];
  return together([
    () => {
      plain.prototype.constructor = plain;
      Object.defineProperty(globalThis, 'Date', descriptor);
    },
    ...undo,
  ]);
}
