// What was left of the search on rows that it had not seen.

import { METRICS } from '../../metrics/index.js';
import { STITCHED } from '../../render/sweep-folds.js';
import { figureOf, valueText } from '../../render/sweep-words.js';
import { html, type Markup } from '../markup.js';
import { metricCell } from '../metric-cell.js';
import { figureHeading, table, words, wordsHeading } from '../table.js';
import type { SweepFacts } from './facts.js';
import { plot } from './plot.js';

/** The folds as a picture and a table, and the stitched run's figures; nothing where there was no such study. */
export function outOfSampleSection(facts: SweepFacts): Markup | null {
  const { configuration, outOfSample } = facts.report;
  if (outOfSample === null) return null;
  const { about, folds, metrics, paths } = outOfSample;
  const [rank] = configuration.rank;
  const names = Object.keys(folds[0]?.values ?? {});
  const rows = folds.map(({ fit, test, values, inSample, outOfSample: outside }, index) => [
    words(String(index + 1)),
    words(`${fit[0]} to ${fit[1]}`),
    words(`${test[0]} to ${test[1]}`),
    ...names.map((name) => words(valueText(values[name]))),
    metricCell(rank, inSample, true),
    metricCell(rank, outside, true),
  ]);
  const headings = [
    wordsHeading('Fold'),
    wordsHeading('Fitted on'),
    wordsHeading('Tested on'),
    ...names.map((name) => wordsHeading(name)),
    figureHeading('In sample'),
    figureHeading('Out of sample'),
  ];
  const stitched = STITCHED.filter((name) => metrics[name] !== undefined);
  const sorted = [...paths].sort((a, b) => a - b);
  return html`<section id="out-of-sample" aria-labelledby="out-of-sample-title">
    <h2 id="out-of-sample-title">Out of sample</h2>
    <p>${about}</p>
    ${sorted.length > 0 && html`<p>${METRICS[rank].label} of the ${sorted.length} paths through the window: ${sorted.map((value) => figureOf(rank, value)).join(', ')}.</p>`}
    ${plot(facts, 'folds', `${METRICS[rank].label} of ${folds.length} folds in sample and out of sample; the same figures follow as a table.`, { caption: `${METRICS[rank].label}: what each choice promised, and what it held` })}
    ${
      stitched.length > 0 &&
      html`<h3>The out-of-sample parts played as one run</h3>
        <dl class="figures">
          ${stitched.map(
            (name) =>
              html`<div>
                <dt>${METRICS[name].label}</dt>
                <dd class="value">${metricCell(name, metrics[name]!, true).shown}</dd>
              </div> `,
          )}
        </dl>
        <p class="note">Its own report lies in out-of-sample/ beside this page.</p>`
    }
    <details open data-folds>
      <summary>The folds as a table</summary>
      ${table('Folds', headings, rows)}
    </details>
  </section>`;
}
