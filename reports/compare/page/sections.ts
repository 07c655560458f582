// The sections of the page of a comparison beside its figures: who is compared, the curves, what is common, what is different.

import { compareHeight } from '../../charts/compare/curves.js';
import type { CompareChartData } from '../../charts/compare/data.js';
import { shellQuoted } from '../../html/command-line.js';
import { generated } from '../../html/generated.js';
import { html, type Markup, trusted } from '../../html/markup.js';
import { type Cell, figureHeading, tableIn, words as cellOf, wordsHeading } from '../../html/table.js';
import { decimal, moment } from '../../render/format.js';
import { titleOf } from '../../title.js';
import type { Comparison } from '../comparison.js';
import { titleOfComparison } from '../document.js';
import { told } from '../../lang/index.js';
import { findingsOf } from '../findings.js';
import type { Words } from '../words.js';

/** The head of the page: what came of it before anything else. */
export function heading(comparison: Comparison, words: Words): Markup {
  const { say } = words;
  const findings = findingsOf(comparison, words);
  return html`<header>
    <p class="eyebrow">${say('Tidemark comparison')}</p>
    <h1>${titleOfComparison(comparison, words)}</h1>
    ${comparison.runs.some(({ result }) => result.generated) && generated(say)}
    <p class="findings">${findings.length > 0 ? findings.join(say(' ')) : say('No difference can be tested.')}</p>
    <ul class="remarks">
      ${comparison.remarks.map(({ phrase, values }) => html`<li>${say(phrase, values)}</li>`)}
    </ul>
  </header>`;
}

/** The runs, each with the line by which the charts know it. */
export function runsSection({ runs, window }: Comparison, { say }: Words): Markup {
  const heads = [
    wordsHeading(say('Run')),
    wordsHeading(say('Strategy')),
    wordsHeading(say('Folder')),
    figureHeading(say('From')),
    figureHeading(say('To')),
    figureHeading(say('Closes')),
    wordsHeading(say('Currency of account')),
  ];
  const rows = runs.map(({ label, name, result }, run): Cell[] => {
    const { date } = result.tables['equity.csv'];
    const swatch = html`<span class="swatch swatch-${run}"></span>`;
    const day = (time: number): Cell => ({ shown: moment(time, 'daily'), value: time, figure: true });
    return [
      cellOf(html`${window.kind !== 'none' && swatch}${label}`),
      cellOf(titleOf(result.configuration.strategy)),
      cellOf(name),
      day(date[0]),
      day(date[date.length - 1]),
      { shown: decimal(date.length, 0), value: date.length, figure: true },
      cellOf(result.configuration.base),
    ];
  });
  return html`<section id="runs" aria-labelledby="runs-title">
    <h2 id="runs-title">${say('Runs')}</h2>
    ${tableIn(say, say('Runs'), heads, rows)}
  </section>`;
}

/** The curves over each other; `still` stands there until the script draws, and for good without one. */
export function curvesSection(comparison: Comparison, words: Words, data: CompareChartData, still: string): Markup {
  const { say } = words;
  const { runs, window } = comparison;
  const ends = runs.map(({ label, growth }) => `${label} ${decimal(growth[growth.length - 1], 3)}`).join(', ');
  const described = say(
    'Growth of 1 at the first common close, drawdown, and how far each run is ahead of the first. At the end: {ends}.',
    {
      ends,
    },
  );
  return html`<section id="curves" aria-labelledby="curves-title">
    <h2 id="curves-title">${say('Curves')}</h2>
    <p class="controls script-only">
      <button type="button" id="log-scale" aria-pressed="false">${say('Log scale')}</button>
      <span class="hint">${say('Ctrl and wheel zoom, dragging moves; all panes over time move together.')}</span>
    </p>
    <figure>
      <div
        class="plot"
        data-chart="compare"
        style="height:${compareHeight()}px"
        role="img"
        aria-label="${described}"
        tabindex="0"
      >
        ${trusted(still)}
      </div>
    </figure>
    ${
      data.time.length < window.time.length &&
      html`<p class="note">
        ${say('Of {rows} closes the chart draws {drawn}: the highest and the lowest of each stretch.', {
          rows: decimal(window.time.length, 0),
          drawn: decimal(data.time.length, 0),
        })}
      </p>`
    }
  </section>`;
}

