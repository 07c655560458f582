// A command as the page shows it: a line that is broken never breaks the name of an option.

import { html, type Markup } from './markup.js';

/** The command, letter by letter what is copied, with the names of its options kept whole. */
export function commandMarkup(command: string): Markup {
  const pieces = command.split(/(?<= )(--[a-z0-9-]+)/);
  return html`<code
    >${pieces.map((piece, at) => (at % 2 === 1 ? html`<span class="whole">${piece}</span>` : piece))}</code
  >`;
}
