// Listens on this computer alone.

import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '../../engine/errors.js';

/** The only address that is listened on: nobody else can reach it. */
const ADDRESS = '127.0.0.1';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on a port, any free one where it is 0. Fails with one sentence where that cannot be. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: ADDRESS, overrideGlobalObjects: false }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, port)));
    server.listen({ port, host: ADDRESS }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser keeps its connection open for the next question.
        server.closeAllConnections();
      }),
  };
}

function refused(error: NodeJS.ErrnoException, port: number): Error {
  const { code } = error;
  if (code === 'EADDRINUSE') {
    return new UserError(
      `Port ${port} is taken by another program; name another with --port, or any free one with --port 0.`,
    );
  }
  if (code === 'EACCES') {
    return new UserError(`Port ${port} may not be used by this user; name one above 1023 with --port.`);
  }
  return error;
}
