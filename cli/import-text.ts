// What an import did, as text for the terminal.

import { type Finding, instrumentOf, sentenceOf } from '../data/index.js';
import type { ImportedFile, ImportOutcome } from '../data/import/index.js';
import { columns, widthOf } from './text.js';

/** Sentences of one kind that are listed; the rest is counted. */
const LISTED = 30;
/** Beliefs that hold of nearly every file, or that the other columns tell. */
const PLAIN = new Set(['encoding', 'separator', 'symbol', 'dates', 'archive', 'header', 'line ends', 'columns']);
/** The table keeps within a hundred columns; these are the most that its cells of any length take. */
const LINE = 100;
const FILE = 34;
const FORMAT = 20;
const HOLDS = 22;

/** Names from outside must not reach the terminal with marks that move its cursor or turn the order of the text round. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;

/** The end of a path that fits, or the start of words that fit. */
function cut(text: string, width: number, keep: 'start' | 'end'): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text];
  while (widthOf(letters.join('')) > width - 1) letters.splice(keep === 'end' ? 0 : -1, 1);
  return keep === 'end' ? `…${letters.join('')}` : `${letters.join('')}…`;
}

/** The folders that all paths begin with, with the slash; empty where the paths are short as they are. */
function sharedFolder(paths: readonly string[]): string {
  if (paths.every((path) => widthOf(path) <= FILE)) return '';
  const [first = '', ...others] = paths;
  const folders = first.split('/').slice(0, -1);
  while (folders.length > 0 && !others.every((path) => path.startsWith(`${folders.join('/')}/`))) folders.pop();
  return folders.length === 0 ? '' : `${folders.join('/')}/`;
}

