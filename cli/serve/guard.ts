// What every answer is sent with, and whom the server answers at all.

import type { MiddlewareHandler } from 'hono';
import { PAGE_POLICY } from './frame.js';

/** Pages that lie in the folder run in an origin of their own, so that they can reach neither this server nor anything else: their own script draws, and
 *  that is all. Of ours only the script with the hash in the page's own policy runs. */
export const FILE_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-scripts',
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** The names under which a server that listens on a port may be asked for: any other name points here from elsewhere. */
export const hostsOf = (port: number): readonly string[] =>
  ['127.0.0.1', 'localhost'].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));

/** Refuses what does not only ask, or asks under another name, and puts the headers on every answer. */
export const guard =
  (hosts: () => readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    c.header('Content-Security-Policy', PAGE_POLICY);
    if (!hosts().includes(c.req.header('host')?.toLowerCase() ?? '')) {
      return c.text('This server answers to 127.0.0.1 and localhost only.\n', 421);
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      c.header('Allow', 'GET, HEAD');
      return c.text('This server only shows: ask with GET.\n', 405);
    }
    return next();
  };
