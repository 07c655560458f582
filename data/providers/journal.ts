// What a fetch set out to do, written down before it begins, so that one that was interrupted can be gone on with.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { sha256 } from './page-store.js';

const ERRAND = z.object({
  version: z.literal(1),
  source: z.string(),
  /** sha256 of the code of a user's own provider; empty for ours. */
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  base: z.string(),
  symbols: z.array(z.string()),
  /** ms UTC at midnight. */
  from: z.number(),
  to: z.number(),
  refresh: z.boolean(),
  /** When it began, ms UTC. */
  began: z.number(),
});

/** What a fetch set out to do. */
export type Errand = z.infer<typeof ERRAND>;

/** The journal of fetches into one directory. */
export interface Journal {
  /** What the last fetch set out to do and did not finish; undefined where there is nothing. */
  unfinished(): Errand | undefined;
  begin(errand: Errand): void;
  finish(): void;
}

/** The journal of fetches into `into`, kept in a folder of the cache. */
export function journalOf(cache: string, into: string): Journal {
  const path = join(cache, 'errands', `${sha256(resolve(into)).slice(0, 32)}.json`);
  return {
    unfinished() {
      try {
        return ERRAND.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        // None, or one that a kill or another version left: nothing to go on with.
        return undefined;
      }
    },
    begin(errand) {
      mkdirSync(join(cache, 'errands'), { recursive: true, mode: 0o700 });
      const fresh = `${path}.${process.pid}.new`;
      writeFileSync(fresh, JSON.stringify(errand));
      renameSync(fresh, path);
    },
    finish: () => rmSync(path, { force: true }),
  };
}