/** What a file holds in a few words: `510300`, `pe, pb and 4 more @000300.SS`. */
function holdings({ source }: ImportedFile): string {
  if (!source) return '';
  const { contents, events } = source;
  const listed = (names: readonly string[]) =>
    names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  const distinct = (names: readonly string[]) => [...new Set(names)];
  const of = (what: string) => contents.filter((content) => content.what === what);
  const series = of('series');
  const symbols = distinct(series.map(({ symbol }) => symbol).filter((symbol) => symbol !== ''));
  const parts = [
    listed(of('bars').map(({ symbol }) => symbol)),
    listed(distinct(series.map(({ name }) => name))) + (symbols.length > 0 ? ` @${listed(symbols)}` : ''),
    listed(of('rates').map(({ name }) => name)),
    listed(of('calendar').map(({ name }) => `calendar ${name}`)),
    events.length > 0
      ? `${count(events.length, 'event')} of ${count(distinct(events.map(({ symbol }) => symbol)).length, 'symbol')}`
      : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** Its days, what was believed of it, and whether a run reads it. */
function remarks(file: ImportedFile): readonly string[] {
  const contents = file.source?.contents ?? [];
  const days = (file.source?.events ?? []).map(({ day }) => day);
  const first = [...contents.map((one) => one.first), ...days].sort()[0] ?? '';
  const last = [...contents.map((one) => one.last), ...days].sort().at(-1) ?? '';
  const beliefs = file.beliefs.filter(({ what }) => !PLAIN.has(what)).map(({ what, value }) => `${what}: ${value}`);
  const beside = contents.filter(({ path }) => path.startsWith('sources/')).length;
  const place = beside === 0 ? '' : `${beside === contents.length ? '' : 'in part '}in sources/, which no run reads`;
  return [first === last ? first : `${first} to ${last}`, place, ...beliefs].filter((part) => part !== '').map(plain);
}

/** Remarks as lines that fit, each set in by two blanks. */
function filled(parts: readonly string[]): string {
  const lines: string[] = [];
  for (const [at, part] of parts.entries()) {
    const word = at === parts.length - 1 ? part : `${part};`;
    const former = lines.at(-1);
    if (former !== undefined && widthOf(former) + 1 + widthOf(word) <= LINE)
      lines[lines.length - 1] = `${former} ${word}`;
    else lines.push(`  ${cut(word, LINE - 2, 'start')}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Each file with what became of it, and what was believed of it below. */
function filesText(files: readonly ImportedFile[]): string {
  const shared = sharedFolder(files.map(({ path }) => path));
  const rows = files.map((file) => [
    cut(plain(file.path.slice(shared.length)), FILE, 'end'),
    cut(plain(file.outcome === 'new' ? file.format : file.outcome), FORMAT, 'start'),
    cut(plain(holdings(file)), HOLDS, 'start'),
    String(file.rows),
    String(file.findings.length),
  ]);
  const [head, ...lines] = columns([['file', 'recognised as', 'holds', 'rows', 'findings'], ...rows]).split(/(?<=\n)/);
  const below = files.map((file) => filled(remarks(file)));
  return [shared === '' ? '' : `In ${plain(shared)}:\n`, head, ...lines.map((line, at) => `${line}${below[at]}`)].join(
    '',
  );
}

function listed(sentences: readonly string[], what: string): string {
  const more = sentences.length - LISTED;
  const lines = sentences.slice(0, LISTED).map((sentence) => `${what}: ${plain(sentence)}\n`);
  return lines.join('') + (more > 0 ? `… and ${more} more: --format json shows them all.\n` : '');
}

/** Findings as sentences, those of one file and kind as one. */
function grouped(findings: readonly Finding[]): readonly string[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.file, finding.symbol, finding.column, finding.what.replaceAll(/[-\d.]+/g, '#')].join('\n');
    kinds.set(key, [...(kinds.get(key) ?? []), finding]);
  }
  return [...kinds.values()].map(
    ([first, ...more]) => sentenceOf(first) + (more.length === 0 ? '' : ` (and ${more.length} more like it)`),
  );
}

/** Names those new instruments whose market nothing tells: a run would trade them free of costs. */
function homeless(files: readonly ImportedFile[]): readonly string[] {
  const sources = files.filter(({ outcome }) => outcome === 'new').flatMap(({ source }) => source ?? []);
  const symbols = sources
    .filter(({ assumed }) => assumed.market === undefined)
    .flatMap(({ contents }) => contents.filter(({ what }) => what === 'bars').map(({ symbol }) => symbol))
    .filter((symbol) => instrumentOf(symbol).market === 'none');
  const names = [...new Set(symbols)].sort();
  if (names.length === 0) return [];
  const shown = names.slice(0, 8).join(', ') + (names.length > 8 ? ` and ${names.length - 8} more` : '');
  return [
    `the market of ${shown} is not told by the symbol, so that a run assumes no costs and quotes in USD; say it with --assume market=XNYS, or by name in instruments.csv.`,
  ];
}

/** A table of the files within a hundred columns, then what is to be known, and what became of the directory. */
export function importText(
  { files, findings, passed, changed }: Omit<ImportOutcome, 'plan'>,
  into: string,
  dry: boolean,
): string {
  const refused = files.filter(({ outcome }) => outcome === 'refused');
  const there = files.filter(({ outcome }) => outcome === 'there');
  const all = [...files.flatMap((file) => file.findings), ...findings];
  const sentences = (severity: string) => grouped(all.filter((finding) => finding.severity === severity));
  const says = ({ path, why }: ImportedFile) => (why.startsWith(path) ? why : `${path} ${why}.`);
  const done = !changed ? `${into} is as it was` : dry ? `${into} would be written` : `${into} is written`;
  const news = count(files.length - refused.length - there.length, 'file');
  const beside = passed === 0 ? '' : `, ${count(passed, 'other file')} passed over`;
  return [
    filesText(files),
    listed([...sentences('info'), ...homeless(files)], 'note'),
    listed(there.map(says), 'there'),
    listed([...sentences('error'), ...sentences('warning')], 'warning'),
    listed(refused.map(says), 'refused'),
    `${done}: ${news} imported, ${there.length} there already, ${refused.length} refused${beside}.\n`,
  ].join('');
}
