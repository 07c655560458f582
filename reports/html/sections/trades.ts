// The trades: where they were made, and what each holding earned.

import { grouped } from '../../charts/format.js';
import { html, type Markup } from '../markup.js';
import { amount, date, figureHeading, type Heading, money, price, rate, table, words, wordsHeading } from '../table.js';
import { tradedInstruments } from './charts.js';
import type { Facts } from './facts.js';

/** Rows of the round-trip table at most; the files of the run hold every fill. */
const SHOWN = 500;

const headings = (base: string): Heading[] => [
  wordsHeading('Instrument'),
  wordsHeading('Side'),
  figureHeading('Entered'),
  figureHeading('Left'),
  figureHeading('Quantity', 'Largest quantity held'),
  figureHeading(
    'Entry price',
    'Average price of all that was entered, slippage included, in the currency of the quotes',
  ),
  figureHeading('Exit price', 'Average price of all that was left; what is still held counts at the last close'),
  figureHeading(`Costs, ${base}`, 'Commission, tax, slippage, rolls and fees for what was borrowed'),
  figureHeading(`Profit, ${base}`, 'After all costs, distributions included'),
  figureHeading('Return', 'Profit over the value of all entries'),
  figureHeading('Bars', 'Bars from entry to exit'),
];

/** The chart of fills and the table of round trips. */
export function trades(facts: Facts): Markup {
  const { report, daily } = facts;
  const { roundTrips } = report;
  const rows = roundTrips
    .slice(0, SHOWN)
    .map((trip) => [
      words(trip.symbol),
      words(trip.side > 0 ? 'long' : 'short'),
      date(trip.entryTime, daily),
      trip.open ? { shown: 'still held', value: NaN, figure: true } : date(trip.exitTime, daily),
      amount(trip.quantity),
      price(trip.entryPrice),
      price(trip.exitPrice),
      money(trip.costs),
      money(trip.profit),
      rate(trip.return),
      amount(trip.bars),
    ]);
  const cut = roundTrips.length > SHOWN;
  return html`<section id="trades" aria-labelledby="trades-title">
    <h2 id="trades-title">Trades</h2>
    ${tradedInstruments(facts)}
    <h3>Round trips</h3>
    <p>
      ${
        roundTrips.length === 0
          ? 'There was no trade.'
          : html`Each is one holding of one instrument, from flat to flat.
              ${cut ? `The first ${SHOWN} of ${grouped(roundTrips.length, 0)} are shown; fills.csv holds every fill.` : null}<span
                class="script-only"
              >
                Press a heading to sort.</span
              >`
      }
    </p>
    ${rows.length > 0 && table('Round trips', headings(report.configuration.base), rows, true)}
  </section>`;
}
