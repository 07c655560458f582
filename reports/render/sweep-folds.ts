// What was left of the search out of sample, as tables.

import { METRICS, type MetricName } from '../metrics/index.js';
import type { SweepReport } from '../sweep/sweep-report.js';
import type { Section } from './section.js';
import { figureOf, valueText } from './sweep-words.js';

/** Folds that are listed. */
const SHOWN = 20;

/** The metrics of the stitched run that are shown; its own report has them all. */
export const STITCHED: readonly MetricName[] = [
  'totalReturn',
  'cagr',
  'volatility',
  'sharpe',
  'maxDrawdown',
  'turnover',
];

/** The folds with what was chosen in them, and the figures of the stitched run; nothing where there was no such study. */
export function outOfSampleSections({ configuration, outOfSample }: SweepReport): Section[] {
  if (outOfSample === null) return [];
  const [rank] = configuration.rank;
  const { about, folds, metrics, paths } = outOfSample;
  const rows = folds
    .slice(0, SHOWN)
    .map(({ test: [from, to], values, inSample, outOfSample: outside }) => [
      `${from} to ${to}`,
      Object.values(values).map(valueText).join(' '),
      figureOf(rank, inSample),
      figureOf(rank, outside),
    ]);
  const more = folds.length > SHOWN ? `, the first ${SHOWN} of ${folds.length} folds` : '';
  const names = Object.keys(folds[0]?.values ?? {}).join(' ') || 'values';
  const figures = STITCHED.filter((name) => metrics[name] !== undefined).map((name): [string, string] => [
    METRICS[name].label,
    figureOf(name, metrics[name]!),
  ]);
  const ends = [...paths].sort((a, b) => a - b);
  return [
    {
      kind: 'table',
      title: `Out of sample, ${rank}${more}`,
      head: ['Tested', names, 'in sample', 'out of sample'],
      rows,
    },
    {
      kind: 'list',
      title: 'How the folds were made',
      items: [
        about,
        ...(ends.length > 0
          ? [
              `${ends.length} paths through the window: ${METRICS[rank].label} from ${figureOf(rank, ends[0])} to ${figureOf(rank, ends[ends.length - 1])}.`,
            ]
          : []),
      ],
    },
    ...(figures.length > 0
      ? [{ kind: 'figures' as const, title: 'The out-of-sample parts played as one run', pairs: figures }]
      : []),
  ];
}
