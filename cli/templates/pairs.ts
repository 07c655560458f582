// Holds the one of two instruments that lags the other, until they have met again. It needs two that hang on the same thing.
//
// Mechanism: two prices with one cause part when somebody has to trade one of them, and meet when he is done (Gatev, Goetzmann and
// Rouwenhorst, Review of Financial Studies 19(3), 2006). Nothing is sold short, so that it works where that is not allowed.
// Fails when they part for good, because one of the two has changed.

import { combine, int, num, strategy, UserError, zscore } from 'tidemark';

export default strategy({
  about: 'Holds half of each of two instruments, and only what lags while they stand unusually far apart.',
  params: {
    days: int(60, { min: 3, sweep: [20, 120, 20], about: 'bars by which their usual distance is known' }),
    enter: num(2, { min: 0, sweep: [1, 3, 0.5], about: 'deviations from it at which what lags is held alone' }),
    weight: num(0.95, { min: 0, max: 1, about: 'share of the account to invest' }),
  },
  prepare({ days, enter, weight }, { assets }) {
    if (assets.length < 2) throw new UserError('This strategy trades two instruments: name two with --assets.');
    const [first, second] = assets;
    // Above zero the first is dear.
    const distance = zscore(
      combine([first.close, second.close], (a, b) => Math.log(a / b)),
      days,
    );
    /** Share of the first in what is invested; NaN before the first decision. */
    let share = Number.NaN;

    return (ctx) => {
      const far = distance.now;
      if (Number.isNaN(far)) return;
      const before = share;
      // They have met again when the distance has come to the other side of zero.
      const haveMet = (share === 0 && far <= 0) || (share === 1 && far >= 0);
      if (Math.abs(far) >= enter) share = far > 0 ? 0 : 1;
      else if (Number.isNaN(share) || haveMet) share = 0.5;
      if (share === before) return;
      ctx.rebalance([
        [first, share * weight],
        [second, (1 - share) * weight],
      ]);
    };
  },
});
