import { load, metricColumns, simulate, sma, strategy, summarize } from 'tidemark';

const aboveItsMean = strategy({
  about: 'Holds an index while it stands above its mean of 200 days.',
  params: {},
  prepare(_, { assets: [index] }) {
    const mean = sma(index.close, 200);
    return (ctx) => ctx.target(index.close.now > mean.now ? 0.95 : 0, index);
  },
});

const { feed } = await load(['prices.csv']);
const run = simulate(aboveItsMean, feed, { cash: 100_000, slippage: 0.0005 });
const { cagr, maxDrawdown } = summarize(metricColumns(feed, run, { benchmark: null, riskFree: 0 }));

console.log({ cagr, maxDrawdown, fills: run.fills.length });
for (const { order, quantity, reason } of run.refusals) console.log(`order ${order}: ${quantity} ${reason}`);
