// After a deep fall nothing new is opened.

import { num } from '../params.js';
import { limit } from './declare.js';

/** Nothing is opened while equity / highest equity − 1 < −depth. */
export const drawdownStop = limit({
  about: 'Nothing is opened while the equity lies further below its highest so far than a depth.',
  params: { depth: num(0.2, { min: 0, max: 1, about: 'drawdown at which nothing is opened any more, as a fraction' }) },
  make:
    ({ depth }) =>
    ({ drawdown }) =>
      drawdown < -depth ? 0 : Number.POSITIVE_INFINITY,
});
