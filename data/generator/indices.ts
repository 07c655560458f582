// The generated indices: where they start and what moves them.

import type { IndexSpec } from './index-path.js';

const MAINLAND_LIMIT = 0.1;
const STAR_LIMIT = 0.2;

// Starting levels are round figures near the real ones of the end of 2019; loadings are daily moves chosen so that yearly
// volatilities and correlations are of the usual size. Only what pins.ts names is published.
const SPECS = [
  {
    name: 'CSI300',
    market: 'mainland',
    start: 4100,
    drift: 0.03,
    loadings: { world: 0.003, china: 0.01 },
    own: 0.003,
    limit: MAINLAND_LIMIT,
  },
  {
    name: 'STAR50',
    market: 'mainland',
    start: 1000,
    drift: 0.06,
    loadings: { world: 0.003, china: 0.01, growth: 0.011 },
    own: 0.006,
    limit: STAR_LIMIT,
  },
  {
    name: 'chips',
    market: 'mainland',
    start: 1000,
    drift: 0.08,
    loadings: { world: 0.003, china: 0.009, growth: 0.013 },
    own: 0.009,
    limit: MAINLAND_LIMIT,
  },
  {
    name: 'brokers',
    market: 'mainland',
    start: 1000,
    drift: 0.03,
    loadings: { world: 0.001, china: 0.013 },
    own: 0.009,
    limit: MAINLAND_LIMIT,
  },
  {
    name: 'dividend',
    market: 'mainland',
    start: 2800,
    drift: 0.07,
    loadings: { world: 0.002, china: 0.007, growth: -0.003 },
    own: 0.004,
    limit: MAINLAND_LIMIT,
  },
  {
    name: 'HSTECH',
    market: 'hongKong',
    start: 4700,
    drift: 0.03,
    loadings: { world: 0.005, china: 0.013, growth: 0.011 },
    own: 0.009,
    limit: Infinity,
  },
  {
    name: 'HXC',
    market: 'us',
    start: 9700,
    drift: 0,
    loadings: { world: 0.005, china: 0.012, us: 0.005, growth: 0.01 },
    own: 0.01,
    limit: Infinity,
  },
  {
    name: 'SPX',
    market: 'us',
    start: 3230,
    drift: 0.09,
    loadings: { world: 0.005, us: 0.009 },
    own: 0.001,
    limit: Infinity,
  },
  {
    name: 'IXIC',
    market: 'us',
    start: 8970,
    drift: 0.12,
    loadings: { world: 0.005, us: 0.01, growth: 0.006 },
    own: 0.003,
    limit: Infinity,
  },
  {
    name: 'DJI',
    market: 'us',
    start: 28540,
    drift: 0.07,
    loadings: { world: 0.005, us: 0.008, growth: -0.002 },
    own: 0.002,
    limit: Infinity,
  },
  {
    name: 'gold-china',
    market: 'mainland',
    start: 340,
    drift: 0.1,
    loadings: { world: -0.001, gold: 0.009 },
    own: 0.002,
    limit: MAINLAND_LIMIT,
  },
  {
    name: 'gold-us',
    market: 'us',
    start: 1430,
    drift: 0.1,
    loadings: { world: -0.001, gold: 0.009 },
    own: 0.002,
    limit: Infinity,
  },
  {
    name: 'bonds-china',
    market: 'mainland',
    start: 1050,
    drift: 0.035,
    loadings: { china: -0.0003, 'china-rates': 0.0012 },
    own: 0.0003,
    limit: MAINLAND_LIMIT,
  },
  {
    name: 'bonds-us',
    market: 'us',
    start: 1350,
    drift: 0.02,
    loadings: { us: -0.003, 'us-rates': 0.0085 },
    own: 0.001,
    limit: Infinity,
  },
] as const satisfies readonly IndexSpec[];

/** Names of the generated indices. */
export type IndexName = (typeof SPECS)[number]['name'];

/** How each index moves, by name. */
export const INDICES = Object.fromEntries(SPECS.map((spec) => [spec.name, spec])) as Record<IndexName, IndexSpec>;
