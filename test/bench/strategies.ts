// The strategies that are measured, written as anybody would write them in a file of their own.

import { crosses, sma, strategy } from 'tidemark';

const FAST = 20;
const SLOW = 50;
const SHARES = 100;

/** Declares on which bars it decides. */
export const declared = strategy({
  about: 'Buys when the fast average crosses above the slow one, sells when it crosses below.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const cross = crosses(sma(asset.close, FAST), sma(asset.close, SLOW));
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
  params: {},
  prepare(_, { assets: [asset] }) {
    const cross = crosses(sma(asset.close, FAST), sma(asset.close, SLOW));
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
  params: {},
  prepare(_, { assets: [asset] }) {
    const fast = sma(asset.close, FAST);
    const slow = sma(asset.close, SLOW);
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

/** Looks at every bar and never trades. */
export const idle = strategy({
  about: 'Looks and never trades.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const mean = sma(asset.close, SLOW);
    return (ctx) => {
      if (asset.close.now < 0 && mean.now > 0) ctx.order({ asset, side: 1, quantity: SHARES });
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
