// A folder of results that were made up, and the pages that are served of it.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { appOf, type Served } from '../../cli/serve/app.js';
import { hostsOf } from '../../cli/serve/guard.js';

/** The name under which the pages are asked for. */
export const HOST = '127.0.0.1:7823';

/** An empty folder, links in its path followed, that is gone after the test. */
export function servedFolder(): string {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-serve-')));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const folder = join(top, 'results');
  mkdirSync(folder);
  return folder;
}

/** The content of run.json, with what differs from the usual. */
export const runRecord = (
  own: Readonly<Record<string, unknown>> = {},
  metrics: Readonly<Record<string, unknown>> = {},
) => ({
  version: '0.1.0',
  configuration: {
    strategy: 'sma-cross',
    about: 'Buys above an average.',
    params: { fast: 10, slow: 50 },
    from: '2020-01-02',
    to: '2023-12-29',
    ...own,
  },
  data: { generated: false, assets: [{ symbol: '510300', name: 'CSI 300 ETF' }] },
  metrics: { totalReturn: 0.5, sharpe: 1, maxDrawdown: -0.2, trades: 12, ...metrics },
});

/** Writes a run: its marks, and a page where one is given. */
export function makeRun(folder: string, record: unknown = runRecord(), page?: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'run.json'), typeof record === 'string' ? record : JSON.stringify(record));
  writeFileSync(join(folder, 'equity.csv'), 'date,equity\n');
  if (page !== undefined) writeFileSync(join(folder, 'report.html'), page);
}

/** Writes a sweep. */
export function makeSweep(folder: string, own: Readonly<Record<string, unknown>> = {}): void {
  mkdirSync(folder, { recursive: true });
  const record = {
    configuration: {
      strategy: './own/dip.ts',
      about: 'Buys dips.',
      space: { dip: '0.03:0.15:0.03' },
      rank: ['calmar'],
      from: '2020-01-02',
      to: '2023-12-29',
    },
    counts: { trials: 1250, failed: 3 },
    ranking: [{ trial: 4, metrics: { calmar: 2.5, sharpe: 1.5 } }],
    verdict: { trust: 'doubtful' },
    ...own,
  };
  writeFileSync(join(folder, 'sweep.json'), JSON.stringify(record));
  writeFileSync(join(folder, 'trials.csv'), 'trial\n');
}

/** The pages of a folder; failures that nobody expected are thrown. */
export function served(root: string, own: Partial<Served> = {}) {
  const app = appOf({
    root,
    lang: 'en',
    ledger: undefined,
    searches: undefined,
    clock: () => 0,
    complain(error) {
      throw error;
    },
    hosts: () => hostsOf(7823),
    ...own,
  });
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://${HOST}${path}`, { ...init, headers: { host: HOST, ...init.headers } });
  return { app, ask, text: async (path: string) => (await ask(path)).text() };
}

/** Names of the results in a page, in their order: what the rows of its tables begin with. */
export const rowsOf = (page: string): string[] =>
  [...page.matchAll(/<th scope="row">\s*(?:<a [^>]*>)?([^<]*)/g)].map(([, name]) => name.trim());
