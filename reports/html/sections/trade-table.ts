// The table of round trips, which sorts and filters; without a script the first rows stand there whole.

import type { Say } from '../../lang/index.js';
import { dataElement, html, type Markup } from '../markup.js';
import { type Cell, tableIn } from '../table.js';
import { shownAs, type TradeFormat } from '../trade-format.js';
import type { Facts } from './facts.js';

/** Rows that the page holds as rows; those beyond travel as data, and the script shows them in pages. */
const ROWS = 500;

interface Column {
  readonly label: string;
  readonly format: TradeFormat;
  readonly about?: string;
  value(row: number): string | number;
}

function columnsOf({ result, say, tell }: Facts): readonly Column[] {
  const trips = result.tables['round-trips.csv'];
  const { base } = result.configuration;
  const column = (label: string, format: TradeFormat, value: Column['value'], about?: string): Column => ({
    label,
    format,
    value,
    about,
  });
  return [
    column(say('Instrument'), 'text', (row) => trips.symbol[row]),
    column(say('Side'), 'text', (row) => tell(trips.side[row])),
    column(say('Entered'), 'date', (row) => trips.entered[row]),
    column(say('Left'), 'date', (row) => (trips.open[row] === '' ? trips.left[row] : NaN)),
    column(say('Quantity'), 'amount', (row) => trips.quantity[row], say('Largest quantity held')),
    column(
      say('Entry price'),
      'price',
      (row) => trips.entryPrice[row],
      say('Average price of all that was entered, slippage included, in the currency of the quotes'),
    ),
    column(
      say('Exit price'),
      'price',
      (row) => trips.exitPrice[row],
      say('Average price of all that was left; what is still held counts at the last close'),
    ),
    column(
      say('Costs, {base}', { base }),
      'money',
      (row) => trips.costs[row],
      say('Commission, tax, slippage, rolls and fees for what was borrowed'),
    ),
    column(
      say('Profit, {base}', { base }),
      'money',
      (row) => trips.profit[row],
      say('After all costs, distributions included'),
    ),
    column(say('Return'), 'rate', (row) => trips.return[row], say('Profit over the value of all entries')),
    column(say('Bars'), 'amount', (row) => trips.bars[row], say('Bars from entry to exit')),
  ];
}

const option = (value: string, label: string): Markup => html`<option value="${value}">${label}</option>`;

/** The choices above the table, and what they leave. */
function filters(say: Say, symbols: readonly string[], sides: readonly string[], base: string): Markup {
  const any = option('', say('All'));
  const select = (name: string, label: string, options: readonly Markup[]) =>
    html`<label
      >${label}
      <select data-filter="${name}">
        ${any}${options}
      </select></label
    > `;
  return html`<div
      class="controls script-only"
      id="trade-filters"
      role="search"
      aria-label="${say('Filter the round trips')}"
    >
      ${
        symbols.length > 1 &&
        select(
          'symbol',
          say('Instrument'),
          symbols.map((symbol) => option(symbol, symbol)),
        )
      }
      ${
        sides.length > 1 &&
        select(
          'side',
          say('Side'),
          sides.map((side) => option(side, side)),
        )
      }
      ${select('won', say('Result'), [option('won', say('won')), option('lost', say('lost')), option('open', say('still held'))])}
      <label>${say('Contains')} <input type="search" data-filter="text" size="12" /></label>
      <button type="button" data-filter="clear">${say('Show all')}</button>
      <button type="button" data-page="-1" hidden>${say('Previous')}</button>
      <button type="button" data-page="1" hidden>${say('Next')}</button>
    </div>
    <p
      class="note script-only"
      id="trade-count"
      role="status"
      data-one="${say('{shown} of {all} round trips, profit {profit} {base}.', { base })}"
      data-paged="${say('Rows {from} to {to} of {shown}; {all} round trips in all. Profit of those chosen {profit} {base}.', { base })}"
    ></p>`;
}

/** The table, its filters and, where there are more rows than it holds, all others as data. */
export function tradeTable(facts: Facts): Markup {
  const { result, say, daily } = facts;
  const trips = result.tables['round-trips.csv'];
  const columns = columnsOf(facts);
  const held = say('still held');
  const figure = (format: TradeFormat) => format !== 'text';
  const rows = Array.from({ length: Math.min(ROWS, trips.symbol.length) }, (_, row) =>
    columns.map(({ format, value }, at): Cell => {
      const of = value(row);
      if (typeof of === 'string') return { shown: of, figure: false };
      return { shown: at === 3 && Number.isNaN(of) ? held : shownAs(format, of, daily), value: of, figure: true };
    }),
  );
  const headings = columns.map(({ label, about, format }) => ({ label, about, figure: figure(format) }));
  const rest = Array.from({ length: Math.max(0, trips.symbol.length - ROWS) }, (_, row) =>
    columns.map(({ value }) => value(ROWS + row)),
  );
  const distinct = (values: readonly string[]) => [...new Set(values)];
  const setting = { formats: columns.map(({ format }) => format), daily, held, missing: say('n/a'), rest };
  return html`${filters(say, distinct(trips.symbol).sort(), distinct(trips.side.map(facts.tell)), result.configuration.base)}
    <div id="trade-table">${tableIn(say, say('Round trips'), headings, rows)}</div>
    ${dataElement('trade-data', setting)}`;
}
