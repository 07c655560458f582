// How far a search is, in words.

import { html, type Markup } from '../../reports/html/markup.js';
import type { Followed, Search } from './searches.js';
import { count, figureText, metricWords, momentText, spanText, type Words } from './words.js';

/** Ms between two questions of a page about a search under way, and about one that may have been stopped; NaN: it asks no more. */
export const everyOf = ({ state }: Search): number =>
  state === 'running' ? 1500 : state === 'quiet' ? 5000 : Number.NaN;

/** Whether it goes on, since when it does not, and what to do then. */
export function stateText({ state, written }: Search, now: number, { say }: Words): string {
  const time = momentText(written);
  if (state === 'ended') return say('Ended at {time}.', { time });
  if (state === 'running') return say('Under way; last written at {time}.', { time });
  return say(
    'Stopped at {time}, as it seems: nothing was written for {span}. The same command with --resume goes on; a trial that takes this long would look the same.',
    { time, span: spanText(now - written, say) },
  );
}

/** The same in few words; none where it goes on. */
export function endText({ state, written }: Search, { say }: Words): readonly string[] {
  const time = momentText(written);
  if (state === 'running') return [];
  return [state === 'ended' ? say('ended at {time}', { time }) : say('stopped at {time}, as it seems', { time })];
}

/** Trials that were written, of how many there are at most. */
export function progressOf({ tally, words: { expected } }: Followed): {
  readonly trials: number;
  readonly total: number;
} {
  const { done, failed, stopped } = tally;
  return { trials: done + failed + stopped, total: expected?.points ?? Number.NaN };
}

/** The progress as a bar; none where nobody knows how long it is. */
export function barOf(search: Followed, wide: boolean, { say }: Words): Markup | null {
  const { trials, total } = progressOf(search);
  if (!(total > 0)) return null;
  return html`<progress
    class="${wide ? 'wide' : 'thin'}"
    max="${total}"
    value="${Math.min(trials, total)}"
    aria-label="${say('Trials')}"
  >
    ${count(trials)} / ${count(total)}
  </progress>`;
}

/** How many trials, how many of them failed, and the best. */
export function briefOf(search: Followed, words: Words): string {
  const { say } = words;
  const { trials, total } = progressOf(search);
  const { failed, rank, best } = search.tally;
  const counted =
    total > 0
      ? say('{some} of {all}', { some: count(trials), all: count(total) })
      : say('{count} so far', { count: count(trials) });
  const parts = [counted];
  if (failed > 0) parts.push(say('{count} failed', { count: count(failed) }));
  if (rank !== undefined && best.length > 0) {
    const figure = best[0].figures[search.words.metrics.indexOf(rank)];
    parts.push(
      say('best {metric} {figure}', { metric: metricWords(rank, words).label, figure: figureText(rank, figure, say) }),
    );
  }
  return parts.join(' · ');
}

/** Ms that are left at the pace so far; NaN where nobody can tell. */
export function leftOf(search: Followed): number {
  const { trials, total } = progressOf(search);
  return search.state === 'running' && search.pace > 0
    ? (Math.max(0, total - trials) / search.pace) * 1000
    : Number.NaN;
}
