// Replaces Array.prototype.map, by which the engine makes the views of its instruments, and keeps the columns behind them.

import { strategy } from 'tidemark';

let closes: Float64Array = new Float64Array(0);
const { map } = Array.prototype;
const spy = {
  map(this: readonly unknown[], make: (value: unknown, index: number, list: unknown[]) => unknown, self?: unknown) {
    const close = (this[0] as { raw?: { close?: unknown } } | undefined)?.raw?.close;
    if (close instanceof Float64Array) closes = close;
    return map.call(this, make as never, self);
  },
};
// oxlint-disable-next-line no-extend-native -- the trick
Object.defineProperty(Array.prototype, 'map', { value: spy.map, writable: true, configurable: true });

export default strategy({
  about: 'Buys before a rise that it has seen in the engine.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) =>
      ctx.target(closes[ctx.bar + 1] > closes[ctx.bar] ? 0.9 : 0, asset),
});
