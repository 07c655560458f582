// The worst drawdowns, numbered as the shades on the curve are.

import { worstDrawdowns } from '../../metrics/index.js';
import { html, type Markup } from '../markup.js';
import { amount, date, figureHeading, rate, tableIn, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

/** Drawdowns listed at most. */
const WORST = 10;

/** The deepest falls, with the way back. */
export function drawdowns({ input, daily, say }: Facts): Markup {
  const rows = worstDrawdowns(input.drawdowns, WORST).map(
    ({ depth, peakTime, valleyTime, recoveryTime, days }, index) => [
      words(String(index + 1)),
      rate(depth),
      date(peakTime, daily),
      date(valleyTime, daily),
      date(recoveryTime, daily, say('not recovered')),
      amount(days, daily ? 0 : 2),
    ],
  );
  const headings = [
    wordsHeading('#'),
    figureHeading(say('Depth')),
    figureHeading(say('Peak')),
    figureHeading(say('Valley')),
    figureHeading(say('Recovered')),
    figureHeading(say('Days'), say('Calendar days from the peak to the recovery, or to the last close')),
  ];
  return html`<section id="drawdowns" aria-labelledby="drawdowns-title">
    <h2 id="drawdowns-title">${say('Worst drawdowns')}</h2>
    ${
      rows.length === 0
        ? html`<p>${say('The equity never fell below a former close.')}</p>`
        : tableIn(say, say('Worst drawdowns'), headings, rows)
    }
  </section>`;
}
