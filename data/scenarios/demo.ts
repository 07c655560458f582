// The market of the demo as a scenario: invented prices that pass through published figures.

import { choice, int } from '../../engine/index.js';
import { generateDemo } from '../generator/demo.js';
import { scenario } from './scenario.js';

const MARKETS = { mainland: 'mainland', 'hong-kong': 'hongKong', us: 'us' } as const;

/** One of the three markets of `tidemark demo`, whole. */
export const demoScenario = scenario({
  about:
    'The market of "tidemark demo", 2019-12-31 to 2025-11-21: invented prices and flows that pass through published figures.',
  params: {
    market: choice('mainland', ['mainland', 'hong-kong', 'us'], { about: 'which of its three markets' }),
    seed: int(1, { min: 0, about: 'another seed, another history' }),
  },
  make: ({ market, seed }) => generateDemo(seed)[MARKETS[market]],
});
