// Orders, or parts of them, that did not trade, by reason.

import type { Reason } from '../../../engine/index.js';
import { html, type Markup } from '../markup.js';
import { amount, date, figureHeading, table, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

interface Group {
  readonly orders: Set<number>;
  quantity: number;
  first: number;
  last: number;
}

/** How often each reason stopped an order, how much of it, and when. */
export function refusals({ report, daily }: Facts): Markup {
  const { feed, run } = report;
  // What still worked at the end died after the last row, and is shown on it.
  const last = run.first + run.equity.length - 1;
  const groups = new Map<Reason, Group>();
  for (const { order, quantity, reason, bar } of run.refusals) {
    const time = feed.time[Math.min(bar, last)];
    const group = groups.get(reason) ?? { orders: new Set(), quantity: 0, first: time, last: time };
    group.orders.add(order);
    group.quantity += Number.isFinite(quantity) ? quantity : 0;
    group.last = time;
    groups.set(reason, group);
  }
  const rows = [...groups]
    .sort(([, a], [, b]) => b.orders.size - a.orders.size)
    .map(([reason, group]) => [
      words(reason),
      amount(group.orders.size),
      amount(group.quantity),
      date(group.first, daily),
      date(group.last, daily),
    ]);
  const headings = [
    wordsHeading('Reason'),
    figureHeading('Orders'),
    figureHeading('Quantity', 'Units that did not trade'),
    figureHeading('First'),
    figureHeading('Last'),
  ];
  return html`<section id="refusals" aria-labelledby="refusals-title">
    <h2 id="refusals-title">Orders not filled</h2>
    ${
      rows.length === 0
        ? html`<p>${run.orders.length === 0 ? 'No order was given.' : 'Every order was filled whole.'}</p>`
        : html`<p>An order, or a part of it, that was refused, cancelled or expired.</p>
            ${table('Orders not filled, by reason', headings, rows)}`
    }
  </section>`;
}
