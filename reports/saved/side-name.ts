// The side of an order in words.

import type { Side } from '../../engine/index.js';

/** `buy` or `sell`. */
export const sideName = (side: Side): 'buy' | 'sell' => (side === 1 ? 'buy' : 'sell');
