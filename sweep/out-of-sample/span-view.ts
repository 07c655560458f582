// What a span of a longer run sees of it, so that it is played as if it were alone.

import { type Context, indicator, type Universe } from '../../engine/index.js';

/** The universe with schedules that count from a row on, as those of a run do that begins there. */
export const countedFrom = (universe: Universe, from: number): Universe => ({
  ...universe,
  every(n, market) {
    // Of the run's own schedule only what is wrong with n or the market is wanted.
    universe.every(n, market);
    return indicator(universe.every(1, market), () => {
      let row = -1;
      let sessions = 0;
      return (isSession) => {
        row++;
        return row >= from && isSession === 1 && sessions++ % n === 0 ? 1 : 0;
      };
    });
  },
});

/** Gives each span the chance of the run from its beginning: the n-th number that a span draws is the n-th of the run's generator, whatever
 *  others have drawn before. The function yields what a span sees of the context; `begins` on its first row. */
export function replayed(): (ctx: Context, begins: boolean) => Context {
  const drawn: number[] = [];
  let next = 0;
  let own: Context | undefined;
  return (ctx, begins) => {
    if (begins) next = 0;
    return (own ??= withChance(ctx, () => {
      if (next === drawn.length) drawn.push(ctx.random());
      return drawn[next++];
    }));
  };
}

/** The context with another source of chance. */
function withChance(ctx: Context, draw: () => number): Context {
  const own: Pick<Context, keyof Context> = {
    get time() {
      return ctx.time;
    },
    get bar() {
      return ctx.bar;
    },
    get equity() {
      return ctx.equity;
    },
    cash: (...words) => ctx.cash(...words),
    position: (asset) => ctx.position(asset),
    orders: (asset) => ctx.orders(asset),
    target: (...words) => ctx.target(...words),
    rebalance: (...words) => ctx.rebalance(...words),
    order: (request) => ctx.order(request),
    cancel: (id) => ctx.cancel(id),
    replace: (id, change) => ctx.replace(id, change),
    random: draw,
  };
  return own as Context;
}
