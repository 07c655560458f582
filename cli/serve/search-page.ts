// The pages of the searches in the ledger: all of them, and one as it goes on.

import { html, type Markup, type Part } from '../../reports/html/markup.js';
import { type MetricName, METRICS } from '../../reports/metrics/index.js';
import { frame } from './frame.js';
import { picture } from './picture.js';
import { pairsOf } from './plain.js';
import { inLanguage } from './query.js';
import { barOf, everyOf, leftOf, progressOf, stateText } from './search-state.js';
import type { Followed, Search } from './searches.js';
import { tableOf } from './tables.js';
import { count, figureText, metricWords, momentText, someOf, spanText, type Words } from './words.js';

/** Searches that are listed. */
const LISTED = 300;
/** Metrics of a trial that are shown beside what it is ranked by. */
const SHOWN = 7;

const around = (path: string, { lang, usual }: Words) => ({
  home: inLanguage('/', lang, usual),
  searches: inLanguage('/searches', lang, usual),
  other: inLanguage(path, lang === 'zh' ? 'en' : 'zh', usual),
});

/** All searches of the ledger, the last written first. */
export function searchesPage(all: readonly Search[], ledger: string | undefined, words: Words): string {
  const { say, lang, usual } = words;
  const states = { running: say('under way'), quiet: say('not ended'), ended: say('ended') };
  const rows = all.slice(0, LISTED).map(
    ({ number, words: of, state, written }) =>
      html`<tr>
        <th scope="row">
          <a href="${inLanguage(`/search/${number}`, lang, usual)}">${of.strategy}</a
          ><span class="note"
            >${pairsOf(of.configuration.space)
              .map(([name, text]) => `${name}=${text}`)
              .join(' ')}</span
          >
        </th>
        <td class="figure">${of.window[0].slice(0, 10)}<br />${of.window[1].slice(0, 10)}</td>
        <td class="list" title="${of.universe.join(', ')}">${someOf(of.universe, 3)}</td>
        <td>${states[state]}</td>
        <td class="figure">${momentText(written).slice(0, 16)}</td>
      </tr> `,
  );
  const head = [say('Strategy'), say('Window'), say('Instruments'), say('State'), say('Written')].map(
    (label, k) => html`<th scope="col" ${(k === 1 || k === 4) && html`class="figure"`}>${label}</th>`,
  );
  const about = ledger === undefined ? say('No ledger is looked into.') : say('The ledger {dir}', { dir: ledger });
  return frame({
    ...words,
    title: `${say('Searches')}: Tidemark`,
    heading: html`<p class="eyebrow">Tidemark</p>
      <h1>${say('Searches')}</h1>
      <p class="note">${about}</p>`,
    main: html`<section>
      ${rows.length > 0 ? tableOf(say('Searches'), head, rows) : html`<p>${say('No search is remembered there yet; “tidemark sweep” begins one.')}</p>`}
    </section>`,
    ...around('/searches', words),
  });
}

/** One search as far as it is. */
export function searchPage(search: Followed, now: number, words: Words): string {
  const { say, lang, usual } = words;
  const { number, words: of, tally, isRead } = search;
  const every = everyOf(search);
  const { trials, total } = progressOf(search);
  const path = `/search/${number}`;
  const share = total > 0 ? ` ${count(trials)}/${count(total)}` : ` ${count(trials)}`;
  const live = html`<div
    id="live"
    data-every="${isRead ? (every > 0 ? every : 0) : 300}"
    data-from="${inLanguage(path, lang, usual)}"
  >
    <p class="state" role="status">${isRead ? stateText(search, now, words) : say('Reading what is there …')}</p>
    ${barOf(search, true, words)}
    <dl class="facts">
      ${factsOf(search, words).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${tally.error !== '' && html`<p class="problem">${say('The last that failed: {error}', { error: tally.error })}</p>`}
    ${picture(tally, total > 0 ? total : 0, words)} ${bestSection(search, words)}
  </div>`;
  return frame({
    ...words,
    title: `${of.strategy}${share}: Tidemark`,
    heading: html`<p class="eyebrow">${say('Search {number}', { number })}</p>
      <h1>${of.strategy}</h1>
      <p class="note">${of.window[0].slice(0, 10)} – ${of.window[1].slice(0, 10)} · ${someOf(of.universe, 6)}</p>`,
    main: html`${live}${spaceSection(search, words)}`,
    ...around(path, words),
    ...(every > 0 && { again: Math.ceil(every / 1000) * 2 }),
  });
}

function factsOf(search: Followed, words: Words): readonly (readonly [name: string, value: Part])[] {
  const { say } = words;
  const { tally, pace, damaged } = search;
  const { trials, total } = progressOf(search);
  const left = leftOf(search);
  const of = total > 0 ? say('{some} of at most {all}', { some: count(trials), all: count(total) }) : count(trials);
  const best = tally.best[0];
  const { rank } = tally;
  const figure = rank && best ? figureText(rank, best.figures[search.words.metrics.indexOf(rank)], say) : say('n/a');
  return [
    [say('Trials'), of],
    [say('Failed'), count(tally.failed)],
    ...(tally.stopped > 0 ? [[say('Stopped early'), count(tally.stopped)] as const] : []),
    ...(rank === undefined
      ? []
      : [[say('Best {metric}', { metric: metricWords(rank, words).label }), figure] as const]),
    ...(pace > 0 ? [[say('Trials a minute'), count(pace * 60)] as const] : []),
    ...(Number.isFinite(left) ? [[say('Left, about'), spanText(left, say)] as const] : []),
    ...(damaged > 0 ? [[say('Damaged lines'), count(damaged)] as const] : []),
  ];
}

/** The best so far, by the metric that is ranked by. */
function bestSection({ tally, words: { metrics } }: Followed, words: Words): Markup | null {
  const { best, rank } = tally;
  if (best.length === 0 || rank === undefined) return null;
  const { say } = words;
  const names = Object.keys(best[0].values);
  const known = metrics.filter((name): name is MetricName => Object.hasOwn(METRICS, name) && name !== 'finalEquity');
  const shown = [rank, ...known.filter((name) => name !== rank)].slice(0, SHOWN);
  const figure = (text: string) => html`<th scope="col" class="figure">${text}</th>`;
  const head = [
    figure(say('Trial')),
    ...names.map((name) => figure(name)),
    ...shown.map((name) => figure(metricWords(name, words).label)),
  ];
  const rows = best.map(
    ({ number, values, figures }) =>
      html`<tr>
        <td class="figure">${count(number)}</td>
        ${names.map((name) => html`<td class="figure">${String(values[name] ?? '')}</td>`)}${shown.map((name) => html`<td class="figure">${figureText(name, figures[metrics.indexOf(name)], say)}</td>`)}
      </tr> `,
  );
  return html`<section aria-labelledby="best">
    <h2 id="best">${say('The best so far')}</h2>
    <p class="note">
      ${say('The best of many is lucky as well as good: the verdict, which says how much of it is luck, comes with the end.')}
    </p>
    ${tableOf(say('The best so far'), head, rows)}
  </section>`;
}

/** What is searched. */
function spaceSection({ words: { configuration } }: Followed, { say }: Words): Markup | null {
  const space = pairsOf(configuration.space);
  if (space.length === 0) return null;
  return html`<section aria-labelledby="space">
    <h2 id="space">${say('What is searched')}</h2>
    <dl class="facts">
      ${space.map(
        ([name, text]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
