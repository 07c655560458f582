// The trades: where they were made, and what each holding earned.

import { html, type Markup } from '../markup.js';
import { tradedInstruments } from './charts.js';
import type { Facts } from './facts.js';
import { tradeTable } from './trade-table.js';
import { tripGroups } from './trips.js';

/** Rows of round trips that stand on a page without a script. */
const SHOWN = 500;

/** The chart of fills, the table of round trips, and these in groups. */
export function trades(facts: Facts): Markup {
  const { result, say, show } = facts;
  const all = result.tables['round-trips.csv'].symbol.length;
  const cut = html`<span class="no-script"
    >${say('The first {n} of {all} are shown; round-trips.csv holds all of them.', { n: SHOWN, all: show.grouped(all, 0) })}</span
  >`;
  return html`<section id="trades" aria-labelledby="trades-title">
    <h2 id="trades-title">${say('Trades')}</h2>
    ${tradedInstruments(facts)}
    <h3>${say('Round trips')}</h3>
    ${
      all === 0
        ? html`<p>${say('There was no trade.')}</p>`
        : html`<p>
              ${say('Each is one holding of one instrument, from flat to flat.')} ${all > SHOWN && cut}
              <span class="script-only">${say('Press a heading to sort.')}</span>
            </p>
            ${tradeTable(facts)} ${tripGroups(facts)}`
    }
  </section>`;
}
