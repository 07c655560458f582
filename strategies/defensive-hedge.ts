// Holds equity, gold and treasuries; under stress cuts the equity for more of them and of the yen, and for a short while holds volatility.
//
// Mechanism: the defensive allocation that funds described in 2023 to 2025: gold, yen and treasuries up, volatility futures against the
// tail. Stress is counted in four signs, none of which is trusted alone: fear (VIX high for its year, or up sharply within a week), puts in
// demand (put/call ratio high for its year), equity below its long mean, and equity more volatile than one wants to bear.
// The hedge goes on at `enter` signs. It comes off when no more than `leave` are left, but never before `least` rows: a gap between
// the two counts and a least time keep it from flickering. The volatility is sold after `brief` rows whatever happens, because a fund
// of volatility futures pays the roll (VIXY lost two thirds or more in half of the years 2011 to 2024): it is for the shock only. Where
// the data tell the slope of the VIX futures, none is held while a month of it costs more than `carry`.
// Source: outlooks of asset managers of those years. The parts: Baur and Lucey, "Is Gold a Hedge or a Safe Haven?", Financial Review 45(2),
// 2010; Whaley, "The Investor Fear Gauge", Journal of Portfolio Management 26(3), 2000; Faber, "A Quantitative Approach to Tactical Asset
// Allocation", Journal of Wealth Management, 2007, for the long mean.
// Fails in a sharp fall that is made good at once (sold low, bought back high), in a slow bleed with calm options, and when stocks,
// bonds and gold fall together, as in 2022.

import { above, change, combine, int, num, rank, sma, strategy, UserError, volatility } from '../engine/index.js';
import type { AssetView, Series } from '../engine/index.js';

/** Bars of a week, a month and a year. */
const [WEEK, MONTH, YEAR] = [5, 20, 250];

/** How an instrument shows its role: by its class, which is the role's name, or by its symbol. Equity is what has none of these. */
const ROLES = {
  gold: ['GLD', 'IAU', '518880'],
  bond: ['TLT', 'IEF', 'SHY', '511260', '511010'],
  yen: ['FXY', '6J'],
  volatility: ['VIXY', 'VXX', 'VX'],
} as const;
type Role = keyof typeof ROLES;

const plays = (asset: AssetView, role: Role): boolean =>
  asset.class === role || (ROLES[role] as readonly string[]).includes(asset.symbol);

