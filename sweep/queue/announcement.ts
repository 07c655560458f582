// What a coordinator says of its sweep, so that workers know whether they can serve it.

import { createHash } from 'node:crypto';
import { METRICS, type MetricName } from '../../reports/metrics/index.js';
import type { Job } from '../work.js';
import type { Need } from './code.js';
import { FORMAT, isHash } from './keys.js';

/** A sweep under way. */
export interface Announcement {
  readonly format: number;
  /** Version and build of Tidemark: another one might compute something else. */
  readonly version: string;
  readonly strategy: Need;
  readonly metrics: readonly MetricName[];
  /** All code that is needed, the strategy's included. */
  readonly needs: readonly Need[];
}

/** Name of the queue of a job: sha256 over all that is the same for its runs, so that who resumes it finds it again. */
export const sweepName = (
  version: string,
  { strategy, metrics }: Pick<Announcement, 'strategy' | 'metrics'> | Job,
): string =>
  createHash('sha256')
    .update(JSON.stringify([FORMAT, version, strategy.sourceHash, metrics]))
    .digest('hex');

/** The announcement that text holds under a name; undefined where it is none. */
export function readAnnouncement(name: string, text: string): Announcement | undefined {
  const { format, version, strategy, metrics, needs } = parsed(text) as Partial<Announcement>;
  const isKnown = (metric: unknown) => typeof metric === 'string' && Object.hasOwn(METRICS, metric);
  if (format !== FORMAT || typeof version !== 'string' || !isNeed(strategy)) return undefined;
  if (!Array.isArray(metrics) || !metrics.every(isKnown) || !Array.isArray(needs) || !needs.every(isNeed))
    return undefined;
  const found = { format, version, strategy, metrics, needs };
  return sweepName(version, found) === name ? found : undefined;
}

/** Whether a value names code. */
export function isNeed(value: unknown): value is Need {
  const { name, sourceHash } = Object(value) as Partial<Need>;
  return typeof name === 'string' && isHash(sourceHash);
}

/** JSON that others wrote; null where it is none. */
export function parsed(text: string): unknown {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
