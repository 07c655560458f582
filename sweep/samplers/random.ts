// Points at random.

import { allAtOnce } from './all-at-once.js';
import { sampler } from './declare.js';
import { shuffled } from './shuffled.js';

/** Every point is as likely as any other, and none comes twice. */
export const random = sampler({
  about: 'Tries points at random, each as likely as any other.',
  params: {},
  learns: false,
  trials: 256,
  make: ({ space, trials, seed }) => allAtOnce(shuffled(space, seed), trials),
});
