// Wires without a network: a vendor in memory, a clock that only moves when somebody sleeps, and faults on the way.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fetchData, type Fetched } from '../../../data/providers/fetch-data.js';
import type { FetchOptions } from '../../../data/providers/fetch-options.js';
import { PROVIDERS } from '../../../data/providers/index.js';
import type { Wire } from '../../../data/providers/wire.js';
import type { Reply, Vendor } from './vendor.js';

/** A noon at which all tests begin, ms UTC. */
export const NOON = Date.UTC(2024, 5, 14, 12);

/** What happens to an answer on its way; undefined for a connection that breaks before there is one. */
export type Fault = (reply: Reply) => Reply | undefined;

/** What the wire of a test saw. */
export interface Trial extends Wire {
  /** Paths with their query, in order, and when each was asked for. */
  readonly asked: { readonly path: string; readonly at: number }[];
  /** The clock, to be moved by hand. */
  time: number;
}

/** A wire to a vendor. `fault(n)` is what happens to the n-th answer, from 0. `kill` ends the fetch before its n-th request, from 0. */
export function wireTo(
  vendor: Vendor,
  fault: (n: number) => Fault | undefined = () => undefined,
  kill = Infinity,
  start = NOON,
): Trial {
  let looks = 0;
  const trial: Trial = {
    asked: [],
    time: start,
    now() {
      // The clock is looked at up to twice before a fetch has begun, and then before each request.
      if (trial.asked.length >= kill && ++looks > 2) throw new Killed();
      return trial.time;
    },
    sleep: (ms) => {
      trial.time += ms;
      return Promise.resolve();
    },
    fetch(url) {
      const { pathname, search } = new URL(url);
      const n = trial.asked.length;
      trial.asked.push({ path: pathname + search, at: trial.time });
      // An answer takes its time.
      trial.time += 150;
      const honest = vendor(pathname + search, trial.time);
      const reply = (fault(n) ?? ((same: Reply) => same))(honest);
      if (reply === undefined) return Promise.reject(new TypeError('fetch failed'));
      const bytes = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
      const headers = { 'content-length': String(bytes.byteLength), ...reply.headers };
      return Promise.resolve(
        new Response(reply.status === 204 ? null : new Uint8Array(bytes), { status: reply.status, headers }),
      );
    },
  };
  return trial;
}

/** What stands for SIGKILL where the process of the tests has to live. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** A folder, and how to be rid of it. */
export function folder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tidemark-fetch-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Fetches with a wire into `<folder>/market`, with the cache beside it. */
export const fetched = (
  path: string,
  wire: Wire,
  more: Partial<FetchOptions> & Pick<FetchOptions, 'symbols' | 'source'>,
): Promise<Fetched> =>
  fetchData({
    declaration: PROVIDERS[more.source as keyof typeof PROVIDERS],
    params: {},
    code: '',
    from: Date.UTC(2010, 0, 1),
    to: NaN,
    resume: false,
    refresh: false,
    rate: NaN,
    base: '',
    key: '',
    agent: 'tidemark-test',
    into: join(path, 'market'),
    cache: join(path, 'cache'),
    wire,
    tell: () => undefined,
    finish: (work) => work(),
    ...more,
  });

/** Every file of a directory as text, by its path. */
export function filesOf(dir: string): Record<string, string> {
  const paths = readdirSync(dir, { recursive: true }).map((path) => join(dir, String(path)));
  const files = paths.filter((path) => statSync(path).isFile()).sort();
  return Object.fromEntries(files.map((path) => [relative(dir, path), readFileSync(path, 'latin1')]));
}
