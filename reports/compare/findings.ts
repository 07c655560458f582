// What came of a comparison, in sentences.

import { decimal } from '../render/format.js';
import type { Comparison, MetricDifference, Verdict } from './comparison.js';
import { sideOf, type Words } from './words.js';

/** Confidence as a whole percentage where it is one. */
export const confidenceText = ({ bootstrap }: Comparison): string =>
  `${Number((100 * bootstrap.confidence).toPrecision(6))} %`;

/** The differences that the resampled histories bound. */
export const bounded = (metrics: readonly MetricDifference[]): MetricDifference[] =>
  metrics.filter(({ verdict }) => verdict !== 'unknown');

const isSure = (verdict: Verdict): boolean => verdict === 'higher' || verdict === 'lower';

/** Names that are told before it says how many more there are. */
const TOLD = 6;

function listed(names: readonly string[], { say }: Words): string {
  const told = names.slice(0, TOLD).join(say(', '));
  return names.length <= TOLD ? told : say('{list} and {count} more', { list: told, count: names.length - TOLD });
}

/** How many pairs of Sharpe ratios were tested; Holm has something to say of more than one. */
export const testsOf = ({ against }: Comparison): number =>
  against.filter(({ sharpe }) => !Number.isNaN(sharpe)).length;

/** Which figures tell each run from the first, and which do not, one sentence for each run; and whether the Sharpe ratios do. */
export function findingsOf(comparison: Comparison, words: Words): string[] {
  const { runs, against } = comparison;
  const { say } = words;
  const confidence = confidenceText(comparison);
  return against.flatMap(({ run, metrics, sharpe }) => {
    const tested = bounded(metrics);
    const pair = { run: runs[run].label, first: runs[0].label };
    if (tested.length === 0) return [];
    if (tested.every(({ verdict }) => verdict === 'same')) return [say('{run} has the same returns as {first}.', pair)];
    const among = (is: (of: MetricDifference) => boolean) =>
      listed(
        tested.filter(is).map(({ metric }) => words.label(metric)),
        words,
      );
    const [better, worse] = (['better', 'worse'] as const).map((side) =>
      among(({ metric, verdict }) => sideOf(metric, verdict) === side),
    );
    const other = among(({ metric, verdict }) => isSure(verdict) && sideOf(metric, verdict) === '');
    const parts = [
      ...(better === '' ? [] : [say('better in {list}', { list: better })]),
      ...(worse === '' ? [] : [say('worse in {list}', { list: worse })]),
      ...(other === '' ? [] : [say('different in {list}', { list: other })]),
    ];
    const unsure = tested.filter(({ verdict }) => !isSure(verdict)).length;
    const open = decimal(unsure, 0);
    const sentence =
      parts.length === 0
        ? say('None of {count} figures tells {run} from {first} with {confidence} confidence.', {
            ...pair,
            count: open,
            confidence,
          })
        : say(
            unsure === 0
              ? '{run} against {first}, with {confidence} confidence: {parts}.'
              : '{run} against {first}, with {confidence} confidence: {parts}; {open} other figures cannot be told apart.',
            { ...pair, confidence, parts: parts.join(say('; ')), open },
          );
    return Number.isNaN(sharpe)
      ? [sentence]
      : [
          sentence,
          say('Were their Sharpe ratios equal, a gap like this would come with p = {p}.', { p: sharpe.toFixed(3) }),
        ];
  });
}

/** How the intervals were made and what they do not say; nothing where there are none. */
export function caveatsOf(comparison: Comparison, words: Words): string[] {
  const { against, bootstrap } = comparison;
  const { say } = words;
  const confidence = confidenceText(comparison);
  const intervals = against.reduce((sum, { metrics }) => sum + bounded(metrics).length, 0);
  if (intervals === 0) return [];
  const lines = [
    say(
      'Intervals hold with {confidence} confidence: the returns of all runs are drawn again together, {draws} times, in blocks of {block} rows on average (paired stationary bootstrap, percentiles, seed {seed}).',
      { confidence, draws: decimal(bootstrap.draws, 0), block: bootstrap.block.toFixed(1), seed: bootstrap.seed },
    ),
    say(
      'Of {intervals} intervals about {chance} would leave out zero by chance alone were the runs alike; the figures of one run depend on each other, so that several may do so at once.',
      { intervals, chance: Math.max(1, Math.round(intervals * (1 - bootstrap.confidence))) },
    ),
  ];
  const tests = testsOf(comparison);
  if (tests > 1)
    lines.push(
      say(
        'Several runs are compared with the first: the p-values of the Sharpe ratios are also given by Holm for {count} tests, the intervals are each for itself.',
        { count: tests },
      ),
    );
  lines.push(
    say(
      'A run that was chosen because it was the best of many is better than another by luck too; no interval here knows of that.',
    ),
  );
  return lines;
}
