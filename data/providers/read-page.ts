// A page and what it says: asked for and kept, or kept and read again.

import { textOfAnswer } from './body.js';
import type { ReadPage } from './combine.js';
import { Fault } from './fault.js';
import type { PageStore, StoredPage } from './page-store.js';
import { persist } from './persist.js';
import type { Ask, Parsed, Reply, Source } from './provider.js';
import { type Line, request } from './request.js';
import { wellFormed } from './well-formed.js';

/** A page that has to be asked for. */
export interface Asking {
  readonly ask: Ask;
  readonly part: Reply['part'];
  readonly url: string;
}

/** Asks for a page, again where that may help. It is kept once it was understood. */
export async function askFor(line: Line, source: Source, store: PageStore, asking: Asking): Promise<ReadPage> {
  const { ask, part, url } = asking;
  return persist(line.gate, url, async () => {
    const { status, bytes, encoding } = await request(line, url);
    const asked = line.wire.now();
    const parsed = await parse(source, { ...asking, status, text: textOfAnswer(bytes, encoding, line.source) }, line);
    const head = { url, part, from: ask.from, to: ask.to, fetched: ask.now, asked, status, encoding };
    return { head: store.keep(head, bytes), parsed };
  });
}

/** Reads a page that was kept. */
export async function readKept(
  { source: name }: Pick<Line, 'source'>,
  source: Source,
  { symbol, id }: Pick<Ask, 'symbol' | 'id'>,
  page: StoredPage,
): Promise<ReadPage> {
  const { from, to, fetched, part, url, status, encoding, body } = page;
  const ask = { symbol, id, from, to, now: fetched };
  try {
    const text = textOfAnswer(body, encoding, name);
    return { head: page, parsed: await parse(source, { ask, part, url, status, text }, { source: name }) };
  } catch (cause) {
    const why = (cause as Error).message.replace(/;.*$/s, '');
    throw new Fault(`What was fetched before is not understood any more (${why}); ask anew with --refresh.`, { cause });
  }
}

async function parse(source: Source, reply: Reply, { source: name }: Pick<Line, 'source'>): Promise<Parsed> {
  try {
    return wellFormed(await source.parse(reply), name);
  } catch (error) {
    // By name: a user's own file may have loaded another copy of the classes.
    const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof Fault || kind === 'UserError') throw error;
    throw new Fault(`The reader of ${name} failed over an answer (${message}); mend it, or take another source.`, {
      cause: error,
    });
  }
}
