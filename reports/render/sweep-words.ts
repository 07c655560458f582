// What a sweep comes to, in words.

import { METRICS, type MetricName } from '../metrics/index.js';
import type { Stability, SweepReport } from '../sweep/sweep-report.js';
import { tally } from '../sweep/tally.js';
import type { TrialValue } from '../sweep/trials.js';
import { decimal, FIGURES, UNDEFINED } from './format.js';

/** A count. */
const number = (count: number): string => decimal(count, 0);

/** A metric by its unit; "n/a" where it is undefined. */
export const figureOf = (name: MetricName, value: number): string => FIGURES[METRICS[name].unit](value, 'daily');

/** The value of a dimension, numbers with the digits that they have. */
export const valueText = (value: TrialValue): string =>
  typeof value === 'number' && !Number.isFinite(value) ? UNDEFINED : String(value);

/** The last line of a sweep: the verdict, or why there is none. */
export function conclusion(report: SweepReport): string {
  if (report.verdict !== null) return report.verdict.sentence;
  const { done, failed, stopped } = tally(report.trials);
  if (report.trials.length === 0) return 'No point was tried: there is nothing to judge.';
  const causes = [
    failed > 0 && `${number(failed)} failed`,
    stopped > 0 && `${number(stopped)} stopped`,
    done > 0 && `${number(done)} without the metric that is ranked by, or against a constraint`,
  ].filter((cause) => cause !== false);
  return `Nothing is ranked, so there is nothing to judge: of ${number(report.trials.length)} trials ${causes.join(', ')}.`;
}

/** Why some trials that ran to the end are not ranked, in one sentence; empty where all of them are. */
export function unrankedWords({ configuration: { rank, require }, ranking, trials }: SweepReport): string {
  const unranked = tally(trials).done - ranking.length;
  if (unranked === 0) return '';
  const none = `have no ${rank[0]}, such as one that never trades`;
  const why = require.length === 0 ? none : `break what --require asks for, or ${none}`;
  return `${number(unranked)} of ${number(trials.length)} trials ran to the end and ${why}.`;
}

const SHAPES: Readonly<Record<Exclude<Stability['kind'], 'alone'>, string>> = {
  plateau: 'The best lies on a plateau: the points next to it keep most of its lead over the median trial.',
  slope: 'The best lies on a slope: the points next to it keep some of its lead over the median trial.',
  spike: 'The best is a spike: the points next to it keep less than half of its lead over the median trial.',
};

/** How steady the optimum is, in one or two sentences. */
export function stabilityWords({ configuration, stability }: SweepReport): string {
  if (stability === null) return '';
  const { kind, neighbours, best, median, worst } = stability;
  if (kind === 'alone')
    return 'No point next to the best was run to the end, so that nothing says how steady the optimum is.';
  const [rank] = configuration.rank;
  const count = neighbours.length === 1 ? 'its one neighbour' : `its ${number(neighbours.length)} neighbours`;
  const [first, middle, last] = [best, median, worst].map((value) => figureOf(rank, value));
  return `${SHAPES[kind]} ${METRICS[rank].label} ${first}; of ${count} the median ${middle}, the worst ${last}.`;
}
