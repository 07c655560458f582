// Fills that move the price by the square of their share of the volume.

import { num } from '../params.js';
import { fillModel } from './declare.js';
import { shareOf } from './share.js';

/** price × k · share², the volume share model of Zipline (`VolumeShareSlippage`, there with k = 0.1 and fills of at most 2.5 % of a bar's volume).
 *  share = quantity / volume, counted up to `cap`; `cap` where nothing was traded before, `assumed` where the volume is not known. */
export const volumeShare = fillModel({
  about: "Every unit trades worse by a multiple of the square of the order's share of the bar's volume.",
  params: {
    k: num(0.1, { min: 0, max: 10, about: 'share of the price that an order as large as the volume costs' }),
    cap: num(1, {
      min: 0,
      max: 100,
      about: 'largest share of the volume that is counted; also that of a bar without trade',
    }),
    assumed: num(0.1, { min: 0, max: 100, about: 'share of the volume where the volume is not known' }),
  },
  make:
    ({ k, cap, assumed }) =>
    (moment) => {
      const share = shareOf(moment, cap, assumed);
      return moment.price * k * share * share;
    },
});
