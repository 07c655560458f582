// Two instruments that move together: buys the one that lags and sells the other, until they have met again.
//
// Mechanism: two prices that hang on the same thing part when somebody has to trade one of them, and meet when he is done. The regression of
// one on the other says what their distance usually is, and how many of one are worth one of the other.
// Source: Gatev, Goetzmann and Rouwenhorst, "Pairs Trading: Performance of a Relative-Value Arbitrage Rule", Review of Financial Studies
// 19(3), 2006: a year to know the pair, in at two deviations, out when they have met, six months at most. The regression is that of
// Engle and Granger, Econometrica 55(2), 1987. Do and Faff, Financial Analysts Journal 66(4), 2010, find the profit gone after 2002.
// Fails when they part for good, because one of them has changed; a bound on distance and time ends that, at a loss each time. And what
// is left after two commissions, two spreads and the borrow fee is little: look at the costs first.

import { beta, choice, combine, correlation, int, num, strategy, UserError, zscore } from '../engine/index.js';

export default strategy({
  about: 'Buys the first and sells the second instrument, or the reverse, while they stand unusually far apart.',
  params: {
    window: int(250, { min: 20, sweep: [60, 250, 30], about: 'bars of the regression of the first on the second' }),
    enter: num(2, { min: 0, sweep: [1, 3, 0.5], about: 'deviations from the regression at which to open' }),
    leave: num(0, { min: 0, sweep: [0, 1, 0.25], about: 'deviations at which they have met' }),
    abandon: num(4, { min: 0, about: 'deviations at which they have parted for good' }),
    patience: int(125, { min: 1, about: 'rows after which a position is closed whatever happens' }),
    kinship: num(0.8, { min: -1, max: 1, about: 'least correlation of the two for a position to be opened' }),
    legs: choice('both', ['both', 'switch'], {
      about: 'both: long one, short the other; switch: half of each, and all in what lags while they are apart',
    }),
    gross: num(1, { min: 0, max: 2, about: 'worth of both legs together, as a share of the equity' }),
  },
  valid: ({ enter, leave, abandon }) =>
    (leave < enter && enter < abandon) || 'leave has to be below enter, and enter below abandon',

  prepare({ window, enter, leave, abandon, patience, kinship, legs, gross }, { assets }) {
    if (assets.length < 2) throw new UserError('pairs trades the first two instruments: name two by --assets.');
    const [first, second] = assets;
    const [a, b] = [first, second].map(({ close }) => combine([close], Math.log));
    const related = correlation(a, b, window);
    /** Worth of the second that moves like a worth of 1 of the first. */
    const hedge = beta(a, b, window);
    /** The last residual of the regression, in deviations of the residuals: above 0 the first is dear. */
    const distance = combine([zscore(a, window), zscore(b, window), related], (za, zb, r) =>
      r * r < 1 ? (za - r * zb) / Math.sqrt(1 - r * r) : Number.NaN,
    );

    /** 1 while the first is held against the second, −1 the reverse; NaN before the first decision. */
    let side = Number.NaN;
    let age = 0;
    let isFresh = true;
    function next(far: number): number {
      if (Math.abs(far) < enter) isFresh = true;
      if (Math.abs(side) === 1) {
        const haveMet = -side * far <= leave;
        return haveMet || Math.abs(far) >= abandon || ++age >= patience ? 0 : side;
      }
      const isApart = Math.abs(far) >= enter && Math.abs(far) < abandon && related.now >= kinship;
      if (!isApart || !isFresh) return 0;
      // What was given up is not opened again before they have been close.
      [age, isFresh] = [0, false];
      return far > 0 ? -1 : 1;
    }
    function weights(): readonly [number, number] {
      if (legs === 'switch') return [((1 + side) * gross) / 2, ((1 - side) * gross) / 2];
      // Two that move against each other stand on one side, and their worths add up all the same.
      const unit = (side * gross) / (1 + Math.abs(hedge.now));
      return [unit, -unit * hedge.now];
    }

    return (ctx) => {
      if (!(first.close.now > 0 && second.close.now > 0)) return;
      const before = side;
      side = next(distance.now);
      const held = [first, second].filter((asset) => ctx.position(asset).quantity !== 0).length;
      // One leg that the market did not give, or did not take back, leaves a bet on the other.
      if (legs === 'both' && held === 1) side = 0;
      if (side === before && (legs === 'switch' || side !== 0 || held === 0)) return;
      const [one, other] = legs === 'both' && side === 0 ? [0, 0] : weights();
      ctx.rebalance([
        [first, one],
        [second, other],
      ]);
    };
  },
});
