// A vendor as a server of this machine, that answers as it is told to, late or wrongly where that is wished.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Vendor } from './vendor.js';

/** What happens to the n-th request, from 0. */
export type Trouble = (n: number) => 'none' | 'packed' | 'slow' | 'reset' | 'cut' | 'html' | 500 | 429;

/** A server that is listening. */
export interface VendorServer {
  /** Its address, for --base-url. */
  readonly url: string;
  /** Paths that were asked for with their query, in order, when, and by whom. */
  readonly asked: { readonly path: string; readonly at: number; readonly agent: string }[];
  /** Called with the number of each request as it comes. */
  onRequest: (n: number) => void;
  close(): Promise<void>;
}

/** Serves a vendor on a free port of 127.0.0.1. */
export async function serve(vendor: Vendor, trouble: Trouble = () => 'none'): Promise<VendorServer> {
  const server = createServer((request, response) => {
    const n = here.asked.length;
    here.asked.push({ path: request.url ?? '', at: Date.now(), agent: request.headers['user-agent'] ?? '' });
    here.onRequest(n);
    const { status, headers, body } = vendor(request.url ?? '', Date.now());
    const bytes = Buffer.from(body as string);
    const what = trouble(n);
    if (what === 'reset') return void request.socket.destroy();
    if (what === 500 || what === 429) return void response.writeHead(what, { 'retry-after': '0' }).end('busy');
    if (what === 'html')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Verify</html>');
    if (what === 'cut') {
      response.writeHead(status, { ...headers, 'content-length': bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
      return;
    }
    if (what === 'packed') {
      return void response.writeHead(status, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(bytes));
    }
    setTimeout(
      () => response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes),
      what === 'slow' ? 60 : 0,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const here: VendorServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    onRequest: () => undefined,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return here;
}
