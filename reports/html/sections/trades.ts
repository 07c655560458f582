// The trades: where they were made, and what each holding earned.

import type { Say } from '../../lang/index.js';
import { html, type Markup } from '../markup.js';
import {
  amount,
  date,
  figureHeading,
  type Heading,
  money,
  price,
  rate,
  tableIn,
  words,
  wordsHeading,
} from '../table.js';
import { tradedInstruments } from './charts.js';
import type { Facts } from './facts.js';

/** Rows of the round-trip table at most; the files of the run hold every fill. */
const SHOWN = 500;

const headings = (say: Say, base: string): Heading[] => [
  wordsHeading(say('Instrument')),
  wordsHeading(say('Side')),
  figureHeading(say('Entered')),
  figureHeading(say('Left')),
  figureHeading(say('Quantity'), say('Largest quantity held')),
  figureHeading(
    say('Entry price'),
    say('Average price of all that was entered, slippage included, in the currency of the quotes'),
  ),
  figureHeading(
    say('Exit price'),
    say('Average price of all that was left; what is still held counts at the last close'),
  ),
  figureHeading(say('Costs, {base}', { base }), say('Commission, tax, slippage, rolls and fees for what was borrowed')),
  figureHeading(say('Profit, {base}', { base }), say('After all costs, distributions included')),
  figureHeading(say('Return'), say('Profit over the value of all entries')),
  figureHeading(say('Bars'), say('Bars from entry to exit')),
];

/** The chart of fills and the table of round trips. */
export function trades(facts: Facts): Markup {
  const { result, daily, say, tell, show } = facts;
  const trips = result.tables['round-trips.csv'];
  const rows = trips.symbol
    .slice(0, SHOWN)
    .map((symbol, row) => [
      words(symbol),
      words(tell(trips.side[row])),
      date(trips.entered[row], daily),
      trips.open[row] === '' ? date(trips.left[row], daily) : { shown: say('still held'), value: NaN, figure: true },
      amount(trips.quantity[row]),
      price(trips.entryPrice[row]),
      price(trips.exitPrice[row]),
      money(trips.costs[row]),
      money(trips.profit[row]),
      rate(trips.return[row]),
      amount(trips.bars[row]),
    ]);
  const all = trips.symbol.length;
  return html`<section id="trades" aria-labelledby="trades-title">
    <h2 id="trades-title">${say('Trades')}</h2>
    ${tradedInstruments(facts)}
    <h3>${say('Round trips')}</h3>
    ${
      all === 0
        ? html`<p>${say('There was no trade.')}</p>`
        : html`<p>
              ${say('Each is one holding of one instrument, from flat to flat.')}
              ${all > SHOWN && say('The first {n} of {all} are shown; fills.csv holds every fill.', { n: SHOWN, all: show.grouped(all, 0) })}
              <span class="script-only">${say('Press a heading to sort.')}</span>
            </p>
            ${tableIn(say, say('Round trips'), headings(say, result.configuration.base), rows, true)}`
    }
  </section>`;
}
