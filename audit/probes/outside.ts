// Names what a strategy reaches outside of what it is given: files, processes, threads, the network.

import type { Bench } from '../bench.js';
import type { Sighting } from '../subject.js';
import type { TouchKind } from '../watch/onlooker.js';
import type { Probe } from './probe.js';

/** One sighting for each thing that was reached. */
function reached(
  { watch, subject }: Bench,
  kind: TouchKind,
  make: (what: string) => Omit<Sighting, 'place'>,
): Sighting[] {
  const found = new Map<string, Sighting>();
  for (const { what, error } of watch.touched.filter((touch) => touch.kind === kind)) {
    const place = subject.placeOf(error);
    const key = `${what} ${place ?? ''}`;
    if (!found.has(key)) found.set(key, { ...make(what), ...(place !== undefined && place !== '' && { place }) });
  }
  return [...found.values()].slice(0, 5);
}

/** What is read there stays whole when the history is cut, so that no cut can show it. */
export const outside: Probe = {
  about: 'reads files, or reaches processes, threads or the network',
  find: async (bench) =>
    reached(bench, 'outside', (what) => ({
      gravity: 'finding',
      what: `It calls ${what}: what it learns there no cut of the history reaches. Data belong into series, rows into a table param.`,
    })),
};

/** Work that is put off runs when the run is over. */
export const timers: Probe = {
  about: 'puts work off until the run is over',
  find: async (bench) =>
    reached(bench, 'timer', (what) => ({
      gravity: 'warning',
      what: `It calls ${what}: what it puts off happens when the run is over, between two runs.`,
    })),
};
