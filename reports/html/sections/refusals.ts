// Orders, or parts of them, that did not trade, by reason, and those that margin calls forced.

import { sideName } from '../../saved/side-name.js';
import { liquidations, refusedByReason } from '../../refused.js';
import { html, type Markup } from '../markup.js';
import { amount, date, figureHeading, table, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

const REASONS = [
  wordsHeading('Reason'),
  figureHeading('Orders'),
  figureHeading('Times', 'Orders and parts of them'),
  figureHeading('Quantity', 'Units that did not trade'),
  figureHeading('First'),
  figureHeading('Last'),
];

const FORCED = [
  wordsHeading('Instrument'),
  wordsHeading('Side'),
  figureHeading('Called'),
  figureHeading('Quantity'),
  figureHeading('Filled'),
  wordsHeading('Status'),
];

function forced({ report, daily }: Facts): Markup | null {
  const { feed, run } = report;
  const rows = liquidations(run).map(({ asset, side, bar, quantity, filled, status }) => [
    words(feed.assets[asset].symbol),
    words(sideName(side)),
    date(feed.time[bar], daily),
    amount(quantity),
    amount(filled),
    words(status),
  ]);
  if (rows.length === 0) return null;
  return html`<h3>Liquidations forced by margin calls</h3>
    ${table('Liquidations forced by margin calls', FORCED, rows)}`;
}

/** How often each reason stopped an order, how much of it, and when; then what margin calls forced. */
export function refusals(facts: Facts): Markup {
  const { report, daily } = facts;
  const { feed, run } = report;
  const rows = refusedByReason(run)
    .sort((a, b) => b.orders - a.orders)
    .map(({ reason, orders, count, quantity, first, last }) => [
      words(reason),
      amount(orders),
      amount(count),
      amount(quantity),
      date(feed.time[first], daily),
      date(feed.time[last], daily),
    ]);
  return html`<section id="refusals" aria-labelledby="refusals-title">
    <h2 id="refusals-title">Orders not filled</h2>
    ${
      rows.length === 0
        ? html`<p>${run.orders.length === 0 ? 'No order was given.' : 'Every order was filled whole.'}</p>`
        : html`<p>An order, or a part of it, that was refused, cancelled or expired.</p>
            ${table('Orders not filled, by reason', REASONS, rows)}`
    }
    ${forced(facts)}
  </section>`;
}
