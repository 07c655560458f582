// Tables: figures aligned, headings scoped, wide ones scroll inside their own frame.

import { grouped, moment, NOT_AVAILABLE, percent, plain } from '../charts/format.js';
import { type Say, sayIn } from '../lang/index.js';
import { html, type Markup, type Part } from './markup.js';

/** A cell: what is shown, and the number it sorts by where that is not its text. */
export interface Cell {
  readonly shown: Part;
  /** NaN sorts last. */
  readonly value?: number;
  /** Figures are set flush right in digits of one width. */
  readonly figure: boolean;
  /** In the first cell: the row sums up those above it. */
  readonly total?: true;
}

/** A cell of words. */
export const words = (shown: Part): Cell => ({ shown, figure: false });

/** The first cell of a row that sums up. */
export const totalOf = (shown: Part): Cell => ({ shown, figure: false, total: true });

/** A fraction in percent. */
export const rate = (value: number, decimals = 2): Cell => ({ shown: percent(value, decimals), value, figure: true });

/** Money with two decimals. */
export const money = (value: number): Cell => ({ shown: grouped(value), value, figure: true });

/** A count, quantity or price with the decimals that it has. */
export const amount = (value: number, decimals = 6): Cell => ({ shown: plain(value, decimals), value, figure: true });

/** A date or a time, by the frequency of the rows; `missing` is shown where there is none. */
export const date = (value: number, daily: boolean, missing: string = NOT_AVAILABLE): Cell => ({
  shown: Number.isFinite(value) ? moment(value, daily) : missing,
  value,
  figure: true,
});

/** A column's heading. */
export interface Heading {
  readonly label: Part;
  readonly figure: boolean;
  /** Explanation shown on hover. */
  readonly about?: string;
}

/** A heading above words. */
export const wordsHeading = (label: Part): Heading => ({ label, figure: false });

/** A heading above figures. */
export const figureHeading = (label: Part, about?: string): Heading => ({ label, figure: true, about });

const cellIn =
  (say: Say) =>
  ({ shown, value, figure }: Cell, index: number): Markup => {
    const tag = index === 0 ? 'th scope="row"' : 'td';
    return html`<${trustedTag(tag)}${figure ? html` class="figure"` : null}${value === undefined ? null : html` data-value="${value}"`}>${shown === NOT_AVAILABLE ? say('n/a') : shown}</${trustedTag(tag.slice(0, 2))}>`;
  };

const trustedTag = (markup: string): Markup => ({ markup });

/** A table with a caption for those who do not see where it stands; undefined figures are said in the language. */
export function tableIn(
  say: Say,
  caption: string,
  headings: readonly Heading[],
  rows: readonly (readonly Cell[])[],
  sortable = false,
): Markup {
  const cell = cellIn(say);
  const heads = headings.map(
    ({ label, figure, about }) =>
      html`<th scope="col" ${figure ? html` class="figure"` : null}${about ? html` title="${about}"` : null}>
        ${label}
      </th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table${sortable ? html` class="sortable"` : null}>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.map(
  (cells) =>
    html`<tr${cells[0]?.total ? html` class="total"` : null}>
      ${cells.map(cell)}
    </tr> `,
)}</tbody>
</table></div>`;
}

/** A table of an English page. */
export const table = (
  caption: string,
  headings: readonly Heading[],
  rows: readonly (readonly Cell[])[],
  sortable = false,
): Markup => tableIn(sayIn('en'), caption, headings, rows, sortable);
