// What is compared of some runs, and why not more of them, in sentences.

import { decimal, moment } from '../render/format.js';
import type { ComparedRun, Remark } from './comparison.js';
import type { CommonWindow } from './window.js';

const several = (values: readonly string[]): string => [...new Set(values)].join(', ');

/** The remarks on a comparison. */
export function remarksOf(runs: readonly ComparedRun[], window: CommonWindow, sameBase: boolean): Remark[] {
  const remarks: Remark[] = [];
  const { kind, time, frequency, skipped } = window;
  const results = runs.map(({ result }) => result);
  const ends = [time[0] ?? NaN, time[time.length - 1] ?? NaN].map((end) => moment(end, frequency));
  const span = { from: ends[0], to: ends[1], rows: decimal(time.length, 0) };
  if (kind === 'none') {
    remarks.push({
      phrase:
        'The runs share fewer than two evaluated closes: each stands here with the figures of its own dates, and no difference, curve or interval is given.',
    });
  } else if (kind === 'same') {
    remarks.push({ phrase: 'All runs were evaluated on the same {rows} closes, from {from} to {to}.', values: span });
  } else {
    remarks.push({
      phrase:
        'The runs were not evaluated on the same dates: what follows from the curve is computed anew on the {rows} closes that they share, from {from} to {to}; trades, costs and holdings count over each whole run.',
      values: span,
    });
  }
  runs.forEach(({ label }, run) => {
    if (skipped[run] > 0)
      remarks.push({
        phrase: '{run} has {count} closes between these that another run has not; its returns run across them.',
        values: { run: label, count: decimal(skipped[run], 0) },
      });
  });
  if (kind === 'common' && skipped.some((count) => count > 0))
    remarks.push({
      phrase: 'Annual figures count {rate} returns a year, as many as there are common closes.',
      values: { rate: decimal(window.periodsPerYear, 1) },
    });
  if (kind !== 'none' && new Set(results.map((each) => each.frequency)).size > 1)
    remarks.push({
      phrase:
        'Some runs are intraday and some daily: of the intraday ones the last close of each date (UTC) is compared.',
    });
  if (!sameBase)
    remarks.push({
      phrase:
        'The accounts are kept in {currencies}: growth is compared, each in its own currency, and amounts of money are not.',
      values: { currencies: several(results.map(({ configuration }) => configuration.base)) },
    });
  const rates = results.map(({ configuration }) => String(configuration.riskFree));
  if (kind !== 'none' && new Set(rates).size > 1)
    remarks.push({ phrase: 'The runs were given different risk-free rates, which their ratios count with.' });
  const riskless = new Set(results.map(({ benchmark }) => benchmark?.name ?? ''));
  if (riskless.size > 1)
    remarks.push({
      phrase: 'The runs have different benchmarks: figures against the benchmark are not of one measure.',
    });
  if (new Set(results.map(({ fingerprint }) => fingerprint)).size > 1)
    remarks.push({ phrase: 'The runs were played on different data.' });
  return remarks;
}
