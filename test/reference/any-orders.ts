// Arbitrary orders: single ones, groups, and mistakes.

import * as fc from 'fast-check';
import { between, chance } from './markets.js';
import { type OrderType, type ScenarioAsset, type ScriptOrder, type Side, TIFS, TYPES } from './scenario.js';

const DAY = 86_400_000;

// Mistakes are rare, each of its own kind, so that most orders reach the market.
const mistake = fc.oneof(
  { weight: 82, arbitrary: fc.constant('none') },
  { weight: 2, arbitrary: fc.constantFrom('zero quantity', 'negative quantity', 'no quantity', 'endless quantity') },
  { weight: 4, arbitrary: fc.constantFrom('no limit', 'negative stop', 'no prices') },
  { weight: 3, arbitrary: fc.constantFrom('no date', 'past date') },
  { weight: 5, arbitrary: fc.constant('odd') },
  { weight: 4, arbitrary: fc.constant('too small') },
);

// In thousandths of the close: about where the next bars trade, seldom far away.
const offset = fc.oneof({ weight: 4, arbitrary: between(-30, 40) }, { weight: 1, arbitrary: between(-150, 150) });

const legShape = fc.record({
  type: fc.constantFrom(...TYPES),
  tif: fc.constantFrom(...TIFS),
  lots: fc.oneof(between(1, 6), between(1, 40)),
  byAmount: chance(7),
  amount: between(100, 20_000),
  limit: offset,
  stop: offset,
  trail: between(1, 60),
  byRate: chance(50),
  offTick: chance(20),
  days: between(0, 6),
  mistake,
});
type LegShape = typeof legShape extends fc.Arbitrary<infer T> ? T : never;

/** A bundle: a single order, or the orders of a group. */
export const anyBundle = (rows: number) =>
  fc.record({
    row: between(0, rows - 1),
    asset: between(0, 3),
    side: fc.constantFrom<Side>(1, 1, -1),
    kind: fc.oneof(
      { weight: 66, arbitrary: fc.constant('single') },
      { weight: 13, arbitrary: fc.constant('oco') },
      { weight: 19, arbitrary: fc.constant('bracket') },
      { weight: 2, arbitrary: fc.constant('misfit') },
    ),
    legs: fc.array(legShape, { minLength: 1, maxLength: 3 }),
  });
type Bundle = ReturnType<typeof anyBundle> extends fc.Arbitrary<infer T> ? T : never;

/** A price some thousandths better for the trader (`by` < 0) or worse than the close, in hundredths or just off them. */
function priceAt(close: number, side: Side, by: number, offTick: boolean): number {
  const hundredths = Math.max(1, Math.round(close * (1 + (side * by) / 1000) * 100));
  return offTick ? (hundredths * 10_000 + 37) / 1_000_000 : hundredths / 100;
}

function quantityOf({ lots: drawn, mistake: slip }: LegShape, lot: number): number {
  // Single units of an instrument without lots are cheap: more of them, so that the cash runs out as well.
  const lots = lot === 1 ? drawn * 37 : drawn;
  if (slip === 'zero quantity') return 0;
  if (slip === 'negative quantity') return -lots * lot;
  if (slip === 'no quantity') return NaN;
  if (slip === 'endless quantity') return Infinity;
  if (slip === 'odd') return lots * lot + (lot === 1 ? 0.5 : 37);
  if (slip === 'too small') return lot === 1 ? 0.5 : 37;
  return lots * lot;
}

const wants = (type: OrderType, what: 'limit' | 'stop') => type === what || type === 'stop-limit';

