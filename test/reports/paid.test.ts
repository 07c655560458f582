// What was paid counts at the rate at which it was converted, in every figure of a report: the tape itself is asked what that was.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CashFlow, Feed, Run } from '../../engine/index.js';
import { buildReport } from '../../reports/build.js';
import { metricColumns } from '../../reports/metric-columns.js';
import type { Report } from '../../reports/report.js';
import { marketOf, made } from '../engine/made.js';
import { type Conduct, PLAIN_CONDUCT } from '../kit/conduct.js';
import { feedOf, mapAssets } from '../kit/market.js';
import { anyPlay, type Play, run as runPlay } from '../kit/play.js';
import { CONFIGURATION } from './toy.js';

/** A posting with what it came to in base currency before the spread, and what the spread took. */
interface Posting {
  readonly flow: CashFlow;
  /** NaN where nothing was converted, or not all of it. */
  readonly base: number;
  readonly spread: number;
}

/** The postings of a run that are no conversions, with the pairs of conversions that follow them; no rate of the feed is looked at. */
function postings(play: Play, feed: Feed, run: Run): Posting[] {
  const { conversionSpread = 0 } = play;
  const flows = [...run.cashflows];
  const found: Posting[] = [];
  let together: CashFlow[] = [];
  flows.forEach((flow, at) => {
    if (flow.kind === 'conversion') return;
    together.push(flow);
    const [given, got] = [flows[at + 1], flows[at + 2]];
    // What is left of a distribution is converted.
    if (flow.kind === 'dividend' && given?.kind === 'withholding') return;
    const all = sum(together, ({ amount }) => amount);
    const isConverted = flow.currency !== feed.base && given?.kind === 'conversion';
    const worth = isConverted ? got.amount / (1 - Math.sign(got.amount) * conversionSpread) : 0;
    const isWhole = isConverted && Math.abs(given.amount + all) <= 1e-12 * Math.abs(all);
    const rate = flow.currency === feed.base ? 1 : isWhole ? worth / all : NaN;
    together.forEach((each, k) => {
      const isLast = isConverted && k === together.length - 1;
      const base = each.amount === 0 ? 0 : each.amount * rate;
      found.push({ flow: each, base, spread: isLast ? worth - got.amount : 0 });
    });
    together = [];
  });
  return found;
}

interface Case {
  readonly play: Play;
  readonly feed: Feed;
  readonly run: Run;
  readonly report: Report;
  readonly posted: readonly Posting[];
  readonly isForeign: boolean;
  /** All amounts are small against it. */
  readonly size: number;
}

function caseOf(play: Play): Case {
  const feed = feedOf(play.market);
  const run = runPlay(play);
  const { fill = 'next-open', cash } = play;
  const configuration = { ...CONFIGURATION, base: feed.base, cash, fill };
  const report = buildReport({ configuration, feed, run, fingerprint: '', version: '' });
  let size = Math.max(cash, ...run.equity.map(Math.abs));
  for (const { amount, currency } of run.cashflows) {
    size += Math.abs(amount) * Math.max(1, ...(feed.rates.get(currency) ?? []));
  }
  const isForeign = Array.from(run.fills).some(({ asset }) => feed.assets[asset].currency !== feed.base);
  return { play, feed, run, report, posted: postings(play, feed, run), isForeign, size };
}

const near = (actual: number, expected: number, { size }: Pick<Case, 'size'>, what: string): void => {
  if (!(Math.abs(actual - expected) <= 1e-9 * size)) throw new Error(`${what}: ${actual}, should be ${expected}`);
};

const sum = <T>(list: Iterable<T>, of: (each: T) => number): number => {
  let total = 0;
  for (const each of list) total += of(each);
  return total;
};

/** Checks a law on plays of every kind, and that runs in foreign currency were among them, filled next and at the same close. */
function always(
  runs: number,
  fixed: Partial<Conduct>,
  check: (one: Case) => void,
  change = (play: Play): Play => play,
): void {
  const seen = { next: 0, same: 0 };
  fc.assert(
    fc.property(anyPlay({ money: 1_000_000, fixed }), (play) => {
      const one = caseOf(change(play));
      check(one);
      if (one.isForeign) seen[play.fill === 'same-close' ? 'same' : 'next']++;
    }),
    { numRuns: runs, seed: 31 },
  );
  expect(seen.next).toBeGreaterThan(runs / 5);
  expect(seen.same).toBeGreaterThan(runs / 50);
}

/** What of an instrument is worth something at the last close: units and what is owed. */
const rest = ({ run }: Case, asset: number): number =>
  sum(run.holdings(), (each) =>
    each.bar === run.first + run.equity.length - 1 && each.asset === asset ? each.value : 0,
  );

