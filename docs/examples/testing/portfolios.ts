import { simulate } from 'tidemark';
import { anyMarket, anyPortfolio, fc, feedOf, opening, scriptStrategy } from 'tidemark/testing';

const market = anyMarket({ assets: 3, rows: [3, 20], currencies: false });
const cases = market.chain((one) => fc.record({ one: fc.constant(one), portfolio: anyPortfolio(one) }));

fc.assert(
  fc.property(cases, ({ one, portfolio }) => {
    const run = simulate(scriptStrategy(opening(portfolio)), feedOf(one), { cash: portfolio.equity });
    return run.fills.length <= portfolio.positions.length * one.rows;
  }),
  { numRuns: 200, seed: 7 },
);
console.log('kept by 200 portfolios');