function orderOf(
  leg: LegShape,
  { row, side }: Pick<Bundle, 'row' | 'side'>,
  asset: number,
  { close, terms }: ScenarioAsset,
  time: readonly number[],
): ScriptOrder {
  const { type, tif } = leg;
  const price = Number.isNaN(close[row]) ? 10 : close[row];
  const byAmount = leg.byAmount && side > 0;
  const isWithout = leg.mistake === 'no prices';
  const stop = leg.mistake === 'negative stop' ? -1 : priceAt(price, side, leg.stop, leg.offTick);
  const trails = type === 'trailing-stop' && !isWithout;
  // Where prices have no step, a trail off the grid: a stop that is a bar's price but for the last digit is no decision.
  const off = Number.isNaN(terms[0].tick) && terms[0].ticks.length === 0 ? 37 : 0;
  const day = Math.max(...time) + DAY;
  const until = leg.mistake === 'past date' ? time[row] - DAY : (time[row + leg.days] ?? day);
  return {
    row,
    asset,
    side,
    quantity: byAmount ? NaN : quantityOf(leg, terms[0].lot),
    notional: byAmount ? leg.amount + 0.0003 : NaN,
    type,
    limit:
      wants(type, 'limit') && !isWithout && leg.mistake !== 'no limit'
        ? priceAt(price, side, leg.limit, leg.offTick)
        : NaN,
    stop: wants(type, 'stop') && !isWithout ? stop : NaN,
    trail: trails && !leg.byRate ? (Math.max(1, Math.round((price * leg.trail) / 10)) * 1e4 + off) / 1e6 : NaN,
    trailRate: trails && leg.byRate ? (leg.trail * 1e4 + off) / 1e7 : NaN,
    tif,
    until: tif !== 'gtd' || leg.mistake === 'no date' ? NaN : until,
    group: 0,
  };
}

const EXITS = ['limit', 'stop', 'stop-limit', 'trailing-stop'] as const;

/** An exit of a bracket: some way behind its entry or before it, mostly without a quantity of its own. */
function exitOf(leg: LegShape, k: number): LegShape {
  const type = EXITS[(TYPES.indexOf(leg.type) + k) % EXITS.length];
  const tif = leg.tif === 'gtd' ? 'gtd' : 'gtc';
  // A sale's stop lies below and its limit above; some are too near, and some on the wrong side.
  const stop = Math.abs(leg.stop) + 2;
  return { ...leg, type, tif, stop: stop % 13 === 0 ? -stop : stop, limit: type === 'limit' ? -stop : leg.limit };
}

/** The orders of a bundle; `group` is the number of its group, if it is one. */
export function ordersOf(
  bundle: Bundle,
  group: number,
  assets: readonly ScenarioAsset[],
  time: readonly number[],
): ScriptOrder[] {
  const { row, side, kind } = bundle;
  const index = bundle.asset % assets.length;
  // One mistake in a leg spoils a whole group: most groups have none.
  const legs = bundle.legs.map((leg): LegShape =>
    kind === 'single' || leg.byAmount ? leg : { ...leg, mistake: 'none' },
  );
  const make = (leg: LegShape, on: Side) => orderOf(leg, { row, side: on }, index, assets[index], time);
  const [first, ...others] = legs;
  if (kind === 'single') return [make(first, side)];
  if (kind === 'oco')
    return [...legs, ...(others.length > 0 ? [] : legs)].map((leg) => ({
      ...make({ ...leg, byAmount: false }, side),
      group,
    }));
  // A target of the same decision would take its market orders away before it is looked at, of which the page says nothing.
  const still = (leg: LegShape): LegShape => (leg.type === 'market' ? { ...leg, type: 'at-open' } : leg);
  // An amount of cash fits nowhere in a group; an entry is enough to see that.
  const sized = (leg: LegShape, k: number): LegShape => (k === 0 ? leg : { ...leg, byAmount: false });
  if (kind === 'misfit')
    return legs.map((leg, k) => ({ ...make(still(sized(leg, k)), k % 2 === 0 ? side : (-side as Side)), group }));
  const entry = { ...make({ ...first, byAmount: false }, side), group };
  const exits = (others.length > 0 ? others : [first]).map((leg, k) => {
    const exit = { ...make(exitOf(leg, k), -side as Side), group, notional: NaN };
    return { ...exit, quantity: leg.mistake === 'odd' ? exit.quantity : leg.byRate ? NaN : entry.quantity };
  });
  return [entry, ...exits];
}
