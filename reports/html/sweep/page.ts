// The page of a sweep.

import { sayIn } from '../../lang/index.js';
import { frame } from '../frame.js';
import { html, type Markup } from '../markup.js';
import { foot } from '../sections/small-print.js';
import { titleOf } from '../../title.js';
import type { SweepFacts } from './facts.js';
import { sweepHeading } from './heading.js';
import { landscape } from './landscape.js';
import { outOfSampleSection } from './out-of-sample.js';
import { plot } from './plot.js';
import { failedSection, rankingSection } from './ranking.js';
import { notesSection, repeatSection } from './small-print.js';
import { steadySection } from './steady.js';
import { SWEEP_STYLE } from './style.js';
import { verdictSection } from './verdict.js';

/** Still pictures for readers without a script; left out where there is nothing to draw. */
export interface SweepStills {
  readonly lucky: Markup | null;
  readonly heat: Markup | null;
  readonly curves: Markup | null;
}

function curvesSection(facts: SweepFacts, still: Markup | null): Markup | null {
  const { best, outOfSample, ranking } = facts.report;
  if (best === null) return null;
  return html`<section id="curves" aria-labelledby="curves-title">
    <h2 id="curves-title">Equity</h2>
    ${plot(facts, 'curves', `Equity of trial ${ranking[0]}, the best.`, { still, caption: `Trial ${ranking[0]}${outOfSample ? ', and the out-of-sample parts played as one run' : ''}` })}
    <p class="note">
      The best was chosen with the whole of its curve
      known.${outOfSample && ' Only the out-of-sample run could have been traded.'}
    </p>
  </section>`;
}

/** The page of a sweep. `script` is the built client. */
export function sweepPage(facts: SweepFacts, stills: SweepStills, script: string): string {
  const { configuration: c, generated, version } = facts.report;
  const parts: readonly (readonly [id: string, label: string, section: Markup | null])[] = [
    ['verdict', 'Verdict', verdictSection(facts, stills.lucky)],
    ['out-of-sample', 'Out of sample', outOfSampleSection(facts)],
    ['landscape', 'Where it is good', landscape(facts, stills.heat)],
    ['steady', 'Steadiness', steadySection(facts)],
    ['curves', 'Equity', curvesSection(facts, stills.curves)],
    ['ranking', 'Ranking', rankingSection(facts)],
    ['failed', 'Not run to the end', failedSection(facts)],
    ['notes', 'Notes', notesSection(facts)],
    ['repeat', 'Repeat', repeatSection(facts)],
  ];
  const there = parts.flatMap(([id, label, section]) => (section === null ? [] : [{ id, label, section }]));
  return frame({
    title: `${generated ? 'GENERATED DATA: ' : ''}${titleOf(c.strategy)}, ${c.from} to ${c.to}: Tidemark sweep`,
    version,
    style: SWEEP_STYLE,
    heading: sweepHeading(facts),
    first: 'verdict',
    links: there.map(({ id, label }) => [id, label] as const),
    sections: there.map(({ section }) => section),
    foot: foot(sayIn('en')),
    data: facts.data,
    script,
  });
}
