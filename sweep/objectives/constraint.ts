// What a point has to satisfy to be ranked, `maxDrawdown > -0.2`.

import { UserError } from '../../engine/index.js';
import type { MetricName } from '../../reports/metrics/index.js';
import { metricNamed } from './objective.js';

const COMPARISONS = {
  '<': (figure: number, bound: number) => figure < bound,
  '<=': (figure: number, bound: number) => figure <= bound,
  '>': (figure: number, bound: number) => figure > bound,
  '>=': (figure: number, bound: number) => figure >= bound,
} as const;

/** A bound on a metric. */
export interface Constraint {
  /** As it was typed. */
  readonly text: string;
  readonly metric: MetricName;
  readonly comparison: keyof typeof COMPARISONS;
  readonly bound: number;
}

const FORM = /^\s*([^\s<>=!]+)\s*([<>=!]+)\s*(\S+)\s*$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** The constraint of a text; fails with one sentence on another form, a metric that there is not, and what is no number in plain digits. */
export function constraintOf(text: string): Constraint {
  const wrong = (remedy: string) => new UserError(`--require is "${text}"; ${remedy}`);
  const [, name, comparison, bound] = FORM.exec(text) ?? [];
  if (name === undefined) throw wrong('give a metric and its bound in quotes, such as "maxDrawdown > -0.2".');
  if (!Object.hasOwn(COMPARISONS, comparison)) throw wrong(`${comparison} is none of <, <=, > and >=.`);
  const metric = metricNamed(name, wrong);
  if (!NUMBER.test(bound) || !Number.isFinite(Number(bound))) {
    throw wrong(`"${bound}" is no number: give one in plain digits, such as -0.2 for -20 percent.`);
  }
  return { text, metric, comparison: comparison as Constraint['comparison'], bound: Number(bound) };
}

/** Whether a figure satisfies a constraint; what is undefined does not. */
export const satisfies = ({ comparison, bound }: Constraint, figure: number): boolean =>
  COMPARISONS[comparison](figure, bound);
