// The engine held against the slow reference: generated scenarios, and the moving-average cross on generated series.

import * as fc from 'fast-check';

import { type Feed, simulate } from '../../engine/index.js';
import smaCross from '../../strategies/sma-cross.js';
import { type Law, type LawOptions, law } from '../kit/law.js';
import type { Counted } from '../reference/coverage.js';
import { anyScenario } from '../reference/scenarios.js';
import { simulateSlowly } from '../reference/simulate.js';
import { FREE, PLAIN } from '../reference/small.js';
import { type SmaCross, smaCrossSlowly } from '../reference/sma-cross.js';
import { firstDifference } from './compare.js';
import { feedOf, simulateFast } from './from-scenario.js';
import { reportOf } from './report-of.js';

/** Bugs all over the engine, of which each changes what some script is answered. */
const EXECUTION_MUTANTS = [
  {
    file: 'engine/match.ts',
    find: 'return open <= limit ? open : Number.NaN;',
    replace: 'return open < limit ? open : Number.NaN;',
  },
  {
    file: 'engine/match.ts',
    find: 'return open >= stop ? open : Number.NaN;',
    replace: 'return open >= stop ? stop : Number.NaN;',
  },
  {
    file: 'engine/match.ts',
    find: 'return (optimistic ? low : close) <= limit ? limit : Number.NaN;',
    replace: 'return limit;',
  },
  { file: 'engine/match.ts', find: 'if (stop <= limit) return stop;', replace: 'if (stop <= limit) return limit;' },
  {
    file: 'engine/match.ts',
    find: 'return high >= stop ? Math.max(stop, from) : Number.NaN;',
    replace: 'return high >= stop ? stop : Number.NaN;',
  },
  { file: 'engine/match.ts', find: 'if (worse > limit) worse = limit;', replace: '' },
  { file: 'engine/match.ts', find: 'if (worse > edge) worse = edge;', replace: '' },
  { file: 'engine/band.ts', find: 'price >= up * (1 - CLOSE)', replace: 'price > up * (1 + CLOSE)' },
  {
    file: 'engine/band.ts',
    find: 'sessionsBefore(feed, asset, bar, freeSessions) < freeSessions',
    replace: 'sessionsBefore(feed, asset, bar, freeSessions) <= freeSessions',
  },
  { file: 'engine/terms.ts', find: 'terms[row].from > time', replace: 'terms[row].from >= time' },
  {
    file: 'engine/terms.ts',
    find: 'side > 0 ? terms.buyTax * value : terms.sellTax * value',
    replace: 'terms.sellTax * value',
  },
  {
    file: 'engine/tick.ts',
    find: 'isNear ? nearest : direction > 0 ? Math.ceil(ticks) : Math.floor(ticks)',
    replace: 'nearest',
  },
  { file: 'engine/trail.ts', find: 'if (entered?.since === bar) continue;', replace: '' },
  {
    file: 'engine/trail.ts',
    find: '(side > 0 ? asset.raw.low : asset.raw.high)[bar]',
    replace: 'asset.raw.close[bar]',
  },
  { file: 'engine/volume-cap.ts', find: 'isOpen ? volumeBefore(this.#assets[asset], bar) : this', replace: 'this' },
  { file: 'engine/volume-cap.ts', find: 'this.#traded[asset] += quantity;', replace: '' },
  { file: 'engine/sizing.ts', find: 'clock.bar + 1, clock.bar)', replace: 'clock.bar + 1)' },
  { file: 'engine/ledger.ts', find: 'this.isDeciding ? bar : bar - 1', replace: 'bar' },
  {
    file: 'engine/ledger.ts',
    find: "conversion === 'held' ? Math.min(0, this.balances[currency]) : amount",
    replace: 'amount',
  },
  { file: 'engine/ledger.ts', find: '(1 - Math.sign(moved) * conversionSpread)', replace: '(1 - conversionSpread)' },
  { file: 'engine/ledger.ts', find: 'this.averagePrice[asset] /= factor;', replace: '' },
  { file: 'engine/futures.ts', find: 'ledger.basis[index] = worth;', replace: '' },
  {
    file: 'engine/solvency.ts',
    find: 'if (held < 0) return (1 + collateralOf(terms)) * value;',
    replace: 'if (held < 0) return collateralOf(terms) * value;',
  },
  { file: 'engine/position.ts', find: 'after > 0 === quantity > 0 ? averagePrice : price', replace: 'averagePrice' },
  { file: 'engine/accrual.ts', find: 'const DAYS_A_YEAR = 365;', replace: 'const DAYS_A_YEAR = 360;' },
  {
    file: 'engine/book.ts',
    find: 'for (const other of groups.rivals(row)) {',
    replace: 'for (const other of [] as number[]) {',
  },
  {
    file: 'engine/expire.ts',
    find: 'feed.time[bar] < orders.until[row]',
    replace: 'feed.time[bar] <= orders.until[row]',
  },
  {
    file: 'engine/inside.ts',
    find: 'const worst = conditions.isOptimistic ? -side : side;',
    replace: 'const worst = -side;',
  },
  {
    file: 'engine/context.ts',
    find: 'new Float64Array(this.#desk.feed.assets.length)).fill(0)',
    replace: 'new Float64Array(this.#desk.feed.assets.length))',
  },
  { file: 'engine/sessions.ts', find: 'if (day !== last && held(row)) {', replace: 'if (held(row)) {' },
  { file: 'engine/groups.ts', find: 'for (const one of misfits) one.entry = -1;', replace: '' },
];

