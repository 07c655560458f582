// A fixed sum at the start of each period until the cash is used up, instead of all of it at once.
//
// Mechanism: a fixed sum buys more units when they are cheap, so that the average price paid lies below the average of the prices. That
// is arithmetic and no gain: money that waits earns nothing while it waits. What it buys is peace: no single day decides.
// Source: Graham, "The Intelligent Investor", 1949, made it popular; Constantinides, "A Note on the Suboptimality of Dollar-Cost Averaging
// as an Investment Policy", Journal of Financial and Quantitative Analysis 14(2), 1979, shows that something better always exists.
// Fails, as measured against the lump sum, whenever prices rise while it still buys, which is most of the time; and with small sums,
// where a least commission or a lot that is dearer than the sum eats the plan. What a period cannot spend the next one can.

import { choice, int, num, strategy, UserError } from '../engine/index.js';

export default strategy({
  about: 'Spends a fixed sum at the start of each period, in equal parts over the instruments, until the cash is gone.',
  params: {
    parts: int(12, {
      min: 1,
      sweep: [1, 36, 5],
      about: 'periods over which the starting cash is spent; 1 is the lump sum',
    }),
    amount: num(0, { min: 0, about: 'sum for each period, in base currency; 0 divides the starting cash by parts' }),
    period: choice('month', ['week', 'month', 'quarter'], { about: 'how often the sum is spent' }),
  },

  prepare({ parts, amount, period }, { assets, startOf }) {
    const [{ currency }] = assets;
    if (assets.some((asset) => asset.currency !== currency)) throw new UserError(mixed);
    const due = startOf(period);
    let start = Number.NaN;
    let periods = 0;
    let planned = 0;

    return (ctx) => {
      if (periods === 0) {
        start = ctx.cash();
        if (ctx.cash(currency) !== start) throw new UserError(`${mixed} Give --base ${currency}.`);
      } else if (due.now === 0 || planned >= start) return;
      periods++;
      planned = Math.min(start, amount > 0 ? periods * amount : (periods * start) / parts);
      // Whole lots leave something over, and distributions bring something in: both are spent with the next sum, if there is one.
      const purse = planned - (start - ctx.cash());
      const listed = assets.filter((asset) => asset.close.now > 0);
      for (const asset of listed) {
        if (purse > 0) ctx.order({ asset, side: 1, notional: purse / listed.length });
      }
    };
  },
});

const mixed = 'dollar-cost-averaging spends one currency: all instruments and the account have to be in it.';
