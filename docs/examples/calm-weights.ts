import { choice, flag, num, strategy, volatility } from 'tidemark';

export default strategy({
  about: 'Holds all instruments by weights that are set anew at the start of each period, the calm ones with more.',
  params: {
    period: choice('month', ['week', 'month', 'quarter'], { about: 'how often the weights are set' }),
    calm: flag(true, { about: 'weights by the inverse of volatility instead of equal ones' }),
    band: num(0.02, { min: 0, max: 1, about: 'drift of a weight that is left alone, a fraction of the equity' }),
  },
  prepare({ period, calm, band }, { assets, startOf }) {
    const risks = assets.map((asset) => volatility(asset.close, 60, asset.periodsPerYear));
    let times = 0;

    return {
      when: startOf(period),
      decide(ctx) {
        // What has no volatility yet is not held.
        const parts = risks.map(({ now }) => (now > 0 ? (calm ? 1 / now : 1) : 0));
        const sum = parts.reduce((total, part) => total + part, 0);
        if (sum === 0) return;
        times++;
        ctx.rebalance(
          assets.map((asset, k) => [asset, (0.95 * parts[k]) / sum]),
          { band },
        );
      },
      end: () => [`The weights were set ${times} times.`],
    };
  },
});
