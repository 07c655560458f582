// Audits a strategy: looks for what it may not know and may not depend on.

import { isoDate, UserError } from '../engine/index.js';
import { type Bench, runner } from './bench.js';
import { cutPoints } from './cut-points.js';
import { type Intact, intact } from './intact.js';
import { partOf } from './part-of-feed.js';
import { PROBES, TAMPERING } from './probes/index.js';
import { shrink } from './shrink.js';
import type { Audit, Scene, Sighting, Subject, Verdict } from './subject.js';
import { watchOver } from './watch/watch.js';

export { withAskedSeries } from './asked-series.js';
export { type Intact, intact } from './intact.js';
export { PROBES, TAMPERING } from './probes/index.js';
export type { Audit, Difference, Gravity, Scene, Subject, Verdict } from './subject.js';

/** What accompanies an audit. */
export interface AuditOptions {
  /** How what is shared stood before the strategy was first loaded; as it stands now if left out. */
  readonly before?: Intact;
  /** Hears which probe is at work. */
  readonly stage?: (probe: string) => void;
}

/** Runs all probes. The same subject gives the same audit. */
export async function audit(
  subject: Subject,
  { before = intact(), stage = () => {} }: AuditOptions = {},
): Promise<Audit> {
  // What was changed before is a finding too, and put back, so that the copies meet what every run meets.
  const early = before.changes();
  before.restore();
  const watch = watchOver((error) => subject.placeOf(error) !== undefined);
  const verdicts: Verdict[] = [];
  try {
    const { runs, tampered, ...at } = runner(subject, watch, intact());
    const { feed, first, cuts: most } = subject;
    const whole = await at.run(await at.copy(), feed, first);
    // Wrong params or missing data are no matter of an audit.
    if (whole.failure?.error instanceof UserError && whole.failure.bar < 0) throw whole.failure.error;
    const cuts = cutPoints(whole, first, feed.time.length, most);
    const bench: Bench = { ...at, subject, watch, whole, cuts };
    for (const [name, probe] of Object.entries(PROBES)) {
      // A strategy that fails has said what there is to say; what it touched is told beside it.
      if (whole.failure !== null && !AFTER_FAILURE.has(name)) continue;
      stage(name);
      for (const sighting of await probe.find(bench)) verdicts.push(await verdictOf(name, sighting, bench));
    }
    const changed = [...new Set([...early, ...tampered()])].slice(0, 5);
    for (const name of changed) verdicts.push({ probe: TAMPERING, gravity: 'finding', what: changing(name) });
    return {
      verdicts,
      decisions: whole.decisions.size,
      orders: whole.run?.orders.length ?? 0,
      cuts: cuts.length,
      runs: runs(),
    };
  } finally {
    watch.end();
    before.restore();
  }
}

const AFTER_FAILURE: ReadonlySet<string> = new Set(['run', 'outside', 'timers']);

const changing = (name: string): string =>
  `It changed ${name}, which all code shares: the engine's own columns pass through it, and so may the next run's.`;

/** A sighting with its date, the author's line and the smallest market. */
async function verdictOf(probe: string, sighting: Sighting, bench: Bench): Promise<Verdict> {
  const { scene, again, difference, ...rest } = sighting;
  if (difference === undefined) return { probe, ...rest };
  const { feed } = bench.subject;
  const date = difference.bar < 0 ? undefined : isoDate(feed.time[difference.bar]);
  const smallest = scene && again && rest.gravity === 'finding' ? await shrink(scene, again) : null;
  const place = rest.place ?? (scene && (await placeOf(bench, scene, difference.bar)));
  return {
    probe,
    ...rest,
    difference,
    ...(date !== undefined && { date }),
    ...(place !== undefined && { place }),
    ...(smallest !== null && { smallest }),
  };
}

/** The author's line that decided on a bar, with the whole market or without its end. */
async function placeOf(bench: Bench, { feed, first, cut }: Scene, bar: number): Promise<string | undefined> {
  for (const market of [feed, partOf(feed, 0, cut)]) {
    const { call, failure } = await bench.run(await bench.copy(), market, first, undefined, bar);
    const cause = failure?.bar === bar ? ((failure.error.cause as Error | undefined) ?? failure.error) : call;
    const place = cause ? bench.subject.placeOf(cause) : undefined;
    if (place !== undefined && place !== '') return place;
  }
  return undefined;
}
