// The verdict: first in words, then the figures that it rests on, each with what it says.

import { grouped } from '../../charts/format.js';
import { luckFigures } from '../../render/sweep-luck.js';
import { conclusion } from '../../render/sweep-words.js';
import type { Verdict } from '../../luck/verdict.js';
import { html, type Markup } from '../markup.js';
import { figureHeading, table, words, wordsHeading } from '../table.js';
import { plot } from './plot.js';
import type { SweepFacts } from './facts.js';

const MARK: Readonly<Record<Verdict['trust'], string>> = {
  'do not trust it': 'distrust',
  doubtful: 'doubt',
  'it holds up': 'trust',
};

const figure = (label: string, value: string, note: string): Markup =>
  html`<div>
    <dt>${label}</dt>
    <dd class="value">${value}</dd>
    <dd class="note">${note}</dd>
  </div> `;

function headline(verdict: Verdict): Markup {
  const { sharpeInterval: interval } = verdict;
  return html`<dl class="figures">
    ${figure('Sharpe of the best', grouped(verdict.sharpe), `${grouped(100 * interval.confidence, 0)}%: ${grouped(interval.low)} to ${grouped(interval.high)}`)}
    ${figure('Luck would reach', grouped(verdict.luckySharpe), `best of ${grouped(verdict.trials, 0)} without skill`)}
    ${figure('DSR', grouped(verdict.dsr), 'probability of skill beyond that luck; asked: 0.95')}
    ${figure('PBO', grouped(verdict.pbo), 'probability of overfitting; asked: at most 0.20')}
    ${figure('SPA', grouped(verdict.spa.consistent, 3), 'p-value that none beats the benchmark; asked: at most 0.05')}
    ${figure('Sharpe after haircut', grouped(verdict.haircut.bonferroni), 'what the number of trials leaves of it')}
  </dl>`;
}

/** The verdict with its figures, and luck and overfitting as pictures. */
export function verdictSection(facts: SweepFacts, lucky: Markup | null): Markup {
  const { verdict } = facts.report;
  if (verdict === null)
    return html`<section id="verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title">Verdict</h2>
      <p class="verdict">${conclusion(facts.report)}</p>
    </section>`;
  const rows = luckFigures(verdict).map(({ name, shown, about }) => [
    words(name),
    { shown, figure: true },
    words(html`<span class="note">${about}</span>`),
  ]);
  const shown = `${grouped(verdict.sharpe)} against ${grouped(verdict.luckySharpe)}`;
  return html`<section id="verdict" aria-labelledby="verdict-title">
    <h2 id="verdict-title">Verdict</h2>
    <p class="verdict ${MARK[verdict.trust]}">${verdict.sentence}</p>
    ${headline(verdict)}
    <div class="pair">
      ${lucky && plot(facts, 'lucky', `Distribution of the best Sharpe ratio under luck: ${shown} expected.`, { still: lucky, columns: 2, caption: 'The best, and what luck would reach' })}
      ${verdict.splits.length > 0 && plot(facts, 'splits', `In-sample against out-of-sample Sharpe ratio of the winners of ${verdict.splits.length} splits.`, { columns: 2, caption: 'What won in one half of the window did this in the other' })}
    </div>
    ${
      verdict.splits.length > 0 &&
      html`<p class="note script-only">
        The window is cut into 16 blocks; each way to take 8 of them is one split: its winner on these is looked up on
        the other 8. On the dashed line nothing is lost, below the orange line money was lost.
      </p>`
    }
    <details open data-folds>
      <summary>Every figure, and what it says</summary>
      ${table('Figures of luck', [wordsHeading('Figure'), figureHeading('Value'), wordsHeading('What it says')], rows)}
    </details>
  </section>`;
}
