// The engine against the slow reference, over thousands of generated scripts; what they covered is printed and asserted.

import { describe, expect, it } from 'vitest';

import { coverageTable, tally } from '../reference/coverage.js';
import { crossesAgree, optionsFrom, scenariosAgree } from './against-reference.js';

const options = optionsFrom(process.env);

describe('the engine and the reference', () => {
  const counts = tally();

  it('answer every script alike', { timeout: 1_800_000 }, () => {
    scenariosAgree((run) => counts.add(run)).run(options);
  });

  it('on scripts that reach every outcome of every order type, and every reason, group and setting at least 50 times', () => {
    const { coverage } = counts;
    console.log(coverageTable(coverage));
    const { outcomes, reasons, flows, groups, settings, ambiguous, liquidations } = coverage;
    const rare = [...reasons, ...flows, ...groups, ...settings].filter(([, count]) => count < 50);
    expect(rare).toEqual([]);
    // An order for one moment seldom lives long enough to be cancelled.
    expect([...outcomes].filter(([, count]) => count < 20)).toEqual([]);
    expect(Math.min(ambiguous, liquidations)).toBeGreaterThan(500);
    expect(coverage.edges / coverage.runs).toBeLessThan(0.001);
  });

  it('cross moving averages alike', () => {
    const seen = { series: 0, fills: 0, short: 0, constant: 0, allCash: 0 };
    crossesAgree((fills, { close, slow, shares }) => {
      seen.series++;
      seen.fills += fills;
      if (close.length < slow) seen.short++;
      if (new Set(close).size === 1) seen.constant++;
      if (shares === 0) seen.allCash++;
    }).run(options);
    console.log(
      `${seen.series} series, ${seen.fills} fills; ${seen.short} shorter than the slow window, ${seen.constant} constant`,
    );
    expect(Math.min(seen.fills / 20, seen.short, seen.constant, seen.allCash)).toBeGreaterThan(50);
  });
});
