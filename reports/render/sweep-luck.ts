// The statistics of luck with what each of them says: the same words in the terminal and on the page.

import type { Verdict } from '../luck/verdict.js';
import type { SweepReport } from '../sweep/sweep-report.js';
import { decimal, percent } from './format.js';
import type { Section } from './section.js';

/** A statistic as it is shown. */
export interface LuckFigure {
  readonly name: string;
  readonly shown: string;
  /** One sentence. */
  readonly about: string;
}

const two = (value: number): string => decimal(value, 2);
const three = (value: number): string => decimal(value, 3);

function trackRecord(periods: number): string {
  if (periods === Infinity) return 'never';
  return Number.isNaN(periods) ? 'n/a' : `${decimal(Math.ceil(periods), 0)} periods`;
}

/** Every statistic of a verdict, in the order in which they are read. */
export function luckFigures(verdict: Verdict): LuckFigure[] {
  const { sharpeInterval: interval, haircut, spa } = verdict;
  const figure = (name: string, shown: string, about: string): LuckFigure => ({ name, shown, about });
  return [
    figure('Sharpe ratio of the best', two(verdict.sharpe), 'Annual, of its returns above the risk-free rate.'),
    figure(
      `Its ${percent(interval.confidence).replace(/\.00 %/, ' %')} interval`,
      `${two(interval.low)} to ${two(interval.high)}`,
      'Stationary bootstrap of its returns; it does not know that the best was chosen.',
    ),
    figure(
      'Best of as many lucky ones',
      two(verdict.luckySharpe),
      'The Sharpe ratio that the best of as many trials without any skill would be expected to reach.',
    ),
    figure(
      'DSR',
      two(verdict.dsr),
      'Deflated Sharpe ratio: probability that the true Sharpe ratio is above that of the lucky ones; 0.95 is asked for.',
    ),
    figure('PSR', two(verdict.psr), 'Probability that the true Sharpe ratio is above 0, had this been the only trial.'),
    figure(
      'PBO',
      two(verdict.pbo),
      'Probability of backtest overfitting: share of splits in which the best of one half was no better than the median in the other; at most 0.2 is asked for.',
    ),
    figure(
      'Degradation',
      two(verdict.degradation),
      'Slope of the out-of-sample on the in-sample Sharpe ratio: 1 where what was seen lasts, 0 or less where it does not.',
    ),
    figure(
      'Probability of loss',
      two(verdict.probabilityOfLoss),
      'Share of splits in which the best of one half lost money in the other.',
    ),
    figure(
      'Reality check',
      three(verdict.realityCheck),
      "White's p-value that no trial beats what it is compared with.",
    ),
    figure(
      'SPA, consistent',
      three(spa.consistent),
      `Hansen's p-value of the same, studentised; between ${three(spa.lower)} (lower) and ${three(spa.upper)} (upper); at most 0.05 is asked for.`,
    ),
    figure(
      'Sharpe after haircut',
      two(haircut.bonferroni),
      `What Bonferroni's correction for the number of trials leaves of it; Holm's ${two(haircut.holm)}, BHY ${two(haircut.bhy)}.`,
    ),
    figure(
      'Track record needed',
      trackRecord(verdict.minimumTrackRecord),
      'Until the Sharpe ratio is above 0 with 95 percent.',
    ),
    figure(
      'Trials counted',
      decimal(verdict.trials, 0),
      `Of these ${decimal(verdict.others, 0)} remembered from earlier searches, stopped or failed.`,
    ),
    figure(
      'Effective trials',
      decimal(verdict.effectiveTrials, 1),
      `As many independent ones would be as good at being lucky; mean correlation ${two(verdict.correlation)}.`,
    ),
  ];
}

/** The statistics as a section; nothing without a verdict. */
export function luckSection({ verdict }: SweepReport): Section[] {
  if (verdict === null) return [];
  const pairs = luckFigures(verdict).map(({ name, shown }): [string, string] => [name, shown]);
  return [{ kind: 'figures', title: 'How much of the best is luck', pairs }];
}
