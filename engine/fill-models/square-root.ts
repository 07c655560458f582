// Fills that move the price as the square root law of market impact says.

import { num } from '../params.js';
import { fillModel } from './declare.js';
import { shareOf } from './share.js';

/** price × y · σ · share^exponent, σ the daily volatility and share = quantity / volume. Exponent 1/2 is the square root law (a full survey of
 *  the Tokyo exchange: arXiv 2411.13965); 3/5 with y = 0.142 is the temporary impact that Almgren, Thum, Hauptmann and Li found for an order that
 *  trades over a whole day (Direct estimation of equity market impact, Risk, July 2005; their permanent impact is not modelled).
 *  share is counted up to `cap`; `cap` where nothing was traded before, `assumed` where the volume is not known. A volatility that is not known,
 *  or 0 as that of a price that stands still for want of trade, is taken to be `volatility`. */
export const squareRoot = fillModel({
  about: "Every unit trades worse by the daily volatility times a root of the order's share of the bar's volume.",
  params: {
    y: num(1, { min: 0, max: 100, about: 'factor of the law' }),
    exponent: num(0.5, {
      min: 0.1,
      max: 2,
      about: 'power of the share: 0.5 the square root, 0.6 that of Almgren and others',
    }),
    cap: num(1, {
      min: 0,
      max: 100,
      about: 'largest share of the volume that is counted; also that of a bar without trade',
    }),
    assumed: num(0.1, { min: 0, max: 100, about: 'share of the volume where the volume is not known' }),
    volatility: num(0.02, { min: 0, max: 1, about: 'daily volatility where it is not known or 0, as a fraction' }),
  },
  make:
    ({ y, exponent, cap, assumed, volatility }) =>
    (moment) => {
      const share = shareOf(moment, cap, assumed);
      const sigma = moment.volatility > 0 ? moment.volatility : volatility;
      // The logarithm of 0 is -Infinity, of which the exponential is 0: no share, no impact.
      return moment.price * y * sigma * Math.exp(exponent * Math.log(share));
    },
});
