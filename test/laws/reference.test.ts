// The engine against the slow reference, over thousands of generated scripts; what they covered is printed and asserted.

import { describe, expect, it } from 'vitest';

import { coverage, coverageTable } from '../reference/coverage.js';
import type { Outcome } from '../reference/scenario.js';
import { crossesAgree, optionsFrom, scenariosAgree } from './against-reference.js';

const options = optionsFrom(process.env);

describe('the engine and the reference', () => {
  const outcomes: Outcome[] = [];

  it('answer every script alike', () => {
    scenariosAgree((outcome) => outcomes.push(outcome)).run(options);
  });

  it('on scripts that reach every outcome of every order type, and every reason at least 50 times', () => {
    const covered = coverage(outcomes);
    console.log(coverageTable(covered));
    expect([...covered.outcomes].filter(([, count]) => count < 10)).toEqual([]);
    expect([...covered.reasons].filter(([, count]) => count < 50)).toEqual([]);
    expect(covered.edges / covered.runs).toBeLessThan(0.01);
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
