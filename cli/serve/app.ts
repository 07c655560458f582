// The pages of the local server by their addresses.

import { basename } from 'node:path';
import { type Context, Hono } from 'hono';
import { UserError } from '../../engine/errors.js';
import type { Language } from '../../reports/lang/index.js';
import { sayIn } from '../../reports/lang/index.js';
import { comparePage } from './compare-page.js';
import { FILE_POLICY, guard } from './guard.js';
import { folderWord } from './links.js';
import { listPage } from './list-page.js';
import { notePage } from './note-page.js';
import { placeOf } from './place.js';
import { languageOf, queryOf } from './query.js';
import { readCapped } from './read-capped.js';
import { PAGES } from './scan.js';
import { searchesPage, searchPage } from './search-page.js';
import type { Searches } from './searches.js';
import { shelfOf } from './shelf.js';
import { stripOf } from './strip.js';
import { wholeComparison } from './whole-comparison.js';
import type { Words } from './words.js';

/** What is served. */
export interface Served {
  /** Full path of the folder, links followed. */
  readonly root: string;
  readonly lang: Language;
  /** The ledger's folder as it is named, and its searches; undefined where none is looked into. */
  readonly ledger: string | undefined;
  readonly searches: Searches | undefined;
  /** ms UTC. */
  clock(): number;
  /** Is told of what nobody expected, which the page leaves out. */
  complain(error: unknown): void;
  /** Host names with port that are answered. */
  hosts(): readonly string[];
}

/** Most bytes of a page that is sent. */
const MOST_PAGE = 256 * 2 ** 20;
/** Runs that are shown side by side. */
const MOST_RUNS = 6;

/** The application. */
export function appOf({ root, lang: usual, ledger, searches, clock, complain, hosts }: Served): Hono {
  const app = new Hono();
  const shelf = shelfOf(root);
  const name = basename(root) || root;
  const paramsOf = (c: Context) => new URL(c.req.url).searchParams;
  const wordsOf = (c: Context): Words => {
    const lang = languageOf(paramsOf(c), usual);
    return { lang, usual, say: sayIn(lang) };
  };
  const missing = (c: Context) => {
    const words = wordsOf(c);
    return c.html(notePage(words.say('Not found'), words.say('There is no such page in this folder.'), words), 404);
  };

  app.use(guard(hosts));
  app.get('/', (c) => {
    const words = wordsOf(c);
    const query = queryOf(paramsOf(c), usual);
    return c.html(
      listPage({ query, shelf: shelf(), root: name, path: root, strip: stripOf(searches, clock(), words) }, words),
    );
  });
  app.get('/under-way', (c) => c.html(`<!doctype html>${stripOf(searches, clock(), wordsOf(c)).markup}`));
  app.get('/searches', (c) => c.html(searchesPage(searches?.list() ?? [], ledger, wordsOf(c))));
  app.get('/search/:number{[1-9][0-9]{0,14}}', (c) => {
    const found = searches?.follow(Number(c.req.param('number')));
    return found ? c.html(searchPage(found, clock(), wordsOf(c))) : missing(c);
  });
  app.get('/compare', async (c) => {
    const words = wordsOf(c);
    const params = paramsOf(c);
    const asked = ['a', 'b', 'run'].flatMap((key) => params.getAll(key));
    const cards = shelf().cards.filter(({ sweep, problem }) => sweep === null && problem === null);
    const chosen = [...new Set(asked)].map((word) => cards.find((card) => folderWord(card) === word));
    if (chosen.includes(undefined)) return missing(c);
    if (chosen.length < 2 || chosen.length > MOST_RUNS) {
      const sentence = words.say('Tick two runs to compare, or up to {most}.', { most: MOST_RUNS });
      return c.html(notePage(words.say('Runs side by side'), sentence, words), 400);
    }
    const runs = chosen.filter((card) => card !== undefined);
    const made = await wholeComparison(root, runs, words);
    if ('reason' in made) return c.html(comparePage(runs, name, made.reason, words));
    // Its own script draws it, so that it is sent as the pages in the folder are.
    c.header('Content-Security-Policy', FILE_POLICY);
    return c.html(made.page);
  });
  app.get('/at/*', (c) => {
    const path = placeOf(root, wordsIn(new URL(c.req.url).pathname.slice('/at/'.length)) ?? ['']);
    if (path === undefined || !Object.values(PAGES).some((page) => basename(path) === page)) return missing(c);
    const bytes = readCapped(path, basename(path), MOST_PAGE);
    if (!Buffer.isBuffer(bytes)) {
      const words = wordsOf(c);
      return c.html(notePage(words.say('Cannot be shown'), words.say(bytes.phrase, bytes.values), words), 422);
    }
    c.header('Content-Security-Policy', FILE_POLICY);
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'text/html; charset=UTF-8' });
  });
  app.notFound(missing);
  app.onError((error, c) => {
    const words = wordsOf(c);
    if (!(error instanceof UserError)) complain(error);
    const sentence =
      error instanceof UserError ? error.message : words.say('Something went wrong while this page was made.');
    return c.html(notePage(words.say('Cannot be shown'), sentence, words), 500);
  });
  return app;
}

/** The names in a path, decoded; undefined where one is no text. */
function wordsIn(path: string): string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
