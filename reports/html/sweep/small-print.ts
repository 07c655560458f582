// What has to be known beside the figures, and how to get them again.

import { shellQuoted } from '../command-line.js';
import { html, type Markup } from '../markup.js';
import { sweepCommandLine } from './command-line.js';
import type { SweepFacts } from './facts.js';

/** Notes; those that flatter stand out. */
export function notesSection({ report: { notes } }: SweepFacts): Markup | null {
  if (notes.length === 0) return null;
  return html`<section id="notes" aria-labelledby="notes-title">
    <h2 id="notes-title">To be known beside the figures</h2>
    <ul>
      ${notes.map((note) => html`<li${note.startsWith('Optimistic:') ? html` class="optimistic"` : null}>${note}</li> `)}
    </ul>
  </section>`;
}

/** The commands that repeat the sweep and one of its trials, with what must be equal for an equal result. */
export function repeatSection({ report }: SweepFacts): Markup {
  const { configuration, fingerprints, ledger, ranking, version } = report;
  const { strategy, sourceHash } = configuration;
  const file = sourceHash === undefined ? '' : ` ${shellQuoted(strategy)}`;
  const [best = 0] = ranking;
  const shown = fingerprints.slice(0, 5);
  return html`<section id="repeat" aria-labelledby="repeat-title">
    <h2 id="repeat-title">How to repeat it</h2>
    <pre tabindex="0" aria-label="Command"><code>${sweepCommandLine(configuration)}</code></pre>
    <p>One trial, to the last digit, with a report of its own; FOLDER is the one that this page lies in:</p>
    <pre tabindex="0" aria-label="Command for one trial"><code>tidemark run${file} --like FOLDER#${best}</code></pre>
    <p>
      The same data, ${sourceHash !== undefined && 'strategy code, '}files named in the line, version, seed and ledger
      give the same result to the last digit, whoever runs the points.
    </p>
    <dl class="facts">
      <div>
        <dt>Version</dt>
        <dd>Tidemark ${version}</dd>
      </div>
      <div>
        <dt>Data fingerprint (sha256)</dt>
        ${shown.map((hash) => html`<dd class="hash">${hash}</dd> `)}
        ${fingerprints.length > shown.length && html`<dd class="note">and ${fingerprints.length - shown.length} more in sweep.json</dd>`}
      </div>
      <div>
        <dt>Ledger as it stood, ${ledger.trials} trials (sha256)</dt>
        <dd class="hash">${ledger.hash}</dd>
      </div>
      ${
        sourceHash !== undefined &&
        html`<div>
          <dt>Strategy code (sha256)</dt>
          <dd class="hash">${sourceHash}</dd>
        </div>`
      }
    </dl>
  </section>`;
}
