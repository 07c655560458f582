// A metric's label and what it says, in a language.

import { METRICS, type MetricName } from '../metrics/index.js';
import type { Language } from './index.js';
import { ZH_METRICS } from './zh-metrics.js';

/** The words of a metric. */
export function metricWords(language: Language, name: MetricName): { readonly label: string; readonly about: string } {
  if (language === 'en') return METRICS[name];
  const [label, about] = ZH_METRICS[name];
  return { label, about };
}
