// Where the profit came from: price, currency, income and cost, by instrument and by groups of them.

import type { Effects } from '../../attribution/index.js';
import { contributionLines } from '../../contributions.js';
import { html, type Markup } from '../markup.js';
import { type Cell, figureHeading, money, rate, tableIn, totalOf, words, wordsHeading } from '../table.js';
import { brinsonPart } from './brinson.js';
import type { Facts } from './facts.js';
import { regimePart, windowPart } from './periods.js';

/** Instruments and balances listed at most. */
const SHOWN = 100;

type Line = Effects & { readonly name: string };

/** A table of the parts of the profit; `first` is what its rows are, `summed` says that the last of them is their sum. */
function effectsTable(
  { result, say }: Facts,
  caption: string,
  first: string,
  lines: readonly Line[],
  summed = false,
): Markup {
  const { base, cash } = result.configuration;
  const parts = [
    ['price', say('Price'), say('What prices did, in their own currency; fills count at the price before slippage')],
    ['currency', say('Currency'), say('What the rates did to all that was held')],
    ['income', say('Income'), say('Distributions before tax, and interest')],
    ['cost', say('Cost'), say('Commission, tax, slippage, withheld tax, borrowing, conversions and rolls')],
    ['total', say('Together, {base}', { base }), say('The parts added up')],
  ] as const;
  // In a run of one currency there is nothing to say of rates.
  const shown = parts.filter(([part]) => part === 'total' || lines.some((line) => line[part] !== 0));
  const rows = lines.map((line, at): Cell[] => [
    summed && at === lines.length - 1 ? totalOf(line.name) : words(line.name),
    ...shown.map(([part]) => money(line[part])),
    rate(line.total / cash),
  ]);
  const headings = [
    wordsHeading(first),
    ...shown.map(([, label, about]) => figureHeading(label, about)),
    figureHeading(say('of starting cash')),
  ];
  return tableIn(say, caption, headings, rows);
}

/** The same by market, currency or kind, where there is more than one. */
function groups(facts: Facts): readonly (Markup | null)[] {
  const { result, say, tell } = facts;
  const { byMarket, byCurrency, byKind } = result.attribution;
  const parts = [
    [say('By market'), say('Market'), byMarket],
    [say('By currency'), say('Currency'), byCurrency],
    [say('By kind of instrument'), say('Kind'), byKind],
  ] as const;
  return parts.map(([title, first, lines]) => {
    const moved = lines.filter(
      ({ name, total, price, cost }) => name !== 'cash' || total !== 0 || price !== 0 || cost !== 0,
    );
    if (moved.filter(({ name }) => name !== 'cash').length < 2) return null;
    const named = moved.map((line) => ({ ...line, name: tell(line.name) }));
    return html`<h3>${title}</h3>
      ${effectsTable(facts, title, first, named)}`;
  });
}

/** The parts of the profit by instrument and balance, by groups, against the benchmark, by regime and in named windows. */
export function attributionSection(facts: Facts): Markup {
  const { result, say } = facts;
  const lines = contributionLines(result.attribution, SHOWN, say);
  return html`<section id="attribution" aria-labelledby="attribution-title">
    <h2 id="attribution-title">${say('Where the profit came from')}</h2>
    <p>
      ${say('The parts add up to the final equity less the starting cash. What is paid counts at the rate of its conversion, what the price of a holding gained at the rate of the close before; what the rate changed by on the day is currency, so that the product of both is in it.')}
    </p>
    ${effectsTable(facts, say('Profit by instrument and part'), say('Instrument or cash'), lines, true)}
    ${groups(facts)} ${brinsonPart(facts)} ${regimePart(facts)} ${windowPart(facts)}
  </section>`;
}
