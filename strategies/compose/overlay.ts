// A hedge on top of any strategy.
//
// Both trade accounts of their own on paper. The account that is real holds the hedge's weights times a share, and of the strategy's weights
// what the hedge leaves: a hedge of `base` funding is paid for by holding less of everything else, one of `credit` comes on top and needs
// an account that may borrow, or a hedge that sells short.
// Fails where the hedge costs more in calm than it saves in a storm, which is the rule with hedges; compare with holding less.

import { choice, num, strategy, type Strategy } from '../../engine/index.js';
import { FOLLOW } from './follow.js';
import { allValid, type Given, joined, partOf } from './part.js';

/** The two sides of an overlay, and how much of the hedge there is. */
export interface Hedging {
  /** Share of the equity that the hedge is given to trade with, a fraction: the default of the param `hedgeShare`; 0.2 if left out. */
  readonly share?: number;
  /** Values that replace defaults of the strategy's params, and of the hedge's. */
  readonly params?: Given;
  readonly hedgeParams?: Given;
}

/** A strategy that trades `base` with `hedge` on top of it. Its params are those of `base`, those of the hedge as `hedgeParam`, `hedgeShare`,
 *  `hedgeFunding` and `followBand`. */
export function overlay(base: Strategy, hedge: Strategy, { share = 0.2, params, hedgeParams }: Hedging = {}): Strategy {
  const own = {
    ...FOLLOW,
    hedgeShare: num(share, {
      min: 0,
      max: 1,
      sweep: [0, 0.5, 0.1],
      about: 'share of the equity that the hedge trades with',
    }),
    hedgeFunding: choice('base', ['base', 'credit'], {
      about: 'whether what the hedge buys is taken from the strategy or borrowed',
    }),
  };
  const insurer = partOf('hedge', hedge, hedgeParams, own);
  const parts = [partOf('', base, params, { ...own, ...insurer.params }), insurer];

  return strategy({
    about: `${base.about} Hedged: ${hedge.about}`,
    params: joined(own, parts),
    valid: (values: Given) => allValid(parts, values),
    prepare(values: Given, { assets, paper }) {
      const [trade, insurance] = parts.map((part) => paper(part.strategy, part.given(values)));
      const { hedgeShare, followBand: band } = values as Record<string, number>;

      return (ctx) => {
        const insured = assets.map((asset) => hedgeShare * insurance.weight(asset));
        // What is sold short brings money, and takes none.
        const bought = insured.reduce((sum, weight) => sum + Math.max(0, weight), 0);
        const left = values.hedgeFunding === 'base' ? Math.max(0, 1 - bought) : 1;
        ctx.rebalance(
          assets.map((asset, k) => [asset, left * trade.weight(asset) + insured[k]]),
          { band },
        );
      };
    },
  });
}
