// A drawdown stop around any strategy.
//
// The strategy trades an account of its own on paper, and goes on there whatever happens; the account that is real follows it. When that account
// has fallen by `guardDrawdown` from its high since it last began to follow, everything is sold. It follows again after at least
// `guardWait` rows, once the account on paper has risen by `guardRecovery` from its low since then.
// Fails in a fall that is made good at once: sold low, bought back higher, and again at the next one. The loss can exceed the limit by what
// one night brings, since the stop is seen at a close and met at the next open.

import { int, num, strategy, type Strategy } from '../../engine/index.js';
import { FOLLOW } from './follow.js';
import { allValid, type Given, joined, partOf } from './part.js';

/** When a guard stops a strategy and when it lets it go on: the defaults of its params. */
export interface Guarding {
  /** Fall from the high that is borne, a fraction; 0.1 if left out. */
  readonly drawdown?: number;
  /** Rows for which it stands aside at least; 20 if left out. */
  readonly wait?: number;
  /** Rise of the account on paper from its low that ends the wait, a fraction; 0.03 if left out. */
  readonly recovery?: number;
  /** Values that replace defaults of the strategy's params. */
  readonly params?: Given;
}

/** A strategy that trades `inner` until a drawdown stops it. Its params are those of `inner`, `guardDrawdown`, `guardWait`, `guardRecovery`
 *  and `followBand`. */
export function guard(
  inner: Strategy,
  { drawdown = 0.1, wait = 20, recovery = 0.03, params }: Guarding = {},
): Strategy {
  const own = {
    ...FOLLOW,
    guardDrawdown: num(drawdown, {
      min: 0,
      max: 1,
      sweep: [0.05, 0.3, 0.05],
      about: 'fall from the high at which all is sold',
    }),
    guardWait: int(wait, { min: 1, sweep: [5, 60, 5], about: 'rows to stand aside at least' }),
    guardRecovery: num(recovery, { min: 0, max: 1, about: 'rise on paper from the low, after which it goes on' }),
  };
  const parts = [partOf('', inner, params, own)];

  return strategy({
    about: `${inner.about} Stopped by a drawdown.`,
    params: joined(own, parts),
    valid: (values: Given) => allValid(parts, values),
    prepare(values: Given, { assets, paper }) {
      const [part] = parts;
      const account = paper(part.strategy, part.given(values));
      const { guardDrawdown, guardWait, guardRecovery, followBand: band } = values as Record<string, number>;
      let high = 0;
      let low = Number.POSITIVE_INFINITY;
      let aside = 0;
      let stops = 0;

      return {
        decide(ctx) {
          if (aside === 0) {
            high = Math.max(high, ctx.equity);
            if (ctx.equity <= (1 - guardDrawdown) * high) {
              aside = 1;
              low = Number.POSITIVE_INFINITY;
              stops++;
            }
          }
          if (aside > 0) {
            low = Math.min(low, account.equity);
            if (aside > guardWait && account.equity >= (1 + guardRecovery) * low) {
              aside = 0;
              high = ctx.equity;
            } else aside++;
          }
          if (aside > 0) ctx.rebalance([]);
          else
            ctx.rebalance(
              assets.map((asset) => [asset, account.weight(asset)]),
              { band },
            );
        },
        end: () => [`The guard sold everything ${stops} times.`],
      };
    },
  });
}
