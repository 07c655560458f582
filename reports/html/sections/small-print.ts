// What the result rests on, how to get it again, and what it is not.

import { type Language, type Say, type Statement, told, verbatim } from '../../lang/index.js';
import { settingsFacts } from '../../settings-facts.js';
import { commandLine } from '../command-line.js';
import { html, type Markup } from '../markup.js';
import { said } from '../said.js';
import type { Facts } from './facts.js';

const fact = (label: string, value: string, hash = false): Markup =>
  html`<div>
    <dt>${label}</dt>
    <dd${hash ? html` class="hash"` : null}>${value}</dd>
  </div> `;

/** An assumption in the language of the page; one that flatters the result stands out, by its first word and by colour. */
function assumption({ phrase, values }: Statement, language: Language): Markup {
  const text = told(language, { phrase, values });
  const opening = /^(?:Optimistic: |偏乐观：)/.exec(text)?.[0] ?? '';
  // What the markets' tables and the readers of the data say themselves stays in their words.
  const foreign = language !== 'en' && !/[\u3400-\u9fff]/.test(text);
  return opening === ''
    ? html`<li${foreign ? html` lang="en"` : null}>${text}</li> `
    : html`<li class="optimistic"><strong>${opening}</strong>${text.slice(opening.length)}</li> `;
}

/** How the run was set up, and what it rests on in plain words. */
export function assumptionList({ result, say, language }: Facts): Markup {
  const { configuration, statements, assumptions } = result;
  // The files of an earlier version hold the sentences in English alone.
  const all = statements.length > 0 ? statements : assumptions.map(verbatim);
  return html`<section id="assumptions" aria-labelledby="assumptions-title">
    <h2 id="assumptions-title">${say('Assumptions')}</h2>
    <dl class="facts">${settingsFacts(configuration, say).map(([label, words]) => fact(label, words))}</dl>
    <ul>
      ${all.map((each) => assumption(each, language))}
    </ul>
  </section>`;
}

/** The rules in force for what was traded, with their sources, as the markets' tables say them. */
export function ruleList({ result, say }: Facts): Markup | null {
  if (result.rules.length === 0) return null;
  const dated = (from: string) => (from === '' ? null : html`<strong>${say('From {date}', { date: from })}</strong> `);
  return html`<section id="rules" aria-labelledby="rules-title">
    <h2 id="rules-title">${say('Rules in force')}</h2>
    <p>
      ${say("What the markets' own tables say for what was traded, with the source of each; from the start of the run where no date is given.")}
    </p>
    ${result.rules.map(
      ({ symbols, rules }) =>
        html`<details open data-folds>
          <summary>${say('{names}: {n} rules', { names: symbols.join(', '), n: rules.length })}</summary>
          <ul class="note" lang="en">
            ${rules.map(({ from, rule }) => html`<li>${dated(from)}${rule}</li> `)}
          </ul>
        </details>`,
    )}
  </section>`;
}

/** The command that repeats the run, with what must be equal for an equal result. */
export function repeat({ result, say }: Facts): Markup {
  const { configuration, fingerprint, version } = result;
  const { sourceHash } = configuration;
  const unsaid = Object.entries(configuration.params)
    .filter(([, value]) => configuration.sweep === undefined && !['string', 'number', 'boolean'].includes(typeof value))
    .map(([name]) => name);
  return html`<section id="repeat" aria-labelledby="repeat-title">
    <h2 id="repeat-title">${say('How to repeat this run')}</h2>
    <pre id="command" tabindex="0" aria-label="${say('Command')}"><code>${commandLine(configuration)}</code></pre>
    <p class="controls script-only">
      <button type="button" data-copies="command">${say('Copy the command')}</button>
      <span
        class="note"
        role="status"
        data-done="${say('Copied.')}"
        data-failed="${say('The browser does not let a page copy; select the line.')}"
      ></span>
    </p>
    ${
      configuration.sweep !== undefined &&
      html`<p>
        ${said(say, 'This is the out-of-sample run of a sweep: with {option} it is written to {folder}.', {
          option: html`<code>--out DIR</code>`,
          folder: html`<code>DIR/out-of-sample</code>`,
        })}
      </p>`
    }
    ${unsaid.length > 0 && html`<p>${say('Not in the line, since they are tables: {names}.', { names: unsaid.join(', ') })}</p>`}
    <p>
      ${
        sourceHash === undefined
          ? say('The same data, files named in the line, version and seed give the same result to the last digit.')
          : say(
              'The same data, strategy code, files named in the line, version and seed give the same result to the last digit.',
            )
      }
    </p>
    <dl class="facts">
      ${fact(say('Version'), `Tidemark ${version}`)} ${fact(say('Data fingerprint (sha256)'), fingerprint, true)}
      ${sourceHash !== undefined && fact(say('Strategy code (sha256)'), sourceHash, true)}
    </dl>
  </section>`;
}

/** The foot of every page. */
export const foot = (say: Say): Markup =>
  html`<footer>
    <p>
      <strong>${say('Past performance does not predict returns.')}</strong>
      ${say('A backtest is a computation on past or generated data under the assumptions above; it is not an offer and not advice.')}
    </p>
  </footer>`;