/** Correlations of every two runs. */
export function correlationTable({ runs, overlap }: Comparison, { say }: Words): Markup {
  const heads = [wordsHeading(say('Run')), ...runs.map(({ label }) => figureHeading(label))];
  const rows = runs.map(({ label }, a): Cell[] => [
    cellOf(label),
    ...runs.map((_, b): Cell => {
      const { correlation } = overlap[a][b];
      return { shown: decimal(correlation, 2), value: correlation, figure: true };
    }),
  ]);
  return tableIn(say, say('Correlation of returns'), heads, rows);
}

/** What every two runs have in common. */
export function commonSection(comparison: Comparison, words: Words): Markup {
  const { runs, overlap } = comparison;
  const { say, percent } = words;
  const figure = (shown: string, value: number): Cell => ({ shown, value, figure: true });
  const rows = runs.flatMap((own, a) =>
    runs.slice(a + 1).map((other, at): Cell[] => {
      const { both, either, held, trades, entered, whole } = overlap[a][a + 1 + at];
      return [
        cellOf(`${own.label} / ${other.label}`),
        figure(percent(both), both),
        figure(percent(either), either),
        figure(percent(held), held),
        figure(trades.map((count) => decimal(count, 0)).join(' / '), trades[0]),
        figure(decimal(entered, 0), entered),
        figure(decimal(whole, 0), whole),
      ];
    }),
  );
  const heads = [
    wordsHeading(say('Runs')),
    figureHeading(say('both held'), say('Share of the common closes at which both held something')),
    figureHeading(say('either held'), say('Share of the common closes at which one of them held something')),
    figureHeading(say('same holdings'), say('Mean over the common closes of the sum of the smaller weights')),
    figureHeading(say('Trades')),
    figureHeading(say('begun alike'), say('Trades that began on the same day in the same instrument and direction')),
    figureHeading(say('ended alike too'), say('Of these, those that ended on the same day')),
  ];
  return html`<section id="common" aria-labelledby="common-title">
    <h2 id="common-title">${say('What they have in common')}</h2>
    <h3>${say('Correlation of returns')}</h3>
    ${correlationTable(comparison, words)}
    <h3>${say('Holdings and trades')}</h3>
    ${tableIn(say, say('Holdings and trades'), heads, rows)}
  </section>`;
}

/** Settings and assumptions that not all runs share. */
export function settingsSection({ runs, settings, assumptions }: Comparison, { language, say }: Words): Markup {
  const heads = [wordsHeading(say('Setting')), ...runs.map(({ label }) => wordsHeading(label))];
  const rows = settings.map(({ name, values }) => [
    cellOf(name),
    ...values.map((value) => cellOf(value === '' ? '–' : value)),
  ]);
  const made = assumptions.map(({ statement, made: by }) => [
    cellOf(told(language, statement)),
    ...by.map((is) => cellOf(is ? html`✓<span class="hidden">${say('yes')}</span>` : '–')),
  ]);
  return html`<section id="settings" aria-labelledby="settings-title">
    <h2 id="settings-title">${say('What differs in how they were run')}</h2>
    ${
      settings.length === 0
        ? html`<p>${say('Nothing: settings, data and code are the same.')}</p>`
        : tableIn(say, say('What differs in how they were run'), heads, rows)
    }
    ${
      assumptions.length > 0 &&
      html`<h3>${say('Assumptions that not all of them make')}</h3>
        ${tableIn(say, say('Assumptions that not all of them make'), [wordsHeading(say('Assumption')), ...heads.slice(1)], made)}`
    }
  </section>`;
}

/** The command that compares them again. */
export function repeatSection({ runs, bootstrap }: Comparison, { say, language }: Words): Markup {
  const { seed, draws, confidence } = bootstrap;
  const folders = runs.map(({ name }) => shellQuoted(name.startsWith('-') ? `./${name}` : name)).join(' ');
  const lang = language === 'en' ? '' : ` --lang ${language}`;
  const command = `tidemark compare ${folders} --seed ${seed} --draws ${draws} --confidence ${confidence}${lang} --out compare.html`;
  return html`<section id="repeat" aria-labelledby="repeat-title">
    <h2 id="repeat-title">${say('How to compare them again')}</h2>
    <pre tabindex="0" aria-label="${say('Command')}"><code>${command}</code></pre>
    <p>${say('The same folders and the same seed give the same page to the last byte.')}</p>
  </section>`;
}
