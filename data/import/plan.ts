// From all sources to one data directory: which of them a run uses, and where everything lies.

import type { Finding } from '../finding.js';
import type { EventBars, SourcedEvent } from './events.js';
import { placedEvents } from './events.js';
import { planFinding } from './plan-finding.js';
import { INSTRUMENT_COLUMNS, instrumentLine } from './instruments-text.js';
import { joined } from './joined.js';
import { MANIFEST, type ManifestContent, type ManifestSource, manifestText } from './manifest.js';
import { type Candidate, inOrderOfUse } from './rank.js';

/** A file whose bytes are what is meant. */
export interface FileAt {
  readonly file: string;
}

/** Texts of contents, by their sha256. */
export interface Texts {
  get(sha256: string): Promise<string>;
  /** The file that holds a content of bars and nothing else; undefined where there is none. */
  file(content: Pick<ManifestContent, 'what' | 'sha256' | 'as'>): FileAt | undefined;
}

/** What a file is made of: its text, or another file. */
export type Made = string | FileAt;

/** A directory as it is to be. */
export interface Plan {
  /** The sources, each content with its path. */
  readonly sources: readonly ManifestSource[];
  /** Text of each file by its path, made when it is written. */
  readonly files: ReadonlyMap<string, () => Made | Promise<Made>>;
  /** The source that a run uses of each thing, by its key. */
  readonly used: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/** What a content is of: contents with one key are sources of one thing. */
export const keyOf = ({ what, name, symbol }: Pick<ManifestContent, 'what' | 'name' | 'symbol'>): string =>
  what === 'bars' ? symbol : what === 'series' ? `series ${labelOf(name, symbol)}` : `${what} ${name}`;

const labelOf = (name: string, symbol: string): string => (symbol === '' ? name : `${name}@${symbol}`);

/** More series of one name than this lie in one file with a column `symbol`. */
const FILES = 20;

/** Where a source that is not used lies. */
function asidePath({ what, name, symbol, as }: ManifestContent, source: string, nth: number): string {
  const tail = `@${source}${nth === 0 ? '' : `-${nth + 1}`}.${as ?? 'csv'}`;
  if (what === 'bars') return `sources/${symbol}${tail}`;
  if (what === 'series') return `sources/series/${labelOf(name, symbol)}${tail}`;
  return what === 'rates' ? `sources/rates/${name}${tail}` : `sources/calendars/${name}${tail}`;
}

function mainPath({ what, name, symbol, as }: ManifestContent, isLong: boolean): string {
  if (what === 'bars') return `bars/${symbol}.${as ?? 'csv'}`;
  if (what === 'series') return `series/${isLong ? name : labelOf(name, symbol)}.csv`;
  return what === 'rates' ? 'fx.csv' : `calendars/${name}.csv`;
}

/** Candidates of each thing, the one that is used first. */
function byKey(sources: readonly ManifestSource[]): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const { name, contents } of sources) {
    for (const content of contents) {
      const group = groups.get(keyOf(content)) ?? [];
      groups.set(keyOf(content), [...group, { source: name, content }]);
    }
  }
  return new Map(
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => [key, [...group].sort(inOrderOfUse)]),
  );
}

