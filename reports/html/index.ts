// report.html: one self-contained page that opens offline.

import { drawSvg } from '../charts/svg.js';
import type { Report } from '../report.js';
import { clientScript } from './client-script.js';
import { page } from './page.js';
import { factsOf } from './sections/facts.js';

/** The report as one HTML page. `script` is the built client; it is looked for beside the program where it is not given. */
export async function renderHtml(report: Report, script?: string): Promise<string> {
  const facts = factsOf(report);
  const stills = { equity: drawSvg(facts.data, 'equity'), drawdown: drawSvg(facts.data, 'drawdown') };
  return page(facts, stills, script ?? (await clientScript()));
}
