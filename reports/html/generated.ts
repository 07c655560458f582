// The label over everything that a generator made.

import { html } from './markup.js';

/** Says that the prices are no market's. */
export const GENERATED = html`<p class="generated" role="note">
  <strong>GENERATED DATA</strong> The prices were made by a program. They show how the engine works, not what a market
  did.
</p>`;
