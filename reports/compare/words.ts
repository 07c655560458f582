// Figures and names of a comparison as they are shown, in a language.

import { shownMetric } from '../annual.js';
import { type Language, type Say, sayIn } from '../lang/index.js';
import { METRICS, type MetricName } from '../metrics/index.js';
import { FIGURES, percent as written, UNDEFINED } from '../render/format.js';
import type { ComparedRun, Comparison, MetricDifference, Verdict } from './comparison.js';

/** How a comparison is put into words. */
export interface Words {
  readonly language: Language;
  readonly say: Say;
  label(metric: MetricName): string;
  /** A figure of a run; "n/a" too for an annual one of too short a run. */
  figure(metric: MetricName, run: ComparedRun): string;
  /** With its sign; of fractions in percentage points. */
  difference(of: MetricDifference): string;
  /** `low … high`; empty where there are no bounds. */
  interval(of: MetricDifference): string;
  verdict(of: Verdict): string;
  percent(fraction: number): string;
}

const signed = (text: string, value: number): string => (value > 0 && /[1-9]/.test(text) ? `+${text}` : text);

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
    label: (metric) => METRICS[metric].label,
    figure: (metric, run) => write(metric, shownMetric(metric, run.metrics[metric], timeOf(run))),
    difference: (of) => signed(write(of.metric, shown(of)), of.difference),
    interval: (of) => {
      if (Number.isNaN(of.low) || Number.isNaN(shown(of))) return '';
      return `${signed(write(of.metric, of.low), of.low).replace(/ %$/, '')} … ${signed(write(of.metric, of.high), of.high)}`;
    },
    verdict: (of) => verdicts[of](),
    percent: (fraction) => defined(written(fraction)),
  };
}

/** The best of some runs by a metric: their numbers, more than one where they are alike; none where it has no direction, or where all are alike. */
export function bestOf({ runs, sameBase }: Comparison, metric: MetricName): readonly number[] {
  const { direction, unit } = METRICS[metric];
  const values = runs.map(({ metrics }) => direction * metrics[metric]);
  const best = Math.max(...values.filter((value) => !Number.isNaN(value)));
  if (direction === 0 || (unit === 'money' && !sameBase) || values.every((value) => value === best)) return [];
  return values.flatMap((value, run) => (value === best ? [run] : []));
}
