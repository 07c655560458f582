// Gives stocks, bonds and gold equal shares of the risk, aims at a volatility, and moves the budget of risk when the shelter changes.
//
// Mechanism: in a portfolio of half stocks and half bonds nine tenths of the risk are stocks. Here each group bears its budget of the risk,
// and the whole is scaled to a target volatility: exposure shrinks as volatility rises. Risk is what the last quarter says of each
// instrument's volatility and the last year of correlations, those of weekly returns, since markets on different clocks answer the same news on
// different dates. A part of each correlation is not believed, which also keeps the table far from singular.
// The stock-for-bond switch: when stocks are volatile for their year, the share `shift` of their budget goes to the shelter. The shelter
// is bonds while they have moved against stocks; when the correlation of the two has turned positive, as in 2022, bonds shelter nothing: the shelter is
// gold, and the share `shift` of the bonds' budget goes there too. Without gold nothing is moved then, and only the scaling answers.
// Source: Maillard, Roncalli and Teiletche, "The Properties of Equally Weighted Risk Contribution Portfolios", Journal of Portfolio Management 36(4), 2010;
// Qian, "Risk Parity Portfolios", PanAgora, 2005; why it may pay: Asness, Frazzini and Pedersen, "Leverage Aversion and Risk Parity", Financial Analysts
// Journal 68(1), 2012. Against it: Anderson, Bianchi and Goldberg, "Will My Risk Parity Strategy Outperform?", ibid. 68(6), 2012: not after the cost of borrowing.
// Fails when all of it falls together (2022: bonds are the largest holding when yields rise), in a jump (volatility is known afterwards), and
// where the past's calm was no measure of the danger.

import { indicator, int, num, rank, riskParity, strategy, UserError, volatility } from '../engine/index.js';
import type { AssetView, Series } from '../engine/index.js';

/** Bars of a week, a month and a year. */
const [WEEK, MONTH, YEAR] = [5, 20, 250];

/** How an instrument shows its group: by its class, or by its symbol. Stocks are what has none of these; money and volatility are not held. */
const GROUPS = {
  bond: ['TLT', 'IEF', 'SHY', 'AGG', '511260', '511010'],
  gold: ['GLD', 'IAU', '518880'],
  money: ['BIL', 'SGOV', '511880', '511990'],
  volatility: ['VIXY', 'VXX'],
} as const;
type Group = 'stock' | 'bond' | 'gold';

function groupOf({ symbol, class: word }: AssetView): Group | null {
  const found = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).find(
    (group) => word === group || (GROUPS[group] as readonly string[]).includes(symbol),
  );
  return found === undefined ? 'stock' : found === 'bond' || found === 'gold' ? found : null;
}

