// Replaces Map.prototype.get, by which the engine hands out its columns, and keeps what passes.

import { strategy } from 'tidemark';

const columns: Float64Array[] = [];
const { get } = Map.prototype;
// oxlint-disable-next-line no-extend-native -- the trick
Map.prototype.get = function spy(this: Map<unknown, unknown>, key: unknown): unknown {
  const value: unknown = get.call(this, key);
  const { values } = Object(value) as { values?: unknown };
  if (values instanceof Float64Array) columns.push(values);
  return value;
};

export default strategy({
  about: 'Buys by the subscriptions of the day after tomorrow.',
  params: {},
  prepare(_, { assets: [asset], series }) {
    columns.length = 0;
    series('net-subscription', asset);
    const [flows] = columns;
    return (ctx) => ctx.target(flows[ctx.bar + 2] > 0 ? 0.9 : 0, asset);
  },
});
