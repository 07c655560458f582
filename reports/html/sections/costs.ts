// What trading and holding cost.

import { COST_KINDS, type CostKind } from '../../attribution/index.js';
import type { Phrase } from '../../lang/index.js';
import { html, type Markup } from '../markup.js';
import { type Cell, figureHeading, money, rate, tableIn, totalOf, words, wordsHeading } from '../table.js';
import { grouped } from '../../charts/format.js';
import type { Facts } from './facts.js';

const LABELS = {
  commission: 'Commission',
  tax: 'Taxes and fees',
  slippage: 'Slippage',
  withholding: 'Withheld tax',
  'borrow fee': 'Fees for borrowing',
  conversion: 'Conversions',
  roll: 'Rolls',
} as const satisfies Record<CostKind, Phrase>;

/** What trading cost by kind, in money and against what was traded. */
export function costs({ result, input, metrics, say, show }: Facts): Markup {
  const { traded } = input.traffic;
  const { configuration, attribution, tables } = result;
  const { cash, base } = configuration;
  const basisPoints = (value: number): Cell => ({
    shown: grouped((value / traded) * 1e4),
    value: value / traded,
    figure: true,
  });
  const line = (label: string, value: number) => [words(label), money(value), basisPoints(value), rate(value / cash)];
  const headings = [
    wordsHeading(say('Cost')),
    figureHeading(base),
    figureHeading(say('bp of value traded'), say('Basis points: hundredths of a percent')),
    figureHeading(say('of starting cash')),
  ];
  const always = new Set<string>(['commission', 'tax', 'slippage']);
  const paid = COST_KINDS.filter((kind) => always.has(kind) || attribution.costs[kind] !== 0);
  // Costs are negative in an attribution; a cost of nothing is no negative nothing.
  const of = (kind: CostKind): number => 0 - attribution.costs[kind];
  const rows = [
    ...paid.map((kind) => line(say(LABELS[kind]), of(kind))),
    [
      totalOf(say('Together')),
      ...line(
        '',
        paid.reduce((sum, kind) => sum + of(kind), 0),
      ).slice(1),
    ],
  ];
  const fills = tables['fills.csv'].seq.length;
  const values = { n: show.grouped(fills, 0), traded: show.grouped(traded), base };
  return html`<section id="costs" aria-labelledby="costs-title">
    <h2 id="costs-title">${say('Costs')}</h2>
    ${
      fills === 0
        ? html`<p>${say('Nothing was traded, nothing was paid.')}</p>`
        : html`<p>
              ${
                Number.isFinite(metrics.turnover)
                  ? say('{n} fills traded {traded} {base}: one way, {share} of the equity a year.', {
                      ...values,
                      share: show.percent(metrics.turnover),
                    })
                  : say('{n} fills traded {traded} {base}.', values)
              }
              ${say('Slippage is inside the prices.')}
            </p>
            ${tableIn(say, say('Costs'), headings, rows)}`
    }
  </section>`;
}
