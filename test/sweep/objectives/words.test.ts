// The words that a search ranks by and the bounds that it asks for.

import { describe, expect, it } from 'vitest';

import { UserError } from '../../../engine/index.js';
import { METRICS } from '../../../reports/metrics/index.js';
import { constraintOf, satisfies } from '../../../sweep/objectives/constraint.js';
import { objectivesOf } from '../../../sweep/objectives/objective.js';

describe('objectives', () => {
  it('are metrics with their own direction, in the order that was typed', () => {
    expect(objectivesOf('sharpe')).toEqual([{ metric: 'sharpe', direction: 1 }]);
    expect(objectivesOf('volatility, maxDrawdown')).toEqual([
      { metric: 'volatility', direction: -1 },
      { metric: 'maxDrawdown', direction: 1 },
    ]);
  });

  it('can be every metric of which more or less is better, and no other', () => {
    for (const [name, { direction }] of Object.entries(METRICS)) {
      if (direction === 0) expect(() => objectivesOf(name)).toThrow(`neither more nor less ${name} is better`);
      else expect(objectivesOf(name)).toEqual([{ metric: name, direction }]);
    }
  });

  it.each([
    ['sharp', 'there is no metric "sharp": did you mean sharpe?'],
    ['max-drawdown', 'there is no metric "max-drawdown": did you mean maxDrawdown?'],
    ['toString', 'there is no metric "toString": "tidemark list metrics" shows them.'],
    ['sharpe,', 'give a metric such as sharpe, or several joined by commas.'],
    ['', 'give a metric such as sharpe, or several joined by commas.'],
    ['sharpe,cagr,sharpe', 'sharpe is there twice: give each metric once.'],
  ])('are refused as "%s"', (text, what) =>
    expect(() => objectivesOf(text)).toThrow(new UserError(`--rank is "${text}"; ${what}`)),
  );
});

describe('a constraint', () => {
  it.each([
    ['maxDrawdown > -0.2', [-0.3, -0.2, -0.1], [false, false, true]],
    ['maxDrawdown>=-0.2', [-0.3, -0.2, -0.1], [false, true, true]],
    [' turnover <1e1 ', [9, 10, 11], [true, false, false]],
    ['trades <= 10', [9, 10, 11], [true, true, false]],
  ])('"%s" says which figures satisfy it', (text, figures, verdicts) => {
    const constraint = constraintOf(text);
    expect(figures.map((figure) => satisfies(constraint, figure))).toEqual(verdicts);
    expect(satisfies(constraint, Number.NaN)).toBe(false);
    expect(constraint.text).toBe(text);
  });

  it.each([
    ['maxDrawdown', 'give a metric and its bound in quotes, such as "maxDrawdown > -0.2".'],
    ['', 'give a metric and its bound in quotes, such as "maxDrawdown > -0.2".'],
    ['> 3', 'give a metric and its bound in quotes, such as "maxDrawdown > -0.2".'],
    ['sharpe > 1 2', 'give a metric and its bound in quotes, such as "maxDrawdown > -0.2".'],
    ['sharpe = 1', '= is none of <, <=, > and >=.'],
    ['sharpe => 1', '=> is none of <, <=, > and >=.'],
    ['maxDrawDwn > -0.2', 'there is no metric "maxDrawDwn": did you mean maxDrawdown?'],
    ['sharpe > high', '"high" is no number: give one in plain digits, such as -0.2 for -20 percent.'],
    ['maxDrawdown > -20%', '"-20%" is no number: give one in plain digits, such as -0.2 for -20 percent.'],
    ['sharpe > 1e999', '"1e999" is no number: give one in plain digits, such as -0.2 for -20 percent.'],
    ['sharpe > NaN', '"NaN" is no number: give one in plain digits, such as -0.2 for -20 percent.'],
  ])('is refused as "%s"', (text, what) =>
    expect(() => constraintOf(text)).toThrow(new UserError(`--require is "${text}"; ${what}`)),
  );
});
