// Holds the strongest instruments of the data, chosen anew at the start of each month.
//
// Mechanism: money follows what has done well, slowly, because those who allocate it meet seldom (Jegadeesh and Titman, Journal of Finance 48(1),
// 1993). Fails at turning points, where what fell most rises most, and where many hold the same winners.

import { change, int, num, strategy } from 'tidemark';

export default strategy({
  about: 'Holds the instruments with the highest return, in equal parts, chosen anew each month.',
  params: {
    days: int(120, { min: 2, sweep: [20, 240, 20], about: 'bars of the return by which they are ranked' }),
    hold: int(2, { min: 1, max: 50, about: 'how many are held' }),
    weight: num(0.95, { min: 0, max: 1, about: 'share of the account to invest' }),
  },
  prepare({ days, hold, weight }, { assets, startOf }) {
    const returns = assets.map((asset) => change(asset.close, days));

    return {
      when: startOf('month'),
      decide(ctx) {
        const best = assets
          .map((asset, k) => ({ asset, strength: returns[k].now }))
          // What fell is not held, and neither is what has no return yet.
          .filter(({ strength }) => strength > 0)
          .toSorted((a, b) => b.strength - a.strength)
          .slice(0, hold);
        ctx.rebalance(best.map(({ asset }) => [asset, weight / hold]));
      },
    };
  },
});
