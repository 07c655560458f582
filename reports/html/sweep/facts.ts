// What the sections of a sweep's page are written from.

import { firstView } from '../../charts/sweep/first-view.js';
import type { View } from '../../charts/sweep/view.js';
import { sweepChartData, type SweepChartData } from '../../charts/sweep/data.js';
import type { SweepReport } from '../../sweep/sweep-report.js';

/** A sweep with its charts' data and the view with which the page opens. */
export interface SweepFacts {
  readonly report: SweepReport;
  readonly data: SweepChartData;
  readonly view: View;
}

/** The facts of a sweep. */
export function sweepFacts(report: SweepReport): SweepFacts {
  const data = sweepChartData(report);
  return { report, data, view: firstView(data) };
}
