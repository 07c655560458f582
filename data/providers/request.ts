// One polite request: at the rate that was agreed, with a limit of time and size, and told plainly when it fails.

import { bytesOf, encodingOf } from './body.js';
import { Fault } from './fault.js';
import type { Gate } from './gate.js';
import type { Wire } from './wire.js';

/** Longest time for one answer, ms. */
const PATIENCE = 60_000;
/** Redirections that are followed. */
const HOPS = 3;
/** Longest wait that a vendor may ask for before it is given up, ms. */
export const LONGEST_WAIT = 600_000;

/** To whom requests go, and how. */
export interface Line {
  readonly wire: Wire;
  readonly gate: Gate;
  /** Name of the source, for sentences. */
  readonly source: string;
  /** Who asks: name, version and purpose. */
  readonly agent: string;
  /** In place of the host that the source names; empty for that itself. */
  readonly base: string;
  /** Statuses beside 200 that count as an answer. */
  readonly statuses: readonly number[];
  /** A key that is added to the address of each request and written down nowhere. */
  readonly key?: { readonly parameter: string; readonly value: string };
}

/** An answer, as it came. */
export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly encoding: string;
}

/** The answer to one request. Only redirections within the host are followed, and none that leaves https. */
export async function request(line: Line, url: string): Promise<Answer> {
  let place = addressed(line, url);
  for (let hop = 0; hop <= HOPS; hop++) {
    const response = await once(line, place);
    const to = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || to === null) return answerOf(line, response);
    await response.body?.cancel();
    place = redirected(line, place, to);
  }
  throw new Fault(
    `${line.source} sends on from one address to the next without an end; its source has changed: take another.`,
  );
}

/** The address with the host that was named in place of the source's own, and with the key. */
function addressed({ base, key, source }: Line, url: string): URL {
  const place = new URL(url);
  if (base !== '') {
    const own = new URL(base);
    place.protocol = own.protocol;
    place.host = own.host;
    // A host without a port keeps the port of the other.
    place.port = own.port;
    place.pathname = own.pathname.replace(/\/$/, '') + place.pathname;
  }
  if (place.protocol !== 'https:' && place.protocol !== 'http:') {
    throw new Fault(`${source} has an address that is neither https nor http; give another with --base-url.`);
  }
  if (key !== undefined) place.searchParams.set(key.parameter, key.value);
  return place;
}

async function once({ wire, gate, agent, source }: Line, place: URL): Promise<Response> {
  await gate.pass();
  try {
    return await wire.fetch(place.href, {
      redirect: 'manual',
      headers: { 'user-agent': agent, accept: 'application/json, text/csv, text/plain' },
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (cause) {
    const isLate = (cause as Error | null)?.name === 'TimeoutError';
    const what = isLate ? `does not answer within ${PATIENCE / 1000} seconds` : `cannot be reached at ${place.host}`;
    throw new Fault(`${source} ${what}; look at the connection, and go on with --resume.`, { passing: true, cause });
  }
}

function redirected({ source }: Line, from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (to !== undefined && to.host === from.host && (to.protocol === from.protocol || to.protocol === 'https:'))
    return to;
  const where = to === undefined ? 'nowhere' : `to ${to.protocol}//${to.host}`;
  throw new Fault(
    `${source} sends on ${where}, which is not followed; if it has moved, name its new place with --base-url.`,
  );
}

async function answerOf({ source, statuses, wire }: Line, response: Response): Promise<Answer> {
  const { status, headers } = response;
  if (status === 200 || statuses.includes(status)) {
    return { status, bytes: await bytesOf(response, source), encoding: encodingOf(response) };
  }
  await response.body?.cancel();
  const wait = waitOf(headers.get('retry-after'), wire.now());
  if (status === 429) {
    const after = Number.isNaN(wait) ? '' : ` and asks to wait ${Math.ceil(wait / 1000)} seconds`;
    const sentence = `${source} says that it was asked too often (429)${after}; go on later with --resume and a smaller --rate.`;
    throw new Fault(sentence, { passing: true, wait });
  }
  if (status >= 500 || status === 408) {
    throw new Fault(`${source} fails by itself (${status}); try again later with --resume.`, { passing: true, wait });
  }
  if (status === 401 || status === 403) {
    throw new Fault(`${source} refuses to answer (${status}); look at its terms and, where it wants one, at your key.`);
  }
  const remedy = 'its source has changed: take another, or name its new place with --base-url';
  throw new Fault(`${source} has no such address or takes no such question (${status}); ${remedy}.`);
}

/** The wait of a Retry-After in ms, of seconds or of a date; NaN where there is none. */
function waitOf(text: string | null, now: number): number {
  if (text === null) return NaN;
  if (/^\s*\d+\s*$/.test(text)) return Number(text) * 1000;
  return Math.max(0, Date.parse(text) - now);
}
