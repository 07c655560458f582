// The generated scenarios cover the page, and the reference keeps its own books on all of them.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage, coverageTable } from './coverage.js';
import { fixed, toNumber } from './fixed.js';
import type { Outcome, Scenario } from './scenario.js';
import { decimal } from './markets.js';
import { anyScenario } from './scenarios.js';
import { simulateSlowly } from './simulate.js';

const scenarios = fc.sample(anyScenario, { numRuns: 1500, seed: 20261121 });
const runs: readonly Outcome[] = scenarios.map(simulateSlowly);
const each = (check: (scenario: Scenario, run: Outcome) => void) => scenarios.forEach((s, i) => check(s, runs[i]));
const total = (amounts: readonly number[]) => toNumber(amounts.reduce((sum, x) => sum + fixed(x), 0n));

describe('the generated scenarios', () => {
  const covered = coverage(runs.map((outcome, k) => ({ scenario: scenarios[k], outcome })));
  console.log(coverageTable(covered));

  it('reach every outcome of every order type and time in force', () => {
    const rare = [...covered.outcomes].filter(([, count]) => count < 5);
    expect(rare).toEqual([]);
  });

  it('hold bars that are bars, and marks where there is none', () =>
    each(({ assets }) => {
      for (const { open, high, low, close, hasBar, actions } of assets)
        hasBar.forEach((traded, row) => {
          if (traded) {
            expect(Math.min(open[row], close[row], high[row]) >= low[row] && low[row] > 0).toBe(true);
            expect(Math.max(open[row], close[row])).toBeLessThanOrEqual(high[row]);
            return;
          }
          let mark = row > 0 ? close[row - 1] : NaN;
          for (const { row: ex, kind, value } of actions)
            if (ex === row && kind !== 'delisting')
              mark = kind === 'split' ? mark / value : decimal(kind === 'roll' ? mark + value : mark - value);
          expect([open[row], high[row], low[row], close[row]]).toEqual([NaN, NaN, NaN, mark]);
          expect(mark).not.toBeLessThanOrEqual(0);
        });
    }));

  it('reach every reason at least 50 times', () => {
    const rare = [...covered.reasons].filter(([, count]) => count < 50);
    expect(rare).toEqual([]);
  });

  it('reach every kind of cash flow, every end of a group and every setting', () => {
    const counts = [...covered.flows, ...covered.groups, ...covered.settings];
    expect(counts.filter(([, count]) => count < 5)).toEqual([]);
    expect(covered.ambiguous).toBeGreaterThan(50);
    expect(covered.liquidations).toBeGreaterThan(50);
  });

  it('come to the edge of a decision in under 1 %', () => {
    expect(covered.edges / covered.runs).toBeLessThan(0.01);
  });
});

describe('the reference', () => {
  it('has cash that is the sum of its postings, at the rates of the row', () =>
    each(({ base, rates }, run) => {
      const worth = run.cashflows.map(({ currency, amount }) =>
        currency === base ? amount : amount * rates[currency].at(-1)!,
      );
      expect(run.cash.at(-1)).toBeCloseTo(total(worth), 6);
    }));

  it('leaves no order working', () =>
    each((_, run) => expect(run.orders.filter(({ status }) => status === 'working')).toEqual([])));

  it('accounts for all of every order that no split touched', () =>
    each(({ assets, script }, run) => {
      for (const order of run.orders) {
        const given = script[order.script]?.quantity;
        if (given === undefined || !(given > 0) || !Number.isFinite(given)) continue;
        if (assets[order.asset].actions.some(({ kind }) => kind === 'split')) continue;
        const refused = run.refusals.filter((r) => r.order === order.id).map(({ quantity }) => quantity);
        expect(total([order.filled, ...refused])).toBe(given);
      }
    }));

  it('fills inside the bar and inside the limit', () =>
    each(({ assets, script, slippage, impact }, run) => {
      for (const fill of run.fills) {
        const { high, low, actions } = assets[fill.asset];
        const base = fill.price - (fill.side * fill.slippage) / fill.quantity / assets[fill.asset].multiplier;
        expect(base).toBeLessThanOrEqual(high[fill.bar] + 1e-9);
        expect(base).toBeGreaterThanOrEqual(low[fill.bar] - 1e-9);
        const worst = Number.isNaN(impact) ? slippage : impact;
        expect(Math.abs(fill.price - base)).toBeLessThanOrEqual(base * worst + 1e-9);
        const limit = script[run.orders[fill.order - 1].script]?.limit ?? NaN;
        if (Number.isNaN(limit) || actions.length > 0) continue;
        expect(fill.side * (fill.price - limit)).toBeLessThanOrEqual(1e-12);
      }
    }));

  it('never goes short where short sales are not allowed', () =>
    each(({ assets }, run) => {
      const held = assets.map(() => 0);
      for (const fill of run.fills) {
        held[fill.asset] += fill.side * fill.quantity;
        const isSplit = assets[fill.asset].actions.some(({ kind }) => kind === 'split');
        if (!isSplit && Number.isNaN(assets[fill.asset].terms[0].shortMargin))
          expect(held[fill.asset]).toBeGreaterThanOrEqual(0);
      }
    }));
});
