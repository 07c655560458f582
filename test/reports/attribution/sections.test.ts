// What text and Markdown tell of the attribution.

import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../reports/build.js';
import { attributionSections } from '../../../reports/render/attribution.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { SHOWN } from '../shown.js';
import { CONFIGURATION, runScript, START, toyFeed } from '../toy.js';

const DAY = 86_400_000;

/** Two funds over thirty days around the end of 2024, half of the money in the first from the second day on. */
function reported(benchmark: string) {
  const rows = 30;
  const close = Array.from({ length: rows }, (_, row) => 10 + Math.sin(row));
  const from = Math.floor((Date.UTC(2024, 11, 20) - START) / DAY);
  const time = Float64Array.from({ length: rows }, (_, row) => START + (from + row) * DAY);
  const feed = toyFeed([{ close }, { close: close.toReversed(), more: { market: 'XHKG' } }], { time });
  const run = runScript(feed, [[0, 0, 5000]]);
  return buildReport({
    configuration: { ...CONFIGURATION, benchmark },
    feed,
    run,
    fingerprint: 'f00d',
    version: '0.1.0',
  });
}

const sectionsOf = (benchmark: string) => attributionSections(resultOf(reported(benchmark)));
const titles = (benchmark: string): string[] => sectionsOf(benchmark).map(({ title }) => title);

describe('the sections', () => {
  it('tell of the benchmark, the markets, the years and the regimes', () => {
    expect(titles('AAA=0.5,BBB=0.5')).toEqual([
      'Where the profit came from, in CNY',
      'What made the difference to AAA=0.5,BBB=0.5',
      'The same by market',
      'The same by year, each linked by itself',
      'By the drawdown of AAA=0.5,BBB=0.5, profit in CNY',
      'Windows in part',
    ]);
  });

  it('without a benchmark go by the run itself', () => {
    expect(titles('')).toEqual([
      'Where the profit came from, in CNY',
      'By the drawdown of the run itself, profit in CNY',
      'Windows in part',
    ]);
  });

  it('add up in their last lines to the difference of the returns', () => {
    const { metrics } = reported('AAA=0.5,BBB=0.5');
    const table = sectionsOf('AAA=0.5,BBB=0.5')[1];
    const last = table.kind === 'table' ? table.rows.at(-1)! : [];
    expect(last[0]).toBe('Together');
    expect(parseFloat(last.at(-1)!)).toBeCloseTo(100 * (metrics.totalReturn - metrics.benchmarkReturn), 2);
  });

  it('keep to 80 columns', () => {
    for (const line of SHOWN.text(reported('AAA=0.5,BBB=0.5')).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
