// Keeps the account above a floor: what is at risk is a multiple of the cushion that is left.
//
// Mechanism: drawdown control as the first constraint of "fixed income plus" money. The floor is a share of the highest equity so far
// (it only rises), or of the starting equity, growing at a rate. The cushion is what the equity stands above it; `multiple` times the
// cushion goes into the risky instruments, the rest into bonds or money funds if the data have any, else it is cash. As prices fall the
// cushion and with it the exposure shrink, so that the floor holds as long as nothing falls by more than 1 / `multiple` between two fills.
// That is the gap risk: a fall of more than that breaks the floor, and then all risk is sold at the next fill, below the floor.
// Lock-in: with next to no cushion there is next to nothing at risk, and nothing that could bring the cushion back. After `restart` rows of that the
// present equity counts as a new start; 0 waits for ever, as the textbook has it, and then the bonds' interest has to earn the cushion.
// Source: Black and Jones, "Simplifying Portfolio Insurance", Journal of Portfolio Management 14(1), 1987 (the start's floor); Estep and Kritzman, "TIPP:
// Insurance Without Complexity", ibid. 14(4), 1988 (the high's); Grossman and Zhou, "Optimal Investment Strategies for Controlling Drawdowns",
// Mathematical Finance 3(3), 1993. Against it: Perold and Sharpe, "Dynamic Strategies for Asset Allocation", Financial Analysts Journal 44(1), 1988:
// it sells after falls and buys after rises, and so loses in every market that swings and ends where it was.

import { choice, int, num, strategy, UserError } from '../engine/index.js';
import type { AssetView } from '../engine/index.js';

/** What takes the rest: instruments of these classes, or with these symbols. */
const SAFE_CLASSES = ['bond', 'money'];
const SAFE_SYMBOLS = ['SHY', 'BIL', 'SGOV', 'IEF', 'TLT', 'AGG'];
/** What is no investment: funds of volatility futures. */
const VOLATILITY = ['VIXY', 'VXX'];
const YEAR_MS = 365.25 * 86_400_000;

const isVolatility = ({ symbol, class: word }: AssetView): boolean =>
  word === 'volatility' || VOLATILITY.includes(symbol);
const isSafe = ({ symbol, class: word }: AssetView): boolean =>
  SAFE_CLASSES.includes(word) || SAFE_SYMBOLS.includes(symbol);

export default strategy({
  about: 'Puts a multiple of the cushion above a floor into risky instruments and the rest into bonds, money or cash.',
  params: {
    protect: num(0.9, { min: 0, max: 1, sweep: [0.8, 0.95, 0.05], about: 'the floor, as a share of its anchor' }),
    anchor: choice('high', ['high', 'start'], {
      about: 'what the floor is a share of: the highest equity or the first',
    }),
    growth: num(0, { min: 0, max: 0.2, about: "annual rate at which the start's floor grows" }),
    multiple: num(5, { min: 0, max: 20, sweep: [2, 8, 1], about: 'what is at risk, in multiples of the cushion' }),
    cap: num(0.95, { min: 0, max: 1, about: 'most of the equity to invest, in risk and in bonds together' }),
    band: num(0.05, {
      min: 0,
      max: 1,
      sweep: [0.01, 0.1, 0.03],
      about: 'change of exposure that is too small to trade',
    }),
    restart: int(0, { min: 0, sweep: [0, 500, 125], about: 'rows of lock-in after which to begin anew; 0: never' }),
  },
  valid: ({ anchor, growth }) =>
    anchor === 'start' || growth === 0 || `growth (${growth}) is of the floor of the start: give anchor start`,

  prepare({ protect, anchor, growth, multiple, cap, band, restart }, { assets }) {
    const safe = assets.filter(isSafe);
    const risky = assets.filter((asset) => !isSafe(asset) && !isVolatility(asset));
    if (risky.length === 0)
      throw new UserError('drawdown-control has nothing to put at risk: add an instrument that is no bond.');
    const perYear = Math.log(1 + growth);

    let began = Number.NaN;
    let reference = Number.NaN;
    let idle = 0;
    const seen = { broken: 0, deepest: 0, locked: 0, restarts: 0 };
    return {
      decide(ctx) {
        const { equity, time } = ctx;
        if (Number.isNaN(reference) || (restart > 0 && idle >= restart)) {
          if (idle > 0) seen.restarts++;
          [began, reference, idle] = [time, equity, 0];
        }
        if (anchor === 'high') reference = Math.max(reference, equity);
        const floor = protect * reference * Math.exp((perYear * (time - began)) / YEAR_MS);
        const exposure = Math.min(cap, multiple * Math.max(0, 1 - floor / equity));
        if (equity < floor) {
          seen.broken++;
          seen.deepest = Math.max(seen.deepest, 1 - equity / floor);
        }
        idle = exposure === 0 || exposure < band ? idle + 1 : 0;
        if (idle > 0) seen.locked++;

        const listed = risky.filter(({ close }) => close.now > 0);
        const shelters = safe.filter(({ close }) => close.now > 0);
        ctx.rebalance(
          [
            ...listed.map((asset) => [asset, exposure / listed.length] as const),
            ...shelters.map((asset) => [asset, (cap - exposure) / shelters.length] as const),
          ],
          { band: band / Math.max(1, listed.length) },
        );
      },
      end: () => [
        seen.broken > 0
          ? `The equity closed below the floor on ${seen.broken} rows, at worst by ${(100 * seen.deepest).toFixed(2)} % of the floor.`
          : 'The equity never closed below the floor.',
        ...(seen.locked > 0 ? [`It was locked in, with next to nothing at risk, on ${seen.locked} rows.`] : []),
        ...(seen.restarts > 0 ? [`It began anew ${seen.restarts === 1 ? 'once' : `${seen.restarts} times`}.`] : []),
      ],
    };
  },
});
