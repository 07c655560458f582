// Orders, or parts of them, that did not trade, by reason, and those that margin calls forced.

import type { Say } from '../../lang/index.js';
import { liquidations, refusedByReason } from '../../refused.js';
import { html, type Markup } from '../markup.js';
import { amount, date, figureHeading, tableIn, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

const reasonHeadings = (say: Say) => [
  wordsHeading(say('Reason')),
  figureHeading(say('Orders')),
  figureHeading(say('Times'), say('Orders and parts of them')),
  figureHeading(say('Quantity'), say('Units that did not trade')),
  figureHeading(say('First')),
  figureHeading(say('Last')),
];

const forcedHeadings = (say: Say) => [
  wordsHeading(say('Instrument')),
  wordsHeading(say('Side')),
  figureHeading(say('Called')),
  figureHeading(say('Quantity')),
  figureHeading(say('Filled')),
  wordsHeading(say('Status')),
];

function forced({ result, daily, say, tell }: Facts): Markup | null {
  const rows = liquidations(result.tables).map(({ symbol, side, date: called, quantity, filled, status }) => [
    words(symbol),
    words(tell(side)),
    date(called, daily),
    amount(quantity),
    amount(filled),
    words(tell(status)),
  ]);
  if (rows.length === 0) return null;
  return html`<h3>${say('Liquidations forced by margin calls')}</h3>
    ${tableIn(say, say('Liquidations forced by margin calls'), forcedHeadings(say), rows)}`;
}

/** How often each reason stopped an order, how much of it, and when; then what margin calls forced. */
export function refusals(facts: Facts): Markup {
  const { result, daily, say, tell } = facts;
  const { tables } = result;
  const rows = refusedByReason(tables)
    .sort((a, b) => b.orders - a.orders)
    .map(({ reason, orders, count, quantity, first, last }) => [
      words(tell(reason)),
      amount(orders),
      amount(count),
      amount(quantity),
      date(first, daily),
      date(last, daily),
    ]);
  const none = tables['orders.csv'].id.length === 0 ? say('No order was given.') : say('Every order was filled whole.');
  return html`<section id="refusals" aria-labelledby="refusals-title">
    <h2 id="refusals-title">${say('Orders not filled')}</h2>
    ${
      rows.length === 0
        ? html`<p>${none}</p>`
        : html`<p>${say('An order, or a part of it, that was refused, cancelled or expired.')}</p>
            ${tableIn(say, say('Orders not filled, by reason'), reasonHeadings(say), rows)}`
    }
    ${forced(facts)}
  </section>`;
}
