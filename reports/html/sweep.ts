// sweep.html: one self-contained page that opens offline.

import { SWEEP_CHARTS, type SweepChartName } from '../charts/sweep/index.js';
import { still, STILL } from '../charts/still.js';
import type { SweepReport } from '../sweep/sweep-report.js';
import { clientScript } from './client-script.js';
import { type Markup, trusted } from './markup.js';
import { sweepFacts } from './sweep/facts.js';
import { sweepPage } from './sweep/page.js';

/** Pixels of a chart that stands beside another. */
const HALF = 480;

/** The sweep as one HTML page. `script` is the built client; it is looked for beside the program where it is not given. */
export async function renderSweepHtml(report: SweepReport, script?: string): Promise<string> {
  const facts = sweepFacts(report);
  const { data, view } = facts;
  const picture = (name: SweepChartName, width = STILL.width): Markup => {
    const look = { ...STILL, width };
    const { option, height } = SWEEP_CHARTS[name];
    return trusted(still(option(data, look, view, 0), name, width, height(data, view, look)));
  };
  const stills = {
    lucky: data.lucky.edges.length > 0 ? picture('lucky', HALF) : null,
    heat: data.dimensions.length > 1 && data.trials.length > 0 ? picture('heat') : null,
    curves: data.time.length > 0 ? picture('curves') : null,
  };
  return sweepPage(facts, stills, script ?? (await clientScript('sweep')));
}
