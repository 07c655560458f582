// Where in the space it is good: heat map, slices through the best, parallel coordinates.

import { grouped } from '../../charts/format.js';
import { html, type Markup, type Part } from '../markup.js';
import type { SweepFacts } from './facts.js';
import { plot } from './plot.js';

/** Values of a dimension that can be chosen one by one. */
const CHOICES = 200;
/** Dimensions that have a slice. */
const SLICES = 12;

const choice = (value: number, label: Part): Markup => html`<option value="${value}">${label}</option> `;

const select = (id: string, label: string, options: readonly Markup[]): Markup =>
  html`<span class="choice"
    ><label for="${id}">${label}</label>
    <select id="${id}" autocomplete="off">
      ${options}
    </select></span
  > `;

/** What the values of a dimension may be fixed to: any, or one that occurs. */
function fixed({ data }: SweepFacts, dimension: number): Markup {
  const { name, values } = data.dimensions[dimension];
  const best = data.best < 0 ? -1 : data.places[dimension][data.best];
  const options = values.map((value, place) => choice(place, place === best ? `${value} (best)` : value));
  const shown = values.length <= CHOICES ? options : best < 0 ? [] : [options[best]];
  return html`<span data-fixed="${dimension}"
    >${select(`fixed-${dimension}`, name, [choice(-1, 'any (median)'), ...shown])}</span
  >`;
}

function controls(facts: SweepFacts): Markup {
  const { data } = facts;
  const dimensions = data.dimensions.map(({ name }, index) => choice(index, name));
  const metrics = data.metrics.map(({ label }, index) => choice(index, label));
  return html`<p class="controls script-only">
    ${select('metric', 'Metric', metrics)}
    ${data.dimensions.length > 2 && [select('across', 'across', dimensions), select('down', 'upwards', dimensions), ...data.dimensions.map((_, index) => fixed(facts, index))]}
  </p>`;
}

/** What is not drawn, said. */
function thinned({ data }: SweepFacts): Part {
  const { done, trials } = data;
  if (done === trials.length) return null;
  return html`<p class="note">
    Of ${grouped(done, 0)} trials the pictures draw ${grouped(trials.length, 0)}: an even choice of all, the first of
    the ranking, and those that differ from the best in at most two values. Where values are left open, the medians are
    of the even choice alone.
  </p>`;
}

/** The pictures of the space; nothing where nothing varied or nothing was run to the end. */
export function landscape(facts: SweepFacts, heat: Markup | null): Markup | null {
  const { data, report } = facts;
  const { dimensions } = data;
  if (dimensions.length === 0 || data.trials.length === 0) return null;
  const hasBest = report.ranking.length > 0;
  const others =
    dimensions.length > 2
      ? 'The other values are those of the best where that leaves a picture, else any; each can be chosen.'
      : '';
  return html`<section id="landscape" aria-labelledby="landscape-title">
    <h2 id="landscape-title">Where it is good</h2>
    ${controls(facts)}
    ${
      dimensions.length > 1 &&
      html`${plot(facts, 'heat', `Heat map of ${data.metrics[0].label} over two dimensions; the ranking follows as a table.`, { still: heat, caption: `${dimensions.length === 2 ? `${dimensions[0].name} against ${dimensions[1].name}` : 'Two dimensions at a time'}` })}
        <p class="note">${hasBest && 'The frame holds the best. '}${others}</p>`
    }
    <h3>Along each dimension</h3>
    <p class="note">
      ${hasBest && 'The line joins the trials that share all other values with the best; '}${hasBest ? 'the dots' : 'The dots'}
      are all trials.
    </p>
    <div class="slices" data-columns="${Math.min(3, dimensions.length)}">
      ${dimensions.slice(0, SLICES).map(({ name }, which) =>
        plot(facts, 'slice', `Metric along ${name}, the other values as the best has them.`, {
          which,
          columns: Math.min(3, dimensions.length),
          caption: name,
        }),
      )}
    </div>
    ${dimensions.length > SLICES && html`<p class="note">The first ${SLICES} of ${dimensions.length} dimensions.</p>`}
    ${
      dimensions.length > 2 &&
      html`<h3>All dimensions at once</h3>
        ${plot(facts, 'parallel', `Parallel coordinates of ${report.trials.length} trials over ${dimensions.length} dimensions.`, { caption: 'Each line is a trial: orange the best, blue the first tenth (50 at most), grey others' })}
        <p class="hint script-only">
          Drag along an axis to keep only the lines through that part; click on it to let go.
        </p>`
    }
    ${thinned(facts)}
  </section>`;
}
