// `tidemark data import FILE… --into DIR`: files of vendors as a data folder.

import { type Finding, sentenceOf } from '../../data/index.js';
import { assumptionsOf, importData, type ImportedFile, type ImportOutcome } from '../../data/import/index.js';
import { UserError } from '../../engine/index.js';
import type { Call } from '../command.js';
import { formatsNamed } from '../import-format.js';
import { whenInterrupted } from '../interrupted.js';
import { choiceOf } from '../param-options.js';
import { columns } from '../text.js';

/** Sentences of one kind that are listed; the rest is counted. */
const LISTED = 30;
/** Beliefs that hold of nearly every file, or that the other columns tell. */
const PLAIN = new Set(['encoding', 'separator', 'symbol', 'dates', 'archive', 'header', 'line ends', 'columns']);
const WIDEST = 64;

/** Imports, says what became of each file, and yields 0, or 1 where a file was refused. */
export async function dataImport({ words, given }: Call): Promise<number> {
  const { into, assume = '', as } = given as Readonly<Record<string, string | undefined>>;
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', ['text', 'json']);
  if (into === undefined) throw new UserError('Say where the data go: --into with a folder.');
  let clear = () => {};
  const forget = whenInterrupted(() => clear(), 'Interrupted; the folder is as it was.');
  try {
    const formats = await formatsNamed(as);
    const outcome = await importData({
      paths: words,
      into,
      assume: assumptionsOf(assume),
      ...(formats && { formats }),
      replace: given.replace === true,
      dryRun: given['dry-run'] === true,
      now: new Date().toISOString(),
      began: (leave) => void (clear = leave),
    });
    process.stdout.write(format === 'json' ? asJson(outcome) : asText(outcome, into, given['dry-run'] === true));
    return outcome.files.some((file) => file.outcome === 'refused') ? 1 : 0;
  } finally {
    forget();
  }
}

/** Names from outside must not reach the terminal with marks that move its cursor or turn the order of the text round. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');

const short = (text: string): string => (text.length > WIDEST ? `…${text.slice(1 - WIDEST)}` : text);

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

function row(file: ImportedFile): readonly string[] {
  const contents = file.source?.contents ?? [];
  const days = (file.source?.events ?? []).map(({ day }) => day);
  const first = [...contents.map((one) => one.first), ...days].sort()[0] ?? '';
  const last = [...contents.map((one) => one.last), ...days].sort().at(-1) ?? '';
  const beliefs = file.beliefs.filter(({ what }) => !PLAIN.has(what)).map(({ what, value }) => `${what}: ${value}`);
  const format = file.outcome === 'new' ? file.format : file.outcome;
  const [told] = [beliefs.join('; ')];
  const cells = [short(file.path), format, holdings(file), String(file.rows), first, last];
  return [...cells, told.length > 90 ? `${told.slice(0, 89)}…` : told].map(plain);
}

const HEAD = ['file', 'recognised as', 'holds', 'rows', 'first', 'last', 'beliefs'];

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

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;

function asText({ files, findings, passed, changed }: ImportOutcome, into: string, dry: boolean): string {
  const refused = files.filter(({ outcome }) => outcome === 'refused');
  const there = files.filter(({ outcome }) => outcome === 'there');
  const all = [...files.flatMap((file) => file.findings), ...findings];
  const sentences = (severity: string) => grouped(all.filter((finding) => finding.severity === severity));
  const says = ({ path, why }: ImportedFile) => (why.startsWith(path) ? why : `${path} ${why}.`);
  const done = !changed ? `${into} is as it was` : dry ? `${into} would be written` : `${into} is written`;
  const news = count(files.length - refused.length - there.length, 'file');
  const beside = passed === 0 ? '' : `, ${count(passed, 'other file')} passed over`;
  return [
    columns([HEAD, ...files.map(row)]),
    listed(sentences('info'), 'note'),
    listed(there.map(says), 'there'),
    listed([...sentences('error'), ...sentences('warning')], 'warning'),
    listed(refused.map(says), 'refused'),
    `${done}: ${news} imported, ${there.length} there already, ${refused.length} refused${beside}.\n`,
  ].join('');
}

function asJson({ files, findings, passed, changed }: ImportOutcome): string {
  const all = files.map(({ source, ...file }) => ({
    ...file,
    name: source?.name ?? '',
    contents: source?.contents ?? [],
    events: source?.events ?? [],
    findings: file.findings.map(sentenceOf),
  }));
  return `${JSON.stringify({ changed, passed, files: all, findings: findings.map(sentenceOf) }, null, 2)}\n`;
}
