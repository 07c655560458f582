// The head of a sweep's page: what was searched, on what, and how.

import { grouped } from '../../charts/format.js';
import { html, type Markup, type Part } from '../markup.js';
import { sayIn } from '../../lang/index.js';
import { generated } from '../generated.js';
import { tally } from '../../sweep/tally.js';
import { titleOf } from '../../title.js';
import type { SweepFacts } from './facts.js';

const fact = (name: string, value: Part): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div> `;

const listed = (value: string | readonly string[] | boolean): string =>
  typeof value === 'object' ? value.join(', ') : String(value);

/** Title, description and the facts of the search. */
export function sweepHeading({ report }: SweepFacts): Markup {
  const { configuration: c, trials, ledger } = report;
  const { done, failed, stopped } = tally(trials);
  const ends = [`${grouped(done, 0)} run to the end`];
  if (stopped > 0) ends.push(`${grouped(stopped, 0)} stopped`);
  if (failed > 0) ends.push(`${grouped(failed, 0)} failed`);
  const space = Object.entries(c.space).map(([name, text]) => html`<span class="pair-of">${name} ${text}</span> `);
  const most = c.trials === null ? '' : `, at most ${grouped(c.trials, 0)}`;
  return html`<header>
    <p class="eyebrow">Tidemark sweep</p>
    <h1>${titleOf(c.strategy)}</h1>
    <p class="about">${c.about}</p>
    ${report.generated && generated(sayIn('en'))}
    <dl class="facts">
      ${fact('Period', html`<time>${c.from}</time> to <time>${c.to}</time>`)}
      ${fact('Trials', html`${grouped(trials.length, 0)}: ${ends.join(', ')}`)}
      ${ledger.trials > 0 && fact('Earlier trials that count', grouped(ledger.trials, 0))}
      ${fact('Sampler', `${c.sampler.name}${most}`)} ${fact('Ranked by', c.rank.join(', then '))}
      ${c.require.length > 0 && fact('Required', c.require.join(', '))} ${space.length > 0 && fact('Varied', space)}
      ${c.options.data !== undefined && fact('Data', listed(c.options.data))}
      ${c.options.assets !== undefined && listed(c.options.assets) !== '' && fact('Instruments', listed(c.options.assets))}
    </dl>
  </header>`;
}