describe('what was paid', () => {
  it('adds up by round trips to what the account gained, the spreads of conversions and interest apart', () =>
    always(1000, { conversion: 'automatic' }, (one) => {
      const { feed, run, play, report, posted } = one;
      for (const { index, symbol } of feed.assets) {
        const own = posted.filter(({ flow }) => flow.asset === index);
        const trips = report.roundTrips.filter(({ asset }) => asset === index);
        const gained = sum(own, ({ base }) => base) + rest(one, index);
        near(
          sum(trips, ({ profit }) => profit),
          gained,
          one,
          symbol,
        );
      }
      const spreads = sum(posted, ({ spread }) => spread);
      const interest = sum(posted, ({ flow, base }) => (flow.kind === 'interest' ? base : 0));
      const profits = sum(report.roundTrips, ({ profit }) => profit);
      near(profits + interest - spreads, run.equity[run.equity.length - 1] - play.cash, one, 'all profits');
      near(report.attribution.costs.conversion, -spreads, one, 'the cost of conversions');
    }));

  it('is turned over at the rate of its conversion', () =>
    always(300, { conversion: 'automatic' }, ({ feed, run, posted, size }) => {
      const sums = { traded: 0, commission: 0, tax: 0, slippage: 0 };
      const bases = new Map(posted.map(({ flow, base }) => [flow.seq, base]));
      for (const { seq, asset, quantity, price, commission, tax, slippage, cash } of run.fills) {
        // A fill that moves no cash does not show its rate.
        if (cash === 0) return;
        const rate = bases.get(seq)! / cash;
        sums.traded += quantity * price * feed.assets[asset].multiplier * rate;
        sums.commission += commission * rate;
        sums.tax += tax * rate;
        sums.slippage += slippage * rate;
      }
      const { traffic } = metricColumns(feed, run, { benchmark: null, riskFree: 0 });
      for (const key of ['traded', 'commission', 'tax', 'slippage'] as const)
        near(traffic[key], sums[key], { size }, key);
    }));

  it('is the same figure in the metrics, in the round trips and in the attribution', () =>
    always(1000, {}, (one) => {
      const { report, feed, posted } = one;
      const { metrics, attribution: parts } = report;
      for (const kind of ['commission', 'tax', 'slippage'] as const) near(metrics[kind], -parts.costs[kind], one, kind);
      const { commission, tax, slippage, roll, 'borrow fee': borrowing } = parts.costs;
      near(metrics.costs, -(commission + tax + slippage), one, 'costs');
      near(
        sum(report.roundTrips, ({ costs }) => costs),
        -(commission + tax + slippage + roll + borrowing),
        one,
        'the costs of all round trips',
      );
      for (const { index, symbol } of feed.assets) {
        const profit = sum(report.roundTrips, (trip) => (trip.asset === index ? trip.profit : 0));
        const spreads = sum(posted, ({ flow, spread }) => (flow.asset === index ? spread : 0));
        near(parts.contributions[index].total, profit - spreads, one, symbol);
      }
    }));

  it('and paid on the day it was earned is the same income', () => {
    // What is paid later has moved with the rate, which is currency in the attribution.
    const atOnce = (play: Play): Play => ({
      ...play,
      market: mapAssets(play.market, (asset) => ({
        ...asset,
        actions: asset.actions.map((action) => ({ ...action, payRow: action.row })),
      })),
    });
    let earned = 0;
    const check = (one: Case): void => {
      const { feed, report, posted } = one;
      for (const { index, symbol, currency } of feed.assets) {
        const trips = sum(report.roundTrips, (trip) => (trip.asset === index ? trip.income : 0));
        const withheld = posted.filter(({ flow }) => flow.asset === index && flow.kind === 'withholding');
        const { income } = report.attribution.contributions[index];
        const gross = trips - sum(withheld, ({ base }) => base);
        near(income, gross, one, symbol);
        if (income !== 0 && currency !== feed.base) earned++;
      }
    };
    always(600, { conversion: 'automatic' }, check, atOnce);
    expect(earned).toBeGreaterThan(10);
  });
});

describe('by hand', () => {
  const asset = made([20, [20, 21, 20, 21], [21, 23, 21, 23], 24], { commission: 0.01, sellTax: 0.005 });
  const market = { ...marketOf([{ ...asset, currency: 'USD' }]), rates: { USD: [7, 7.1, 7.2, 7.5] } };
  const script = [
    { kind: 'order', row: 0, asset: 0, side: 1, quantity: 10, type: 'market', tif: 'day' },
    { kind: 'order', row: 2, asset: 0, side: -1, quantity: 10, type: 'market', tif: 'day' },
  ] as const;
  const played = (fill: 'next-open' | 'same-close') =>
    caseOf({ ...PLAIN_CONDUCT, market, actor: { script }, cash: 10_000, first: 0, slippage: 0.1, seed: 1, fill });

  it('a fill at the next open counts at the rate of the close before', () => {
    const { report, run } = played('next-open');
    const [bought, sold] = [10 * 22, 10 * 24 * 0.9];
    expect(report.metrics.commission).toBeCloseTo(0.01 * (bought * 7 + sold * 7.2), 9);
    expect(report.metrics.tax).toBeCloseTo(0.005 * sold * 7.2, 9);
    expect(report.metrics.slippage).toBeCloseTo(20 * 7 + 24 * 7.2, 9);
    expect(report.roundTrips[0].profit).toBeCloseTo(-bought * 1.01 * 7 + sold * 0.985 * 7.2, 9);
    expect(report.roundTrips[0].return).toBeCloseTo(report.roundTrips[0].profit / (bought * 7), 12);
    expect(run.equity[3] - 10_000).toBeCloseTo(report.roundTrips[0].profit, 9);
  });

  it('a fill at the close of its decision counts at the rate of that close', () => {
    const { report, run } = played('same-close');
    const [bought, sold] = [10 * 22, 10 * 23 * 0.9];
    expect(report.metrics.commission).toBeCloseTo(0.01 * (bought * 7 + sold * 7.2), 9);
    expect(report.metrics.slippage).toBeCloseTo(20 * 7 + 23 * 7.2, 9);
    expect(report.roundTrips[0].profit).toBeCloseTo(-bought * 1.01 * 7 + sold * 0.985 * 7.2, 9);
    expect(run.equity[3] - 10_000).toBeCloseTo(report.roundTrips[0].profit, 9);
  });
});
