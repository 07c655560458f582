// How steady the best is: the trials next to it.

import { stabilityWords } from '../../render/sweep-words.js';
import { html, type Markup } from '../markup.js';
import type { SweepFacts } from './facts.js';
import { trialTable } from './trial-table.js';

/** Neighbours that are listed. */
const SHOWN = 40;

/** Plateau or spike in words, and the neighbours; nothing where nothing is ranked. */
export function steadySection({ report }: SweepFacts): Markup | null {
  const { stability, ranking } = report;
  if (stability === null) return null;
  const neighbours = stability.neighbours.slice(0, SHOWN);
  return html`<section id="steady" aria-labelledby="steady-title">
    <h2 id="steady-title">How steady the best is</h2>
    <p>${stabilityWords(report)}</p>
    ${
      neighbours.length > 0 &&
      html`<details open data-folds>
        <summary>
          The best and ${neighbours.length === 1 ? 'the trial' : `${neighbours.length} trials`} next to it
        </summary>
        ${trialTable(report, 'The best and its neighbours', [ranking[0], ...neighbours])}
      </details>`
    }
  </section>`;
}
