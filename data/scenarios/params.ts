// The params that several scenarios have.

import { choice, int, num } from '../../engine/index.js';

/** How long it is. */
export const YEARS = int(5, { min: 1, max: 30, about: 'years up to 2025-11-21' });
/** Which history it is. */
export const SEED = int(1, { min: 0, about: 'another seed, another history' });
/** Of all funds, in a year. */
export const VOLATILITY = num(0.2, { min: 0.01, max: 1, about: 'volatility a year, as a fraction' });
/** Whose sessions, costs and rules. */
export const MARKET = choice('XSHG', ['XSHG', 'XNYS'], { about: 'exchange whose sessions, costs and rules hold' });
