// Where the profit came from: price, currency, income and cost, by instrument.

import { contributionLines } from '../../contributions.js';
import { COST_KINDS } from '../../attribution.js';
import { html, type Markup } from '../markup.js';
import { figureHeading, money, rate, table, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

/** Instruments and balances listed at most. */
const SHOWN = 100;

const headings = (base: string) => [
  wordsHeading('Instrument or cash'),
  figureHeading('Price', 'What prices did, in their own currency; fills count at the price before slippage'),
  figureHeading('Currency', 'What the rates did to all that was held'),
  figureHeading('Income', 'Distributions before tax, and interest'),
  figureHeading('Cost', 'Commission, tax, slippage, withheld tax, borrowing, conversions and rolls'),
  figureHeading(`Together, ${base}`),
  figureHeading('of starting cash'),
];

/** The parts of the profit by instrument and balance, and the costs by their kinds. */
export function attributionSection({ report }: Facts): Markup {
  const { attribution, configuration } = report;
  const rows = contributionLines(attribution, SHOWN).map(({ name, price, currency, income, cost, total }) => [
    words(name),
    money(price),
    money(currency),
    money(income),
    money(cost),
    money(total),
    rate(total / configuration.cash),
  ]);
  const costs = COST_KINDS.filter((kind) => attribution.costs[kind] !== 0).map((kind) => [
    words(kind),
    money(attribution.costs[kind]),
  ]);
  return html`<section id="attribution" aria-labelledby="attribution-title">
    <h2 id="attribution-title">Where the profit came from</h2>
    <p>
      The parts add up to the final equity less the starting cash. What is paid counts at the rate of its conversion,
      what the price of a holding gained at the rate of the close before; what the rate changed by on the day is
      currency, so that the product of both is in it.
    </p>
    ${table('Profit by instrument and part', headings(configuration.base), rows)}
    ${
      costs.length > 0 &&
      html`<h3>The cost by its kinds</h3>
        ${table('Cost by kind', [wordsHeading('Kind'), figureHeading(configuration.base)], costs)}`
    }
  </section>`;
}
