// The best trials, the front, and those that are not ranked.

import { grouped } from '../../charts/format.js';
import { METRICS } from '../../metrics/index.js';
import { unrankedWords } from '../../render/sweep-words.js';
import { failures, tally } from '../../sweep/tally.js';
import { html, type Markup } from '../markup.js';
import { amount, figureHeading, table, words, wordsHeading } from '../table.js';
import type { SweepFacts } from './facts.js';
import { trialTable } from './trial-table.js';

/** Trials and errors that are listed. */
const SHOWN = 100;

/** The best as a sortable table, and the Pareto front where there are several objectives. */
export function rankingSection({ report }: SweepFacts): Markup {
  const { configuration, ranking, front } = report;
  const shown = ranking.slice(0, SHOWN);
  const unranked = unrankedWords(report);
  const labels = configuration.rank.map((name) => METRICS[name].label);
  return html`<section id="ranking" aria-labelledby="ranking-title">
    <h2 id="ranking-title">Ranking</h2>
    ${
      shown.length === 0
        ? html`<p>No trial is ranked.</p>`
        : html`<p>
              ${ranking.length > SHOWN ? `The first ${SHOWN} of ${grouped(ranking.length, 0)}` : ranking.length === 1 ? 'The one' : `All ${ranking.length}`}
              by ${labels[0]}; trials count from 0, trials.csv has them all.
            </p>
            <div class="tall">${trialTable(report, 'The best trials', shown)}</div>`
    }
    ${unranked !== '' && html`<p>${unranked}</p>`}
    ${
      configuration.rank.length > 1 &&
      front.length > 0 &&
      html`<h3>Pareto front</h3>
        <p>
          ${front.length > SHOWN ? `${grouped(front.length, 0)} trials, of which the first ${SHOWN} are listed, are` : front.length === 1 ? 'One trial is' : `${front.length} trials are`}
          beaten by no other in ${labels.join(' and ')} together.
        </p>
        <div class="tall">${trialTable(report, 'Pareto front', front.slice(0, SHOWN))}</div>`
    }
  </section>`;
}

/** Failed trials by their error, and how many were stopped; nothing where there was neither. */
export function failedSection({ report }: SweepFacts): Markup | null {
  const { failed, stopped } = tally(report.trials);
  if (failed + stopped === 0) return null;
  const errors = failed > 0 ? failures(report.trials) : [];
  const rows = errors.slice(0, SHOWN).map(({ error, count, first }) => [words(error), amount(count), amount(first)]);
  return html`<section id="failed" aria-labelledby="failed-title">
    <h2 id="failed-title">Not run to the end</h2>
    ${stopped > 0 && html`<p>${grouped(stopped, 0)} trials were stopped after a part of the window, since others did better there. They count as tried.</p>`}
    ${
      failed > 0 &&
      html`<p>
          ${failed === 1 ? 'One trial' : `${grouped(failed, 0)} trials`}
          failed${errors.length > SHOWN && `; of ${grouped(errors.length, 0)} errors the most frequent`}:
        </p>
        ${table('Errors', [wordsHeading('Error'), figureHeading('Trials'), figureHeading('First')], rows)}`
    }
  </section>`;
}
