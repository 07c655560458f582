// A sweep in the terminal and as Markdown: what it says, how wide it is, and that nothing foreign is obeyed.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { width } from '../../../reports/render/clean.js';
import { renderSweepText, SWEEP_RENDERERS } from '../../../reports/render/sweep.js';
import { luckFigures } from '../../../reports/render/sweep-luck.js';
import { stabilityWords, unrankedWords } from '../../../reports/render/sweep-words.js';
import { sweepJson } from '../../../reports/sweep/sweep-json.js';
import { names, range, toySweep, type Sketch } from './toy.js';

const lines = (sketch?: Sketch, columns?: number) =>
  renderSweepText(toySweep(sketch), { width: columns }).trimEnd().split('\n');

it('ends in the verdict, on one line', () => {
  const report = toySweep();
  expect(lines().at(-1)).toBe(report.verdict!.sentence);
  expect(lines().at(-1)!.length).toBeGreaterThan(80);
});

it('begins with what was searched, on what, when and how', () => {
  expect(lines()[0]).toBe('sma-cross on demo/market, 2018-01-02 to 2022-08-08: 100 points, grid');
});

it('lists the ten best with their values and what they were ranked by, best first', () => {
  const report = toySweep({ configuration: { rank: ['sharpe', 'maxDrawdown'] } });
  const text = renderSweepText(report);
  const at = text.split('\n').findIndex((line) => line.startsWith('The 10 best of 100 by sharpe'));
  const rows = text.split('\n').slice(at + 1, at + 12);
  expect(rows[0].split(/ +/)).toEqual(expect.arrayContaining(['trial', 'fast', 'slow', 'sharpe', 'maxDrawdown']));
  expect(rows.slice(1).map((row) => Number(row.split(/ +/)[0]))).toEqual(report.ranking.slice(0, 10));
  const [best] = report.ranking;
  expect(rows[1]).toContain(report.trials.figure(best, 'sharpe').toFixed(2));
  expect(text).toContain('Beaten by none in sharpe and maxDrawdown together: 1');
});

it('says what failed with the first error, what was stopped, and how steady the best is', () => {
  const report = toySweep({
    error: (trial) => (trial % 20 === 7 ? 'The window is too short.' : ''),
    stopped: (trial) => trial === 1,
  });
  const text = renderSweepText(report).replace(/\n {2}/g, ' ');
  expect(text).toContain('100: 94 ranked, 5 failed, 1 stopped');
  expect(text).toContain('- 5 trials failed, first 7: The window is too short.');
  expect(text).toContain('- 1 of 100 trials were stopped after a part of the window');
  expect(text).toContain(stabilityWords(report));
  expect(stabilityWords(report)).toMatch(/^The best lies on a plateau: /);
});

it('says why trials that ran to the end are not ranked', () => {
  const score = (trial: number) => (trial < 10 ? NaN : trial);
  expect(unrankedWords(toySweep())).toBe('');
  const report = toySweep({ score });
  expect(unrankedWords(report)).toBe(
    '10 of 100 trials ran to the end and have no sharpe, such as one that never trades.',
  );
  expect(renderSweepText(report).replace(/\n {2}/g, ' ')).toContain(`- ${unrankedWords(report)}`);
  const bounded = toySweep({ score, configuration: { require: ['trades > 3'] } });
  expect(unrankedWords(bounded)).toContain('break what --require asks for, or have no sharpe');
});

it('has a table of the folds and every statistic of luck', () => {
  const report = toySweep({ folds: 6 });
  const text = renderSweepText(report);
  expect(text).toMatch(/2020-04-21 to 2020-09-07 +25 100 +1\.53 +0\.33/);
  expect(text).toMatch(/2021-01-26 to 2021-06-14 .* n\/a/);
  for (const { name, shown } of luckFigures(report.verdict!)) {
    expect(text).toContain(name);
    expect(text).toContain(shown);
  }
});

it('says why nothing is ranked', () => {
  expect(lines({ error: () => 'It broke.' }).at(-1)).toBe(
    'Nothing is ranked, so there is nothing to judge: of 100 trials 100 failed.',
  );
  expect(lines({ score: () => NaN }).at(-1)).toContain('of 100 trials 100 without the metric that is ranked by');
  expect(lines({ points: [] }).at(-1)).toBe('No point was tried: there is nothing to judge.');
});

/** Of one column and of two. */
const LETTERS = ['a', 'Z', ' ', ',', '|', '<', '"', '\u6caa', '\u6df1', '\u00e9', '\u{1f600}'];

it('fits into the columns that there are, but for the verdict, and obeys nothing that a name says', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 30 })
    .map((text) => `${text}\u001B[31m\u202E`);
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(word, { minLength: 0, maxLength: 4 }),
      word,
      fc.integer({ min: 60, max: 160 }),
      (values, heads, error, columns) => {
        const dimensions = [...heads.map((head) => names(head, values)), range('n', 1, 1, 3)];
        const report = toySweep({
          dimensions,
          folds: 3,
          error: (trial) => (trial % 5 === 4 ? error : ''),
          configuration: {
            strategy: error,
            about: error,
            space: Object.fromEntries(heads.map((head) => [head, head])),
          },
        });
        const text = renderSweepText(report, { width: columns });
        // oxlint-disable-next-line no-control-regex
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202E]/);
        for (const line of text.trimEnd().split('\n').slice(0, -1)) expect(width(line)).toBeLessThanOrEqual(columns);
      },
    ),
    { numRuns: 60, seed: 3 },
  );
});

it('is coloured only where it is asked to be', () => {
  expect(renderSweepText(toySweep(), { colour: true })).toContain('\u001B[1m');
  expect(renderSweepText(toySweep())).not.toContain('\u001B');
});

it('prints sweep.json, and Markdown that ends in the verdict', () => {
  const report = toySweep({ folds: 3 });
  expect(SWEEP_RENDERERS.json(report)).toBe(sweepJson(report));
  const text = SWEEP_RENDERERS.md(report);
  expect(text.trimEnd().split('\n').at(-1)).toBe(`**${report.verdict!.sentence}**`);
  expect(text).toMatch(
    /\| trial \| fast \| slow \| sharpe \| cagr \| maxDrawdown \| turnover \| trades \| finalEquity \|/,
  );
});

it.each([1, 0, 5])('tells of %i dimensions', (count) => {
  const dimensions = [
    range('a', 1, 1, 3),
    names('b', [true, false]),
    names('c', ['x', 'y']),
    range('d', 0, 0.1, 2),
    range('e', 1, 1, 2),
  ];
  const text = renderSweepText(toySweep({ dimensions: dimensions.slice(0, count) }));
  expect(text).toContain(count === 0 ? 'one point' : 'a 1:3:1');
});