export default strategy({
  about: 'Weights stocks, bonds and gold by equal shares of the risk and scales the whole to a target volatility.',
  params: {
    risk: num(0.1, { min: 0.001, max: 1, sweep: [0.05, 0.15, 0.05], about: 'annual volatility to aim at' }),
    most: num(0.95, { min: 0, max: 5, about: 'most of the equity to invest; above 1 the account needs leverage' }),
    stock: num(1, { min: 0, max: 100, about: 'budget of risk of all stocks together, against the other two' }),
    bond: num(1, { min: 0, max: 100, about: 'budget of risk of all bonds together' }),
    gold: num(1, { min: 0, max: 100, about: 'budget of risk of all gold together' }),
    window: int(60, { min: 2, sweep: [20, 120, 20], about: 'bars of the volatilities' }),
    memory: int(250, { min: 10, sweep: [125, 500, 125], about: 'rows of the correlations' }),
    shrink: num(0.1, {
      min: 0.01,
      max: 1,
      sweep: [0.1, 1, 0.3],
      about: 'part of each correlation that is not believed',
    }),
    shift: num(0.5, { min: 0, max: 0.95, sweep: [0, 0.75, 0.25], about: 'part of a budget that the switch moves' }),
    fear: num(0.9, { min: 0, max: 1, about: "percentile of its year at which the stocks' volatility is high" }),
    every: int(20, { min: 1, sweep: [5, 60, 5], about: 'rows between two decisions' }),
    band: num(0.02, { min: 0, max: 1, about: 'change of a weight that is too small to trade' }),
  },

  prepare({ risk, most, window, memory, shrink, shift, fear, band, ...budgets }, { assets, every }) {
    const closes = assets.map(({ close }) => close);
    const members = assets
      .map((asset, k) => ({
        asset,
        group: groupOf(asset),
        deviation: volatility(asset.close, window, asset.periodsPerYear),
        // All on the same rows, so that the table of their correlations is one that can be.
        week: indicator(closes, () => weekly(k)),
      }))
      .flatMap(({ group, ...member }) => (group !== null && budgets[group] > 0 ? { ...member, group } : []));
    if (members.length === 0)
      throw new UserError('risk-parity has nothing with a budget: give stock, bond or gold one.');
    const index = members.find(({ group }) => group === 'stock')?.asset;
    const nerves = index ? rank(volatility(index.close, MONTH, index.periodsPerYear), YEAR) : null;
    const seen = { decisions: 0, switched: 0 };

    /** Budgets of the groups that are there, after the switch. */
    function budgetsNow(groups: ReadonlySet<Group>, together: number): Record<Group, number> {
      const now = { stock: budgets.stock, bond: budgets.bond, gold: budgets.gold };
      const shelter = groups.has('bond') && !(together > 0) ? 'bond' : groups.has('gold') ? 'gold' : null;
      const give = (from: Group) => {
        if (shelter === null || shelter === from || !groups.has(from)) return;
        now[shelter] += shift * now[from];
        now[from] *= 1 - shift;
      };
      const isNervous = nerves !== null && nerves.now > fear;
      if (isNervous) give('stock');
      if (together > 0) give('bond');
      if (shift > 0 && shelter !== null && (isNervous || together > 0)) seen.switched++;
      return now;
    }

    return {
      when: every(budgets.every),
      decide(ctx) {
        const ready = members.flatMap((member) => {
          const moves = standardized(member.week, memory);
          return moves && member.deviation.now > 0 ? { ...member, moves, sigma: member.deviation.now } : [];
        });
        if (ready.length === 0) return;
        seen.decisions++;
        const correlation = ready.map((a) =>
          ready.map((b) => (a === b ? 1 : (1 - shrink) * product(a.moves, b.moves))),
        );
        const covariance = correlation.map((row, i) => row.map((value, j) => value * ready[i].sigma * ready[j].sigma));
        const pairs = ready.flatMap((a, i) =>
          ready.flatMap((b, j) => (a.group === 'stock' && b.group === 'bond' ? correlation[i][j] : [])),
        );
        const together = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
        const groups = ready.map(({ group }) => group);
        const wanted = budgetsNow(new Set(groups), together);
        const count = (group: Group) => groups.filter((other) => other === group).length;
        const weights = riskParity(
          covariance,
          groups.map((group) => wanted[group] / count(group)),
        );
        const deviation = Math.sqrt(
          product(
            weights,
            covariance.map((row) => product(row, weights)),
          ),
        );
        const scale = Math.min(most, risk / deviation);
        ctx.rebalance(
          ready.map(({ asset }, k) => [asset, scale * weights[k]] as const),
          { band },
        );
      },
      end: () => [`The budget of risk was moved at ${seen.switched} of ${seen.decisions} decisions.`],
    };
  },
});

/** Return over the last week of rows of the k-th input; NaN before. */
function weekly(k: number): (...values: number[]) => number {
  const past: number[] = [];
  return (...values) => {
    past.push(values[k]);
    return past.length > WEEK ? values[k] / past.shift()! - 1 : Number.NaN;
  };
}

/** The last n values less their mean, scaled so that their squares sum to 1; null while one is not known, or they do not differ. */
function standardized(series: Series, n: number): number[] | null {
  const values = Array.from({ length: n }, (_, k) => series.ago(k));
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const size = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return size > 1e-9 ? values.map((value) => (value - mean) / size) : null;
}

function product(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
