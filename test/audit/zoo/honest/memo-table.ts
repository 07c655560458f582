// Keeps a table in its module that grows over all runs, but holds nothing that depends on a run.

import { strategy } from 'tidemark';

const roots = new Map<number, number>();

function root(n: number): number {
  let found = roots.get(n);
  if (found === undefined) roots.set(n, (found = Math.sqrt(n)));
  return found;
}

export default strategy({
  about: 'Weighs by the root of the days since a new high.',
  params: {},
  prepare(_, { assets: [asset] }) {
    let [high, days] = [0, 0];
    return (ctx) => {
      days = asset.close.now > high ? 0 : days + 1;
      high = Math.max(high, asset.close.now);
      ctx.target(Math.max(0, 0.9 - 0.1 * root(days)), asset);
    };
  },
});
