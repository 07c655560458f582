// What the result rests on, how to get it again, and what it is not.

import { commandLine } from '../command-line.js';
import { html, type Markup } from '../markup.js';
import { settingsFacts } from '../../settings-facts.js';
import type { Facts } from './facts.js';

/** Assumptions in plain words; those that flatter the result stand out. */
export function assumptionList({ report }: Facts): Markup {
  const item = (sentence: string) =>
    sentence.startsWith('Optimistic:') ? html`<li class="optimistic">${sentence}</li>` : html`<li>${sentence}</li>`;
  return html`<section id="assumptions" aria-labelledby="assumptions-title">
    <h2 id="assumptions-title">Assumptions</h2>
    <dl class="facts">
      ${settingsFacts(report.configuration).map(
        ([label, words]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
    <ul>
      ${report.assumptions.map((sentence) => html`${item(sentence)} `)}
    </ul>
  </section>`;
}

/** The rules in force for what was traded, with their sources. */
export function ruleList({ report }: Facts): Markup | null {
  if (report.rules.length === 0) return null;
  const dated = (from: string) => (from === '' ? null : html`<strong>From ${from}</strong> `);
  return html`<section id="rules" aria-labelledby="rules-title">
    <h2 id="rules-title">Rules in force</h2>
    <p>
      What the markets' own tables say for what was traded, with the source of each; from the start of the run where no
      date is given.
    </p>
    ${report.rules.map(
      ({ symbols, rules }) =>
        html`<details open data-folds>
          <summary>${symbols.join(', ')}: ${rules.length} rules</summary>
          <ul class="note">
            ${rules.map(({ from, rule }) => html`<li>${dated(from)}${rule}</li> `)}
          </ul>
        </details>`,
    )}
  </section>`;
}

/** The command that repeats the run, with what must be equal for an equal result. */
export function repeat({ report }: Facts): Markup {
  const { configuration, fingerprint, version } = report;
  const { sourceHash } = configuration;
  const unsaid = Object.entries(configuration.params)
    .filter(([, value]) => configuration.sweep === undefined && !['string', 'number', 'boolean'].includes(typeof value))
    .map(([name]) => name);
  return html`<section id="repeat" aria-labelledby="repeat-title">
    <h2 id="repeat-title">How to repeat this run</h2>
    <pre tabindex="0" aria-label="Command"><code>${commandLine(configuration)}</code></pre>
    ${
      configuration.sweep !== undefined &&
      html`<p>
        This is the out-of-sample run of a sweep: with <code>--out DIR</code> it is written to
        <code>DIR/out-of-sample</code>.
      </p>`
    }
    ${unsaid.length > 0 && html`<p>Not in the line, since they are tables: ${unsaid.join(', ')}.</p>`}
    <p>
      The same data, ${sourceHash !== undefined && 'strategy code, '}files named in the line, version and seed give the
      same result to the last digit.
    </p>
    <dl class="facts">
      <div>
        <dt>Version</dt>
        <dd>Tidemark ${version}</dd>
      </div>
      <div>
        <dt>Data fingerprint (sha256)</dt>
        <dd class="hash">${fingerprint}</dd>
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

/** The foot of the page. */
export const foot = html`<footer>
  <p>
    <strong>Past performance does not predict returns.</strong> A backtest is a computation on past or generated data
    under the assumptions above; it is not an offer and not advice.
  </p>
</footer>`;