/** A law over scenarios that hands each of them and its answer by the reference to `seen`. A script that comes within 1e-9 of deciding
 *  otherwise is compared up to the row on which it does. */
export function scenariosAgree(seen: (run: Counted) => void = () => {}): Law {
  return law({
    about: 'The engine fills, refuses and accounts as the slow reference does.',
    mutants: EXECUTION_MUTANTS,
    runs: 10_000,
    cases: anyScenario,
    check(scenario) {
      const outcome = simulateSlowly(scenario);
      seen({ scenario, outcome });
      const difference = firstDifference(simulateFast(scenario), outcome, scenario);
      if (difference !== null) throw new Error(reportOf(difference, scenario, outcome));
    },
  });
}

/** A gap and a body in cents for each bar of a series. */
const steps = (gap: number, body: fc.Arbitrary<number>, longest: number) =>
  fc.integer({ min: 1, max: longest }).chain((length) => {
    const bar = fc.tuple(fc.integer({ min: -gap, max: gap }), body);
    return fc.array(bar, { minLength: length, maxLength: length });
  });

/** Walks of a few cents with many ties, now and then constant or shorter than the slow window. */
const anyCross: fc.Arbitrary<SmaCross> = fc
  .record({
    start: fc.integer({ min: 500, max: 20_000 }),
    steps: fc.oneof(
      { weight: 8, arbitrary: steps(3, fc.integer({ min: -40, max: 40 }), 120) },
      { weight: 1, arbitrary: steps(0, fc.constant(0), 40) },
      { weight: 3, arbitrary: steps(0, fc.constantFrom(-1, 0, 1), 120) },
    ),
    fast: fc.integer({ min: 1, max: 6 }),
    more: fc.integer({ min: 1, max: 12 }),
    shares: fc.constantFrom(0, 100),
    commission: fc.constantFrom(0, 0.0005),
    cash: fc.constantFrom(5000.0007, 100_000.0007, 1_000_000.0007),
  })
  .map(({ start, steps, fast, more, shares, commission, cash }) => {
    const open: number[] = [];
    const close: number[] = [];
    let cents = start;
    for (const [gap, body] of steps) {
      const opened = Math.max(1, cents + gap);
      cents = Math.max(1, opened + body);
      open.push(opened / 100);
      close.push(cents / 100);
    }
    return { open, close, fast, slow: fast + more, shares, commission, cash };
  });

function feedOfCross({ open, close, commission }: SmaCross): Feed {
  return feedOf({
    ...PLAIN,
    assets: [
      {
        symbol: 'S',
        market: 'M',
        currency: 'CNY',
        kind: 'etf',
        multiplier: 1,
        terms: [{ ...FREE, commission }],
        open,
        high: open.map((price, row) => Math.max(price, close[row])),
        low: open.map((price, row) => Math.min(price, close[row])),
        close,
        volume: close.map(() => 1000),
        hasBar: close.map(() => true),
        actions: [],
      },
    ],
    time: close.map((_, row) => row * 86_400_000),
    script: [],
  });
}

/** The shipped strategy against a loop over exact decimals: fill by fill, and the equity to 1e-9. */
export function crossesAgree(seen: (fills: number, cross: SmaCross) => void = () => {}): Law {
  return law({
    about: 'The moving-average cross trades and ends as a slow loop over exact decimals does.',
    mutants: [
      { file: 'engine/indicators/crosses.ts', find: 'const TIE = 1e-12;', replace: 'const TIE = 0;' },
      { file: 'engine/indicators/crosses.ts', find: 'if (now === 0) continue;', replace: '' },
      { file: 'engine/indicators/window.ts', find: 'if (k > start && k >= n) {', replace: 'if (k > start && k > n) {' },
      {
        file: 'engine/simulate.ts',
        find: 'answer(bar);\n        if (bar === due',
        replace: 'if (due',
      },
    ],
    runs: 3000,
    cases: anyCross,
    check(cross) {
      const { fast, slow, shares, cash } = cross;
      const slowly = smaCrossSlowly(cross);
      seen(slowly.fills.length, cross);
      const run = simulate(smaCross, feedOfCross(cross), { cash, params: { fast, slow, shares } });
      const trade = ({ bar, side, quantity, price }: { bar: number; side: number; quantity: number; price: number }) =>
        `${side > 0 ? 'bought' : 'sold'} ${quantity} at ${price} on row ${bar}`;
      const ours = [...run.fills].map(trade).join(', ');
      const theirs = slowly.fills.map(trade).join(', ');
      if (ours !== theirs) throw new Error(`engine: ${ours || 'no trade'}; reference: ${theirs || 'no trade'}`);
      slowly.equity.forEach((equity, row) => {
        if (Math.abs(run.equity[row] - equity) > 1e-9 * Math.max(cash, equity))
          throw new Error(`equity on row ${row}: engine ${run.equity[row]}, reference ${equity}`);
      });
    },
  });
}

/** What a law takes from the environment, so that a nightly run can try more: `TIDEMARK_SCENARIOS`, `TIDEMARK_SEED`. */
export function optionsFrom(env: Readonly<Record<string, string | undefined>>): LawOptions {
  const { TIDEMARK_SCENARIOS: runs, TIDEMARK_SEED: seed } = env;
  return { ...(runs && { runs: Number(runs) }), ...(seed && { seed: Number(seed) }) };
}