/** The directory that sources make, whatever their order. `bars` reads the bars of a text or a file. */
export async function planOf(
  sources: readonly ManifestSource[],
  texts: Texts,
  bars: (made: Made) => Promise<EventBars>,
): Promise<Plan> {
  const madeOf = (content: ManifestContent) => texts.file(content) ?? texts.get(content.sha256);
  const groups = byKey(sources);
  const findings: Finding[] = [];
  const files = new Map<string, () => Made | Promise<Made>>();
  const paths = new Map<ManifestContent, string>();
  const counts = new Map<string, number>();
  for (const [{ content }] of groups.values()) {
    if (content.what === 'series') counts.set(content.name, (counts.get(content.name) ?? 0) + 1);
  }
  const parts = new Map<string, ManifestContent[]>();
  for (const [first, ...others] of groups.values()) {
    const path = mainPath(first.content, (counts.get(first.content.name) ?? 0) > FILES);
    paths.set(first.content, path);
    parts.set(path, [...(parts.get(path) ?? []), first.content]);
    const seen = new Map<string, number>();
    for (const { source, content } of others) {
      const nth = seen.get(source) ?? 0;
      seen.set(source, nth + 1);
      const aside = asidePath(content, source, nth);
      paths.set(content, aside);
      files.set(aside, () => madeOf(content));
    }
  }
  for (const [path, contents] of parts) {
    if (contents[0].what === 'bars') files.set(path, () => madeOf(contents[0]));
    else
      files.set(path, async () =>
        joined(path, contents, await Promise.all(contents.map(({ sha256 }) => texts.get(sha256)))),
      );
  }

  const instruments = [...groups.values()].map(([first]) => first).filter(({ content }) => content.what === 'bars');
  const actions = await actionsOf(sources, instruments, async (content) => bars(await madeOf(content)), findings);
  if (actions.length > 0)
    files.set('actions.csv', () => `${['symbol,ex_date,kind,value,pay_date', ...actions].join('\n')}\n`);
  if (instruments.length > 0) {
    const lines = instruments.map(({ source, content }) => instrumentLine(wordsOf(sources, source, content)));
    files.set('instruments.csv', () => `${[INSTRUMENT_COLUMNS, ...lines].join('\n')}\n`);
  }
  const placed = sources.map((source) => ({
    ...source,
    contents: source.contents.map((content) => ({ ...content, path: paths.get(content)! })),
  }));
  files.set(MANIFEST, () => manifestText(placed));
  const used = new Map([...groups].map(([key, [{ source }]]) => [key, source]));
  return { sources: placed, files: inOrder(files), used, findings };
}

const inOrder = <T>(files: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
  new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));

/** What is known of an instrument: the titles of all sources, and what was said of the one whose bars are used. */
function wordsOf(sources: readonly ManifestSource[], source: string, { symbol, basis }: ManifestContent) {
  const titles = sources
    .flatMap((each) => each.titles.map((one) => ({ ...one, source: each.name })))
    .filter((one) => one.symbol === symbol)
    .sort((a, b) => (a.source < b.source ? -1 : 1));
  const assumed: Readonly<Record<string, string>> = sources.find(({ name }) => name === source)?.assumed ?? {};
  const said = (what: string) => (Object.hasOwn(assumed, what) ? assumed[what] : '');
  return {
    symbol,
    title: titles[0]?.title ?? '',
    basis: basis ?? 'unknown',
    said: { market: said('market'), currency: said('currency'), kind: said('kind'), class: said('class') },
  } as const;
}

/** Lines of actions.csv. */
async function actionsOf(
  sources: readonly ManifestSource[],
  instruments: readonly Candidate[],
  bars: (content: ManifestContent) => Promise<EventBars>,
  findings: Finding[],
): Promise<readonly string[]> {
  const bySymbol = new Map<string, SourcedEvent[]>();
  for (const { name, events } of sources) {
    for (const event of events) {
      bySymbol.set(event.symbol, [...(bySymbol.get(event.symbol) ?? []), { source: name, event }]);
    }
  }
  const lines: string[] = [];
  for (const { content } of instruments) {
    const { symbol } = content;
    const path = mainPath(content, false);
    const events = bySymbol.get(symbol);
    bySymbol.delete(symbol);
    if (!events) continue;
    const placed = placedEvents(symbol, events, await bars(content), content.basis ?? 'unknown');
    findings.push(...placed.warnings.map((what) => planFinding('warning', path, symbol, what)));
    findings.push(...placed.notes.map((what) => planFinding('info', path, symbol, what)));
    const sorted = [...placed.actions].sort((a, b) =>
      a.day < b.day ? -1 : a.day > b.day ? 1 : a.kind < b.kind ? -1 : 1,
    );
    lines.push(...sorted.map(({ day, kind, value, pay }) => [symbol, day, kind, value, pay].join(',')));
  }
  if (bySymbol.size > 0) {
    const count = [...bySymbol.values()].flat().length;
    const symbols = [...bySymbol.keys()].sort();
    const listed = symbols.slice(0, 8).join(', ') + (symbols.length > 8 ? ' …' : '');
    const what = `lacks ${count} splits and distributions of instruments that have no bars here (${listed}): they are kept in ${MANIFEST} until there are some`;
    findings.push(planFinding('info', 'actions.csv', '', what));
  }
  return lines;
}
