// The pages that vendors gave, each in a file of its own, so that none is asked for twice.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const HEAD = z.object({
  /** Without what is secret. */
  url: z.string(),
  part: z.enum(['page', 'beside']),
  /** Days that were asked for, both included, ms UTC. */
  from: z.number(),
  to: z.number(),
  /** When the fetch began that asked for it, and when it was answered, ms UTC. */
  fetched: z.number(),
  asked: z.number(),
  status: z.number(),
  encoding: z.string(),
  /** Of its bytes. */
  sha256: z.string(),
  bytes: z.number(),
});

/** What is kept of a page beside its bytes. */
export type PageHead = z.infer<typeof HEAD>;

/** A page as it was given. */
export interface StoredPage extends PageHead {
  readonly body: Uint8Array;
}

/** sha256 in hexadecimal digits. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The pages of one symbol of one source. */
export interface PageStore {
  /** All that are whole, by the time of their fetch and the span. What is damaged is dropped. */
  all(): readonly StoredPage[];
  keep(head: Omit<PageHead, 'sha256' | 'bytes'>, body: Uint8Array): StoredPage;
  drop(page: PageHead): void;
}

const nameOf = ({ fetched, url, part }: Pick<PageHead, 'fetched' | 'url' | 'part'>): string =>
  `${fetched}-${part}-${sha256(url).slice(0, 24)}.page`;

/** The store in a folder, which is made when the first page is kept. */
export function pageStore(folder: string): PageStore {
  return {
    all() {
      const names = listed(folder).filter((name) => name.endsWith('.page'));
      const pages = names.flatMap((name) => {
        const page = readPage(join(folder, name));
        if (page === undefined || nameOf(page) !== name) rmSync(join(folder, name), { force: true });
        return page === undefined ? [] : [page];
      });
      return pages.sort((a, b) => a.fetched - b.fetched || a.from - b.from || (a.url < b.url ? -1 : 1));
    },
    keep(head, body) {
      const page = { ...head, sha256: sha256(body), bytes: body.byteLength };
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, nameOf(page));
      // A rename is whole or has not happened; what a kill leaves bears a name that nobody reads.
      const fresh = `${path}.${process.pid}.new`;
      writeFileSync(fresh, Buffer.concat([Buffer.from(`${JSON.stringify(page)}\n`), body]));
      renameSync(fresh, path);
      return { ...page, body };
    },
    drop: (page) => rmSync(join(folder, nameOf(page)), { force: true }),
  };
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readPage(path: string): StoredPage | undefined {
  try {
    const bytes = readFileSync(path);
    const end = bytes.indexOf(10);
    const head = HEAD.parse(JSON.parse(bytes.toString('utf8', 0, end)));
    const body = bytes.subarray(end + 1);
    return sha256(body) === head.sha256 ? { ...head, body } : undefined;
  } catch {
    return undefined;
  }
}
