// The names of the charts, without the charts, which are heavy.

/** Charts of a report by name, in the order of the page. */
export const CHART_NAMES = [
  'equity',
  'drawdown',
  'monthly',
  'annual',
  'distribution',
  'rolling',
  'exposure',
  'trades',
] as const;
/** Name of a chart. */
export type ChartName = (typeof CHART_NAMES)[number];
