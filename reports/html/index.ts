// report.html: one self-contained page that opens offline.

import { drawSvg } from '../charts/svg.js';
import type { Language } from '../lang/index.js';
import type { Result } from '../saved/result.js';
import { clientScript } from './client-script.js';
import { page } from './page.js';
import { factsOf } from './sections/facts.js';

/** How a page is written. */
export interface PageSetting {
  /** English where it is left out. */
  readonly language?: Language;
  /** The built client; looked for beside the program where it is left out. */
  readonly script?: string;
}

/** The result as one HTML page, the same bytes for the same result. */
export async function renderHtml(result: Result, { language = 'en', script }: PageSetting = {}): Promise<string> {
  const facts = factsOf(result, language);
  const stills = { equity: drawSvg(facts.data, 'equity'), drawdown: drawSvg(facts.data, 'drawdown') };
  return page(facts, stills, script ?? (await clientScript()));
}
