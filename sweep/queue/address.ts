// The address of a queue: what is connected to, and what may be shown of it.

import { UserError } from '../../engine/index.js';

/** Where a queue is. */
export interface Address {
  /** With user and password, as it was given: for the connection alone. */
  readonly url: string;
  /** Without them: for messages. */
  readonly shown: string;
}

/** The address that a URL names; fails with one sentence, which does not repeat the URL, since that may hold a password. */
export function addressOf(url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isRedis = parsed?.protocol === 'redis:' || parsed?.protocol === 'rediss:';
  if (!parsed || !isRedis || parsed.hostname === '') {
    throw new UserError(
      '--queue is no address of a Redis server; write it as redis://localhost:6379, or as rediss:// for TLS.',
    );
  }
  if (!/^\/?\d{0,4}$/.test(parsed.pathname)) {
    throw new UserError(
      '--queue names no database of a Redis server; what follows the port is its number, such as /2.',
    );
  }
  const database = parsed.pathname.replace(/^\/$/, '');
  return { url, shown: `${parsed.protocol}//${parsed.host}${database}` };
}
