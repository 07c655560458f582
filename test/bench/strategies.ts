// The strategies that are measured, written as anybody would write them in a file of their own.

import { change, crosses, int, sma, strategy } from 'tidemark';

const SHARES = 100;

const AVERAGES = {
  fast: int(20, { min: 1, sweep: [2, 26, 1], about: 'bars in the fast average' }),
  slow: int(50, { min: 2, sweep: [30, 225, 5], about: 'bars in the slow average' }),
};

/** Declares on which bars it decides. */
export const declared = strategy({
  about: 'Buys when the fast average crosses above the slow one, sells when it crosses below.',
  params: AVERAGES,
  prepare({ fast, slow }, { assets: [asset] }) {
    const cross = crosses(sma(asset.close, fast), sma(asset.close, slow));
    return {
      when: cross,
      decide(ctx) {
        const { quantity } = ctx.position(asset);
        if (cross.now > 0 && quantity === 0) ctx.order({ asset, side: 1, quantity: SHARES });
        else if (cross.now < 0 && quantity > 0) ctx.order({ asset, side: -1, quantity });
      },
    };
  },
});

/** The same, deciding on every bar. */
export const everyBar = strategy({
  about: declared.about,
  params: AVERAGES,
  prepare({ fast, slow }, { assets: [asset] }) {
    const cross = crosses(sma(asset.close, fast), sma(asset.close, slow));
    return (ctx) => {
      const { quantity } = ctx.position(asset);
      if (cross.now > 0 && quantity === 0) ctx.order({ asset, side: 1, quantity: SHARES });
      else if (cross.now < 0 && quantity > 0) ctx.order({ asset, side: -1, quantity });
    };
  },
});

/** The same without a signal: compares the averages of today and of the bar before, and looks at its equity. Nothing was tuned for
 *  it. */
export const byHand = strategy({
  about: declared.about,
  params: AVERAGES,
  prepare({ fast: few, slow: many }, { assets: [asset] }) {
    const fast = sma(asset.close, few);
    const slow = sma(asset.close, many);
    let peak = 0;
    return (ctx) => {
      peak = Math.max(peak, ctx.equity);
      const isAbove = fast.now > slow.now;
      const wasAbove = fast.ago(1) > slow.ago(1);
      if (isAbove === wasAbove || Number.isNaN(slow.ago(1))) return;
      const held = ctx.position(asset).quantity;
      if (isAbove && held === 0) ctx.order({ asset, side: 1, quantity: SHARES, type: 'market', tif: 'day' });
      if (!isAbove && held > 0) ctx.order({ asset, side: -1, quantity: held, type: 'market', tif: 'day' });
    };
  },
});

/** What the rotation holds: the strongest over a number of bars, each at a weight. Five per cent stay in cash, so that no purchase is cut
 *  where prices rise over night. */
export const ROTATION = { count: 5, bars: 120, weight: 0.19 } as const;

/** Holds the strongest instruments, chosen anew each month. */
export const rotation = strategy({
  about: 'Holds the five instruments that rose most over 120 bars, chosen anew at the start of each month.',
  params: {},
  prepare(_, { assets, startOf }) {
    const rows = assets.map((asset) => ({ asset, momentum: change(asset.close, ROTATION.bars) }));
    return {
      when: startOf('month'),
      decide(ctx) {
        const strongest = rows
          .filter(({ momentum }) => !Number.isNaN(momentum.now))
          .sort((a, b) => b.momentum.now - a.momentum.now)
          .slice(0, ROTATION.count);
        ctx.rebalance(strongest.map(({ asset }) => [asset, ROTATION.weight]));
      },
    };
  },
});

/** Gives one order on every bar. */
export const busy = strategy({
  about: 'Buys and sells in turn.',
  params: {},
  prepare(_, { assets: [asset] }) {
    return (ctx) => {
      ctx.order({ asset, side: ctx.position(asset).quantity === 0 ? 1 : -1, quantity: SHARES });
    };
  },
});

/** Looks at every bar and never trades. */
export const idle = strategy({
  about: 'Looks and never trades.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const mean = sma(asset.close, 50);
    return (ctx) => {
      if (asset.close.now < 0 && mean.now > 0 && ctx.equity > 0) ctx.order({ asset, side: 1, quantity: SHARES });
    };
  },
});
