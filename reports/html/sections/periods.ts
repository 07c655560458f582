// The run taken apart by what was going on: by regime, and in named windows of history.

import { html, type Markup } from '../markup.js';
import { amount, date, figureHeading, money, rate, tableIn, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

const NAMES = {
  calm: 'Calm, above −10%',
  fall: 'Fall, from −10% on',
  crisis: 'Crisis, from −20% on',
} as const;

/** What the run earned while the benchmark (or, without one, the run itself) was calm, fell or was in crisis. */
export function regimePart({ result, say }: Facts): Markup | null {
  const { of, regimes } = result.attribution.regimes;
  const compared = result.benchmark !== null;
  if (!regimes.some(({ periods }) => periods > 0)) return null;
  const rows = regimes.map((each) => [
    words(say(NAMES[each.name])),
    amount(each.periods),
    amount(each.days, 0),
    rate(each.return),
    ...(compared ? [rate(each.benchmarkReturn)] : []),
    rate(each.volatility),
    money(each.profit),
    rate(each.share, 1),
  ]);
  const headings = [
    wordsHeading(say('Drawdown at the close')),
    figureHeading(say('Periods')),
    figureHeading(say('Days')),
    figureHeading(say('Return'), say('Compounded over these periods alone')),
    ...(compared ? [figureHeading(say('Benchmark'))] : []),
    figureHeading(say('Volatility a year')),
    figureHeading(say('Profit, {base}', { base: result.configuration.base })),
    figureHeading(say('Share of the profit')),
  ];
  return html`<h3>${say('By regime')}</h3>
    <p>
      ${of === 'benchmark' ? say('By how far the benchmark stood below its highest close so far.') : say('By how far the run itself stood below its highest close so far, since it has no benchmark.')}
      ${say('Nobody knew the regime of a close before it: this is a look back.')}
    </p>
    ${tableIn(say, say('By regime'), headings, rows)}`;
}

/** The run in the named windows that its data cover. */
export function windowPart({ result, say, tell }: Facts): Markup | null {
  const { rows: windows, partly } = result.attribution.windows;
  const compared = result.benchmark !== null;
  if (windows.length === 0 && partly.length === 0) return null;
  const rows = windows.map((each) => [
    words(html`<span title="${each.source}">${tell(each.name)}</span>`),
    date(Date.parse(each.from), true),
    date(Date.parse(each.to), true),
    rate(each.return),
    ...(compared ? [rate(each.benchmarkReturn)] : []),
    rate(each.maxDrawdown),
  ]);
  const headings = [
    wordsHeading(say('Window')),
    figureHeading(say('From the close of')),
    figureHeading(say('To the close of')),
    figureHeading(say('Return')),
    ...(compared ? [figureHeading(say('Benchmark'))] : []),
    figureHeading(say('Deepest fall')),
  ];
  const cut = partly.map(tell).reduce((a, b) => (a === '' ? b : say('{a}, {b}', { a, b })), '');
  return html`<h3>${say('In named windows')}</h3>
    ${rows.length > 0 && tableIn(say, say('In named windows'), headings, rows)}
    ${partly.length > 0 && html`<p class="note">${say('Left out, since the run covers only a part of them: {names}.', { names: cut })}</p>`}`;
}
