// Figures and names of a comparison as they are shown, in a language.

import { shownMetric } from '../annual.js';
import { type Language, type Say, sayIn } from '../lang/index.js';
import { metricWords } from '../lang/metric-words.js';
import { METRICS, type MetricName } from '../metrics/index.js';
import { FIGURES, percent as written, UNDEFINED } from '../render/format.js';
import { isOfCurves } from './in-window.js';
import type { ComparedRun, Comparison, MetricDifference, Verdict } from './comparison.js';

/** How a comparison is put into words. */
export interface Words {
  readonly language: Language;
  readonly say: Say;
  label(metric: MetricName): string;
  about(metric: MetricName): string;
  /** A figure of a run; "n/a" too for an annual one of too short a run. */
  figure(metric: MetricName, run: ComparedRun): string;
  /** With its sign; of fractions in percentage points. */
  difference(of: MetricDifference): string;
  /** `low … high`; empty where there are no bounds. */
  interval(of: MetricDifference): string;
  /** Where it is sure, also whether that is better. */
  verdict(of: MetricDifference): string;
  percent(fraction: number): string;
}

const signed = (text: string, value: number): string => (value > 0 && /[1-9]/.test(text) ? `+${text}` : text);

/** Whether a sure difference is better or worse; empty where it is neither, or not sure. */
export function sideOf(metric: MetricName, verdict: Verdict): 'better' | 'worse' | '' {
  const sign = verdict === 'higher' ? 1 : verdict === 'lower' ? -1 : 0;
  const good = sign * METRICS[metric].direction;
  return good > 0 ? 'better' : good < 0 ? 'worse' : '';
}

/** The words of a comparison. */
export function wordsOf(comparison: Comparison, language: Language): Words {
  const say = sayIn(language);
  const { window } = comparison;
  const defined = (text: string): string => (text === UNDEFINED ? say('n/a') : text);
  const write = (metric: MetricName, value: number) => defined(FIGURES[METRICS[metric].unit](value, window.frequency));
  // In the comparison the figures of the curve are those of the window, all others those of the whole run.
  const timeOf = ({ result }: ComparedRun) =>
    window.kind === 'common' ? window.time : result.tables['equity.csv'].date;
  const shown = ({ metric, difference }: MetricDifference): number =>
    comparison.runs.some((run) => Number.isNaN(shownMetric(metric, 0, timeOf(run)))) ? NaN : difference;
  const verdicts: Readonly<Record<Verdict, () => string>> = {
    same: () => say('the same'),
    open: () => say('cannot be told apart'),
    higher: () => say('higher'),
    lower: () => say('lower'),
    unknown: () => '',
  };
  return {
    language,
    say,
    label: (metric) => metricWords(language, metric).label,
    about: (metric) => metricWords(language, metric).about,
    figure: (metric, run) => write(metric, shownMetric(metric, run.metrics[metric], timeOf(run))),
    difference: (of) => signed(write(of.metric, shown(of)), of.difference),
    interval: (of) => {
      if (Number.isNaN(of.low) || Number.isNaN(shown(of))) return '';
      return `${signed(write(of.metric, of.low), of.low).replace(/ %$/, '')} … ${signed(write(of.metric, of.high), of.high)}`;
    },
    verdict: ({ metric, verdict }) => {
      const side = sideOf(metric, verdict);
      return side === ''
        ? verdicts[verdict]()
        : say('{which}, {side}', { which: verdicts[verdict](), side: say(side) });
    },
    percent: (fraction) => defined(written(fraction)),
  };
}

/** The best of some runs by a metric: their numbers, more than one where they are alike; none where it has no direction, where all are alike, or where
 *  the figures are of unlike dates or currencies. */
export function bestOf({ runs, sameBase, window }: Comparison, metric: MetricName): readonly number[] {
  const { direction, unit } = METRICS[metric];
  if (window.kind === 'none' || (window.kind === 'common' && !isOfCurves(metric))) return [];
  const values = runs.map(({ metrics }) => direction * metrics[metric]);
  const best = Math.max(...values.filter((value) => !Number.isNaN(value)));
  if (direction === 0 || (unit === 'money' && !sameBase) || values.every((value) => value === best)) return [];
  return values.flatMap((value, run) => (value === best ? [run] : []));
}
