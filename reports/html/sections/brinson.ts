// The run against a benchmark of weights: what was held otherwise, and what that earned.

import type { BrinsonSums } from '../../attribution/index.js';
import { html, type Markup } from '../markup.js';
import { type Cell, figureHeading, rate, tableIn, totalOf, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

const EFFECTS = ['allocation', 'selection', 'interaction', 'trading', 'total'] as const;

const effectHeadings = ({ say }: Facts) => [
  figureHeading(say('Allocation'), say('Of holding more or less of a segment than the benchmark')),
  figureHeading(say('Selection'), say('Of what was held within a segment')),
  figureHeading(say('Interaction'), say('Of both at once')),
  figureHeading(say('Trading'), say('Of what was bought and sold within the periods, with its costs')),
  figureHeading(say('Together')),
];

const effects = (sums: BrinsonSums): Cell[] => EFFECTS.map((effect) => rate(sums[effect]));

const GROUPINGS = {
  instrument: 'By instrument',
  market: 'By market',
  currency: 'By currency',
  kind: 'By kind',
} as const;

/** Brinson's effects by each grouping that tells more than one segment apart, and by year; null without a benchmark of weights. */
export function brinsonPart(facts: Facts): Markup | null {
  const { result, say, show, tell } = facts;
  const { brinson } = result.attribution;
  if (!brinson) return null;
  const { by, portfolioReturn, benchmarkReturn, lost } = brinson;
  const groupings = (Object.keys(GROUPINGS) as (keyof typeof GROUPINGS)[]).filter(
    (grouping) => grouping === 'instrument' || by[grouping].segments.length > 2,
  );
  const tables = groupings.map((grouping) => {
    const { segments, total, menchero } = by[grouping];
    const rows = [
      ...segments.map((each) => [
        words(tell(each.name)),
        rate(each.weight),
        rate(each.benchmarkWeight),
        ...effects(each),
      ]),
      [totalOf(say('Total')), words(''), words(''), ...effects(total)],
      [words(say('Total, linked by Menchero')), words(''), words(''), ...effects(menchero)],
    ];
    const headings = [
      wordsHeading(say('Segment')),
      figureHeading(say('Weight'), say('Mean of the weights at the beginnings of the periods')),
      figureHeading(say('Benchmark')),
      ...effectHeadings(facts),
    ];
    const caption = say(GROUPINGS[grouping]);
    return html`<h4>${caption}</h4>
      ${tableIn(say, `${say('Against the benchmark')}: ${caption}`, headings, rows)}`;
  });
  const years = by.instrument.years.map((each) => [
    words(String(each.year)),
    rate(each.portfolioReturn),
    rate(each.benchmarkReturn),
    ...effects(each),
  ]);
  const yearHeadings = [
    wordsHeading(say('Year')),
    figureHeading(say('Strategy')),
    figureHeading(say('Benchmark')),
    ...effectHeadings(facts),
  ];
  return html`<h3>${say('Against the benchmark')}</h3>
    <p>
      ${say('The run returned {own}, the benchmark {other}. The difference in its effects (Brinson and Fachler), linked over the periods by the factors of Cariño.', { own: show.percent(portfolioReturn), other: show.percent(benchmarkReturn) })}
      ${lost !== '' && say('The account was lost on {date}: from there on nothing can be linked.', { date: lost })}
    </p>
    ${tables}
    ${
      years.length > 1 &&
      html`<h4>${say('By year')}</h4>
        ${tableIn(say, `${say('Against the benchmark')}: ${say('By year')}`, yearHeadings, years)}`
    }`;
}
