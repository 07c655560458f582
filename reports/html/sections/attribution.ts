// Where the profit came from: price, currency, income and cost, by instrument.

import { contributionLines } from '../../contributions.js';
import type { Say } from '../../lang/index.js';
import { html, type Markup } from '../markup.js';
import { figureHeading, money, rate, tableIn, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

/** Instruments and balances listed at most. */
const SHOWN = 100;

const headings = (say: Say, base: string) => [
  wordsHeading(say('Instrument or cash')),
  figureHeading(say('Price'), say('What prices did, in their own currency; fills count at the price before slippage')),
  figureHeading(say('Currency'), say('What the rates did to all that was held')),
  figureHeading(say('Income'), say('Distributions before tax, and interest')),
  figureHeading(say('Cost'), say('Commission, tax, slippage, withheld tax, borrowing, conversions and rolls')),
  figureHeading(say('Together, {base}', { base })),
  figureHeading(say('of starting cash')),
];

/** The parts of the profit by instrument and balance. */
export function attributionSection({ result, say }: Facts): Markup {
  const { attribution, configuration } = result;
  const rows = contributionLines(attribution, SHOWN, say).map(({ name, price, currency, income, cost, total }) => [
    words(name),
    money(price),
    money(currency),
    money(income),
    money(cost),
    money(total),
    rate(total / configuration.cash),
  ]);
  return html`<section id="attribution" aria-labelledby="attribution-title">
    <h2 id="attribution-title">${say('Where the profit came from')}</h2>
    <p>
      ${say('The parts add up to the final equity less the starting cash. What is paid counts at the rate of its conversion, what the price of a holding gained at the rate of the close before; what the rate changed by on the day is currency, so that the product of both is in it.')}
    </p>
    ${tableIn(say, say('Profit by instrument and part'), headings(say, configuration.base), rows)}
  </section>`;
}
