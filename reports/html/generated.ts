// The label over everything that a generator made.

import type { Say } from '../lang/index.js';
import { html, type Markup } from './markup.js';

/** Says that the prices are no market's. */
export const generated = (say: Say): Markup =>
  html`<p class="generated" role="note">
    <strong>${say('GENERATED DATA')}</strong>
    ${say('The prices were made by a program. They show how the engine works, not what a market did.')}
  </p>`;
