// Stocks and bonds at fixed weights, 60 to 40 by default: the portfolio that institutions measure themselves by.
//
// Mechanism: two premiums that are earned at different times. Setting the weights back sells what has risen and buys what has fallen,
// which keeps the risk where it was meant to be; it earns something extra only where prices swing around each other.
// Source: Graham, "The Intelligent Investor", 1949, who holds between 25 and 75 percent of each; Markowitz, "Portfolio Selection", Journal
// of Finance 7(1), 1952, for why two are better than one. 60 to 40, once a year, a drift of five points: custom, not a finding.
// Fails when both fall together, as in 2022, when inflation was the risk. With bonds of medium term the stocks make nine tenths of its risk.

import { type AssetView, choice, num, strategy, UserError } from '../engine/index.js';

/** Funds of bonds that are known by their symbol where the data give no class. */
const BONDS: ReadonlySet<string> = new Set(['AGG', 'BND', 'IEF', 'TLT', '511010', '511260']);
/** Classes that are neither. */
const OTHERS: ReadonlySet<string> = new Set(['commodity', 'gold', 'money', 'volatility']);

export default strategy({
  about: 'Holds stocks and bonds at fixed weights and sets them back at dates, or once they have drifted too far.',
  params: {
    stocks: num(0.6, { min: 0, max: 1, sweep: [0.2, 0.8, 0.1], about: 'weight of all stocks together' }),
    bonds: num(0.4, { min: 0, max: 1, about: 'weight of all bonds together' }),
    rule: choice('date', ['date', 'drift'], { about: 'what sets the weights back: a new period, or a drift' }),
    period: choice('year', ['month', 'quarter', 'year'], { about: 'the period of the rule date' }),
    drift: num(0.05, { min: 0, max: 1, about: 'drift of the share of stocks that the rule drift still leaves alone' }),
  },
  valid: ({ stocks, bonds }) => stocks + bonds <= 1 + 1e-9 || `stocks and bonds add up to ${stocks + bonds}`,

  prepare({ stocks, bonds, rule, period, drift }, { assets, startOf }) {
    const isBond = ({ class: role, symbol }: AssetView) => role === 'bond' || BONDS.has(symbol);
    const isStock = (asset: AssetView) => !isBond(asset) && !OTHERS.has(asset.class);
    const [bondFunds, stockFunds] = [assets.filter(isBond), assets.filter(isStock)];
    if (stocks > 0 && stockFunds.length === 0) throw missing('stocks', 'equity');
    if (bonds > 0 && bondFunds.length === 0) throw missing('bonds', 'bond');

    if (rule === 'drift' && new Set(assets.map(({ currency }) => currency)).size > 1)
      throw new UserError(
        'sixty-forty measures drift in one currency: give --rule date, or instruments of one currency.',
      );

    const due = startOf(period);
    const isListed = (asset: AssetView) => asset.close.now > 0;
    let known = 0;
    return (ctx) => {
      const [stock, bond] = [stockFunds.filter(isListed), bondFunds.filter(isListed)];
      const worth = (funds: readonly AssetView[]) =>
        funds.reduce((sum, fund) => sum + ctx.position(fund).quantity * fund.raw.close.now * fund.multiplier, 0);
      const all = worth(stock) + worth(bond);
      const isOff = rule === 'date' ? due.now > 0 : Math.abs(worth(stock) / all - stocks / (stocks + bonds)) > drift;
      // As long as nothing is held it asks again: the first orders may have met a suspension.
      if (!isOff && all > 0 && stock.length + bond.length === known) return;
      known = stock.length + bond.length;
      ctx.rebalance([
        ...stock.map((asset) => [asset, stocks / stock.length] as const),
        ...bond.map((asset) => [asset, bonds / bond.length] as const),
      ]);
    };
  },
});

const missing = (what: string, role: string): UserError =>
  new UserError(`sixty-forty has no ${what}: add an instrument of class ${role}, or give --${what} 0.`);
