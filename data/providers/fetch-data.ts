// Fetches the history of instruments from a source into a data directory: what is there already is not asked for again.

import { join } from 'node:path';
import { RunError } from '../../engine/index.js';
import { dayOf } from '../day.js';
import { combine, type ReadPage } from './combine.js';
import { errandOf } from './errand.js';
import { Fault } from './fault.js';
import type { FetchOptions } from './fetch-options.js';
import { gateOf } from './gate.js';
import type { Gotten } from './gotten.js';
import { fetchDirectory, type FetchedInstrument } from './into-directory.js';
import { type Errand, journalOf } from './journal.js';
import { pageStore, type PageStore, sha256, type StoredPage } from './page-store.js';
import { plan, settled } from './plan.js';
import type { Source } from './provider.js';
import { type Asking, askFor, readKept } from './read-page.js';
import type { Line } from './request.js';
import { type Wanted, wantedOf } from './wish.js';

/** What a fetch brought. */
export interface Fetched {
  readonly source: string;
  /** When it began, ISO in UTC. */
  readonly began: string;
  /** Pages that were asked for now, and those that were there already. */
  readonly asked: number;
  readonly kept: number;
  readonly instruments: readonly FetchedInstrument[];
  readonly notes: readonly string[];
  /** Where the source says another thing than it said before, one sentence each; then nothing was written. */
  readonly rewritten: readonly string[];
}

/** One instrument at work. */
interface Job extends Wanted {
  readonly store: PageStore;
  /** Pages that were there when the fetch began, or when it was gone on with. */
  readonly before: readonly StoredPage[];
}

/** Fetches into a directory, which is written whole at the end or not at all. A fault that stays ends in a `RunError`; the pages that came are kept. */
export async function fetchData(options: FetchOptions): Promise<Fetched> {
  const { declaration, cache, into, tell, finish, source: name } = options;
  const { terms } = declaration;
  const journal = journalOf(cache, into);
  const unfinished = journal.unfinished();
  const errand = errandOf(options, unfinished);
  const source = declaration.make(errand.params);
  const jobs = wantedOf(errand.symbols, source).map((wanted): Job => {
    const store = storeOf(cache, errand, wanted.id);
    return { ...wanted, store, before: store.all() };
  });
  const directory = fetchDirectory(into, name);
  const line = lineOf(options, Math.max(-Infinity, ...jobs.flatMap(({ before }) => before.map(({ asked }) => asked))));
  if (unfinished && errand !== unfinished) {
    tell(`The fetch into ${into} that was interrupted is given up for this one; its pages are kept.`);
  }
  journal.begin(errand);

  const counts = { asked: 0, kept: 0 };
  const gotten: Gotten[] = [];
  for (const job of jobs) {
    try {
      gotten.push(await get(job));
    } catch (error) {
      if (!(error instanceof Fault)) throw keptError(cache, error);
      const all = counts.asked + counts.kept;
      const pages = all === 0 ? '' : ` ${all === 1 ? '1 page is' : `${all} pages are`} kept.`;
      throw new RunError(`${job.symbol}: ${error.message}${pages}`, { cause: error });
    }
  }
  const began = new Date(errand.began).toISOString();
  const notes = gotten.flatMap((one) => one.notes.map((note) => `${one.symbol}: ${note}`));
  const rewritten = gotten.flatMap((one) => one.rewritten.map((what) => `${one.symbol}: ${what}`));
  const result = { source: name, began, ...counts, notes, rewritten };
  if (rewritten.length > 0) return { ...result, instruments: [] };
  const written = await finish(async () => {
    const made = await directory.write(gotten, terms.basis);
    // What was told before is not true any more.
    for (const { store, before } of errand.refresh ? jobs : []) {
      for (const page of before) if (page.fetched !== errand.began) store.drop(page);
    }
    journal.finish();
    return made;
  });
  return { ...result, instruments: written.instruments, notes: [...notes, ...written.notes] };

  /** All pages of one instrument, asked for where they are not there, and what they say together. */
  async function get(job: Job): Promise<Gotten> {
    const { symbol, id, before, store } = job;
    const older = errand.refresh ? [] : before.filter(({ fetched }) => fetched < errand.began);
    const read: ReadPage[] = [];
    for (const page of older.filter(({ from, to }) => from <= errand.to && to >= errand.from)) {
      read.push(await readKept(line, source, job, page));
      counts.kept++;
    }
    const asks = asksFor(source, job, errand, older, terms.years);
    for (const [n, asking] of asks.entries()) {
      const known = before.find(
        ({ fetched, part, url }) => fetched === errand.began && part === asking.part && url === asking.url,
      );
      if (known) {
        read.push(await readKept(line, source, job, known));
        counts.kept++;
        continue;
      }
      tell(`${name}: ${symbol}, page ${n + 1} of ${asks.length}`);
      read.push(await askFor(line, source, store, asking));
      counts.asked++;
    }
    const combined = combine(read, errand, terms.basis === 'split-adjusted');
    if (combined.quotes.length + combined.rates.length === 0) {
      const span = `from ${dayOf(errand.from)} to ${dayOf(errand.to)}`;
      throw new Fault(`${name} has nothing of it ${span}; look at the symbol and at --from and --to.`);
    }
    const words = Object.assign({}, ...read.map(({ parsed }) => parsed.words ?? {})) as Gotten['words'];
    return { symbol, id, pages: read.map(({ head }) => head), words, ...combined };
  }
}

/** An error of the disk as one for users. */
function keptError(cache: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) return error;
  const remedy = 'make room, or set XDG_CACHE_HOME to another folder';
  return new RunError(`What came cannot be kept in ${cache} (${code}); ${remedy}, and go on with --resume.`, {
    cause: error,
  });
}

/** What has to be asked for of an instrument, whatever came of it already in this fetch. */
function asksFor(
  source: Source,
  { symbol, id }: Wanted,
  errand: Errand,
  older: readonly StoredPage[],
  years: number,
): readonly Asking[] {
  const whole = { symbol, id, from: errand.from, to: errand.to, now: errand.began };
  const spans = plan(errand, older.filter(({ part }) => part === 'page').map(settled), years);
  return [
    ...spans.map((span): Asking => {
      const ask = { ...whole, ...span };
      return { part: 'page', ask, url: source.page(ask) };
    }),
    ...(source.beside?.(whole) ?? []).map((url): Asking => ({ part: 'beside', ask: whole, url })),
  ];
}

/** The pages of one name of one source; another host is another source. */
const storeOf = (cache: string, { source, code, params, base }: Errand, id: string): PageStore =>
  pageStore(join(cache, 'pages', sha256(JSON.stringify([source, code, params, base, id])).slice(0, 32)));

/** `last`: when the last request before this fetch was made, ms UTC. */
function lineOf({ wire, declaration, source, agent, base, key, rate }: FetchOptions, last: number): Line {
  const { terms } = declaration;
  const gate = gateOf(wire, Number.isNaN(rate) ? terms.rate : rate, last);
  const line = { wire, gate, source, agent, base, statuses: terms.statuses ?? [] };
  return terms.key && key !== '' ? { ...line, key: { parameter: terms.key.parameter, value: key } } : line;
}
