// How a composition does what its parts want.

import { num } from '../../engine/index.js';

/** The param of every composition that says how closely it follows its parts. */
export const FOLLOW = {
  followBand: num(0.01, {
    min: 0,
    max: 1,
    about: 'distance of a weight from what the parts want that is left alone, a fraction of the equity',
  }),
};
