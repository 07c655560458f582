// The figures of the runs side by side, and how sure each difference is.

import { html, type Markup } from '../../html/markup.js';
import { figureHeading, tableIn, words as cellOf, wordsHeading, type Cell } from '../../html/table.js';
import { METRIC_NAMES, type MetricName } from '../../metrics/index.js';
import type { Against, Comparison, MetricDifference } from '../comparison.js';
import { chosenMetrics, metricGroups } from '../document.js';
import { bounded, caveatsOf, confidenceText, testsOf } from '../findings.js';
import { bestOf, type Words } from '../words.js';
import { intervalBar } from './interval-bar.js';

/** A cell whose column sorts by the number and not by the text. */
const figureCell = (shown: string | Markup, value: number): Cell => ({ shown, value, figure: true });

function metricRows(comparison: Comparison, words: Words, names: readonly MetricName[]): Cell[][] {
  return names.map((name) => {
    const best = bestOf(comparison, name);
    const cells = comparison.runs.map((run, at) => {
      const text = words.figure(name, run);
      const shown = best.includes(at)
        ? html`<span class="best">${text}<span class="hidden"> (${words.say('best')})</span></span>`
        : text;
      return figureCell(shown, run.metrics[name]);
    });
    return [cellOf(html`<span title="${words.about(name)}">${words.label(name)}</span>`), ...cells];
  });
}

/** Metrics of every run, the best of each row marked. */
export function figuresSection(comparison: Comparison, words: Words): Markup {
  const { say } = words;
  const heads = [wordsHeading(say('Metric')), ...comparison.runs.map(({ label }) => figureHeading(label))];
  const tablesOf = (names: readonly MetricName[]) =>
    metricGroups(comparison, names, words).map(
      ([caption, group]) =>
        html`${comparison.window.kind !== 'same' && html`<h3>${caption}</h3>`}
        ${tableIn(say, caption, heads, metricRows(comparison, words, group), true)}`,
    );
  return html`<section id="figures" aria-labelledby="figures-title">
    <h2 id="figures-title">${say('Figures side by side')}</h2>
    ${tablesOf(chosenMetrics())}
    ${comparison.window.kind !== 'none' && html`<p class="note">${say('A star marks the best figure of a row.')}</p>`}
    <details open data-folds>
      <summary>${say('All {count} metrics', { count: METRIC_NAMES.length })}</summary>
      ${tablesOf(METRIC_NAMES)}
    </details>
  </section>`;
}

function differenceTable(
  { runs }: Comparison,
  { run }: Against,
  rows: readonly MetricDifference[],
  words: Words,
  confidence: string,
): Markup {
  const { say } = words;
  const heads = [
    wordsHeading(say('Metric')),
    figureHeading(runs[0].label),
    figureHeading(runs[run].label),
    figureHeading(say('difference')),
    figureHeading(say('interval of {confidence}', { confidence })),
    wordsHeading(html`<span class="hidden">${say('picture')}</span>`),
    wordsHeading(say('finding')),
  ];
  const cells = rows.map((each): Cell[] => [
    cellOf(words.label(each.metric)),
    figureCell(words.figure(each.metric, runs[0]), runs[0].metrics[each.metric]),
    figureCell(words.figure(each.metric, runs[run]), runs[run].metrics[each.metric]),
    figureCell(words.difference(each), each.difference),
    { shown: words.interval(each), figure: true },
    cellOf(intervalBar(each)),
    cellOf(
      html`<span class="finding${each.verdict === 'higher' || each.verdict === 'lower' ? ' sure' : ''}"
        >${words.verdict(each)}</span
      >`,
    ),
  ]);
  return tableIn(say, say('{run} less {first}', { run: runs[run].label, first: runs[0].label }), heads, cells, false);
}

/** How each run differs from the first, with the interval of each difference; null where none is tested. */
export function differencesSection(comparison: Comparison, words: Words): Markup | null {
  const { runs, against } = comparison;
  const { say } = words;
  const caveats = caveatsOf(comparison, words);
  if (caveats.length === 0) return null;
  const confidence = confidenceText(comparison);
  const chosen = new Set(chosenMetrics());
  const parts = against.map((each) => {
    const all = bounded(each.metrics);
    const few = all.filter(({ metric }) => chosen.has(metric));
    const rest = all.filter(({ metric }) => !chosen.has(metric));
    const holm = testsOf(comparison) > 1 ? say(', by Holm {p}', { p: each.sharpeHolm.toFixed(3) }) : '';
    return html`<h3>${say('{run} less {first}', { run: runs[each.run].label, first: runs[0].label })}</h3>
      ${differenceTable(comparison, each, few, words, confidence)}
      ${
        !Number.isNaN(each.sharpe) &&
        html`<p class="note">
          ${say('Test of equal Sharpe ratios (Ledoit and Wolf 2008): p = {p}', { p: each.sharpe.toFixed(3) })}${holm}
        </p>`
      }
      ${
        rest.length > 0 &&
        html`<details open data-folds>
          <summary>${say('{count} more figures of the returns', { count: rest.length })}</summary>
          ${differenceTable(comparison, each, rest, words, confidence)}
        </details>`
      }`;
  });
  return html`<section id="differences" aria-labelledby="differences-title">
    <h2 id="differences-title">${say('Differences, and how sure they are')}</h2>
    ${parts}
    <ul class="note">
      ${caveats.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`;
}
