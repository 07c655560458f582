// The table of scenarios: markets that are made up from a seed.

import { calm } from './calm.js';
import { crisisTransmission } from './crisis-transmission.js';
import { demoScenario } from './demo.js';
import { eastUpWestDown } from './east-up-west-down.js';
import { market } from './market.js';
import { orderlyWithdrawal } from './orderly-withdrawal.js';
import { plantedEdge } from './planted-edge.js';
import { randomWalk } from './random-walk.js';
import { sharpFallSlowRise } from './sharp-fall-slow-rise.js';
import type { Scenario } from './scenario.js';

export { courseFrom, madeUpMarket, type MarketWish } from './made-up-market.js';
export { madeBy } from './made.js';
export { isScenario, type Scenario, scenario } from './scenario.js';

/** Every scenario by its name. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'random-walk': randomWalk,
  'planted-edge': plantedEdge,
  calm,
  market,
  'east-up-west-down': eastUpWestDown,
  'sharp-fall-slow-rise': sharpFallSlowRise,
  'orderly-withdrawal': orderlyWithdrawal,
  'crisis-transmission': crisisTransmission,
  demo: demoScenario,
};
