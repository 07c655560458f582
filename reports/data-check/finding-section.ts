// The findings of one instrument, each beside its picture.

import { moment } from '../charts/format.js';
import { html, type Markup } from '../html/markup.js';
import { picture } from './picture.js';
import type { Drawn, ToldFinding } from './told-finding.js';

/** What a picture shows, for those who do not see it, and under it for those who do. */
function captionOf({ show, time, names, marks, betweenIs }: Drawn): Markup {
  const span = `${moment(time[0], true)} to ${moment(time[time.length - 1], true)}`;
  const marked = marks.length > 0 ? ', marked where the finding is' : '';
  if (show === 'sources') {
    return html`<span class="dash"></span>${names[0]} <span class="dash second"></span>${names[1]}; below,
      ${betweenIs === 'ratio' ? 'the second over the first' : 'the first less the second'}. ${span}.`;
  }
  const what = {
    price: `Prices, ${span}${marked}.`,
    volume: `Prices and volumes, ${span}${marked}.`,
    series: `Values, ${span}${marked}.`,
    sessions: `Sessions, ${span}: a hollow square has no bar.`,
  }[show];
  return html`${what}`;
}

/** The place of a finding as its reader would look it up. */
const placeOf = ({ file, line, column, value }: ToldFinding): string =>
  [`${file}${line > 0 ? `:${line}` : ''}`, column, value === '' ? '' : JSON.stringify(value)]
    .filter((part) => part !== '')
    .join(' ');

function one(finding: ToldFinding, name: string): Markup {
  const { severity, check, what, remedy, repair, count, dates, drawn } = finding;
  const said = finding.column === '' ? what : `${finding.column} ${what}`;
  const sentence = said.charAt(0).toUpperCase() + said.slice(1);
  return html`<article class="finding${drawn ? '' : ' bare'}">
    <div>
      <h4>
        <span class="severity ${severity}">${severity}</span
        >${check}${dates.length > 0 && html` <span class="whole">${dates[0]}${count > 1 ? ` and ${count - 1} more` : ''}</span>`}
      </h4>
      <p>${sentence}.</p>
      <p class="note">To do: ${remedy}${repair === '' ? '' : `, or let it pass with --lenient ${repair}`}.</p>
      <p class="where">${placeOf(finding)}</p>
    </div>
    ${
      drawn !== undefined &&
      html`<figure>
        <div class="plot" role="img" aria-label="${sentence}">${picture(drawn, name)}</div>
        <figcaption>${captionOf(drawn)}</figcaption>
      </figure>`
    }
  </article>`;
}

/** The section of an instrument; its symbol is empty for the data as a whole. */
export const findingSection = (symbol: string, id: string, findings: readonly ToldFinding[]): Markup =>
  html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${symbol === '' ? 'The data as a whole' : symbol}</h2>
    ${findings.map((finding, at) => one(finding, `${id}-${at + 1}`))}
  </section>`;
