// All points in order.

import { allAtOnce } from './all-at-once.js';
import { sampler } from './declare.js';

/** The points of the space one after the other, the last dimension fastest. */
export const grid = sampler({
  about: 'Tries all points in order, the last dimension fastest.',
  params: {},
  learns: false,
  trials: Number.POSITIVE_INFINITY,
  make: ({ space, trials }) => allAtOnce(space.points(), trials),
});