export default strategy({
  about: 'Moves from equity to gold, treasuries and, for a short while, volatility when several signs of stress agree.',
  params: {
    core: num(0.7, { min: 0, max: 1, sweep: [0.5, 0.7, 0.1], about: 'weight of equity in calm' }),
    gold: num(0.1, { min: 0, max: 1, about: 'weight of gold in calm; at 0 the data need none' }),
    bond: num(0.15, { min: 0, max: 1, about: 'weight of treasuries in calm; at 0 the data need none' }),
    yen: num(0, { min: 0, max: 1, about: 'weight of the yen in calm; at 0 the data need none' }),
    tail: num(0.02, { min: 0, max: 0.2, about: 'weight of volatility when stress begins; at 0 the data need none' }),
    brief: int(10, { min: 1, sweep: [5, 20, 5], about: 'rows after which the volatility is sold' }),
    carry: num(0.05, { min: 0, about: 'rise from the first to the second VIX future above which none is held' }),
    cut: num(0.5, { min: 0, max: 1, sweep: [0, 1, 0.25], about: 'share of the equity that is given up under stress' }),
    fear: num(0.9, {
      min: 0.5,
      max: 1,
      sweep: [0.7, 0.9, 0.1],
      about: 'percentile of a year at which a gauge is high',
    }),
    jump: num(0.3, { min: 0, about: 'rise of the VIX within a week, as a fraction, that is a sign too' }),
    trend: int(200, { min: 2, sweep: [100, 250, 50], about: 'bars of the long mean of equity' }),
    bearable: num(0.2, { min: 0, about: 'annual volatility of equity over a month, above which it is a sign' }),
    enter: int(2, { min: 1, max: 4, sweep: [1, 4, 1], about: 'signs at which the hedge goes on' }),
    leave: int(0, { min: 0, max: 3, about: 'signs at which it may come off' }),
    least: int(20, { min: 1, sweep: [5, 60, 5], about: 'rows for which it stays on at least' }),
    every: int(20, { min: 1, about: 'rows between two corrections of the weights' }),
    band: num(0.02, { min: 0, max: 1, about: 'drift of a weight that is not corrected' }),
  },
  valid({ core, gold, bond, yen, tail, cut, enter, leave }) {
    if (leave >= enter) return `leave (${leave}) has to be below enter (${enter})`;
    const all = core + gold + bond + yen;
    if (all > 1 + 1e-9) return `core, gold, bond and yen add up to ${all}, more than the whole`;
    return tail <= core * cut || `tail (${tail}) is more than what is cut from the equity (${core * cut})`;
  },

  prepare(params, { assets, has, series, every }) {
    const { core, tail, brief, carry, cut, fear, jump, trend, bearable, enter, leave, least, band } = params;
    const fund = (role: Role, weight: number) => {
      const found = assets.find((asset) => plays(asset, role)) ?? null;
      if (found || weight === 0) return found;
      const symbols = ROLES[role].join(', ');
      throw new UserError(`defensive-hedge has no ${role}: add an instrument of class ${role} or one of ${symbols}.`);
    };
    const shelters = (['gold', 'bond', 'yen'] as const).map(
      (role) => [fund(role, params[role]), params[role]] as const,
    );
    const shock = fund('volatility', tail);
    const equity =
      assets.find((asset) => asset.class === 'equity') ??
      assets.find((asset) => !(Object.keys(ROLES) as Role[]).some((role) => plays(asset, role)));
    if (!equity) throw new UserError('defensive-hedge has no equity: add an instrument that plays no other role.');

    const { close, periodsPerYear } = equity;
    const either = (a: Series, b: Series) => combine([a, b], (x, y) => (x > 0 || y > 0 ? 1 : 0));
    const high = (gauge: Series) => above(rank(gauge, YEAR), fear);
    const signs = [
      combine([close, sma(close, trend)], (price, mean) => (price < mean ? 1 : 0)),
      above(volatility(close, MONTH, periodsPerYear), bearable),
    ];
    if (has('vix')) signs.push(either(high(series('vix')), above(change(series('vix'), WEEK), jump)));
    if (has('put-call')) signs.push(high(sma(series('put-call'), WEEK)));
    const stress = combine(signs, (...values) => values.reduce((count, sign) => (sign > 0 ? count + 1 : count), 0));

    const slope = has('contango')
      ? series('contango')
      : has('vix-futures-1') && has('vix-futures-2')
        ? combine([series('vix-futures-2'), series('vix-futures-1')], (second, first) => second / first - 1)
        : null;
    /** Whether volatility is wanted on a row of the hedge, and whether its roll costs too much. */
    const isBrief = (day: number) => day > 0 && day <= brief;
    const isCostly = () => slope !== null && slope.now > carry;

    /** Weights in calm (0) and on a row of the hedge (from 1). What is cut from the equity goes to the volatility fund while that is
     *  wanted, and in equal parts to gold, treasuries and the yen. An instrument that is not listed yet is left out. */
    function weights(day: number): (readonly [AssetView, number])[] {
      const freed = day > 0 ? core * cut : 0;
      const insured = shock && shock.close.now > 0 && isBrief(day) && !isCostly() ? tail : 0;
      const open = shelters.filter(([shelter]) => shelter && shelter.close.now > 0).length;
      const more = open > 0 ? (freed - insured) / open : 0;
      const wanted: (readonly [AssetView | null, number])[] = [
        [equity!, core - freed],
        ...shelters.map(([shelter, weight]) => [shelter, weight + more] as const),
        [shock, insured],
      ];
      return wanted.filter((pair): pair is [AssetView, number] => pair[0] !== null && pair[0].close.now > 0);
    }

    const due = every(params.every);
    let day = 0;
    let hedged: boolean | null = null;
    let costly = false;
    let spared = 0;
    return {
      decide(ctx) {
        if (day === 0) day = stress.now >= enter ? 1 : 0;
        else day = day >= least && stress.now <= leave ? 0 : day + 1;
        const turned = hedged !== day > 0;
        hedged = day > 0;
        const shifted = isBrief(day) && costly !== isCostly();
        costly = isCostly();
        if (shock && isBrief(day) && costly) spared++;
        if (turned || shifted || day === brief + 1 || due.now > 0) ctx.rebalance(weights(day), turned ? {} : { band });
      },
      end: () => [
        ...['vix', 'put-call']
          .filter((name) => !has(name))
          .map((name) => `There is no series ${name} in the data: stress was judged without it.`),
        ...(spared > 0
          ? [`No volatility was held on ${spared} rows of stress, for its roll cost more than carry.`]
          : []),
      ],
    };
  },
});
