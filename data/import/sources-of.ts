// What was read of a file as a source of a data directory: its texts, its events, and what is not legal in either.

import { dayOf } from '../day.js';
import { type Finding, findingsOf, sentenceOf } from '../finding.js';
import { MARKETS } from '../markets/index.js';
import { pairOf } from '../rates.js';
import { type Piece, textOfContent } from './content-text.js';
import type { Content, Imported } from './imported.js';
import { isLegalName, legalTitle } from './legal.js';
import type { ManifestEvent, ManifestSource } from './manifest.js';
import { originOf } from './source-names.js';

/** A source, and its contents in their order. */
export interface Sourced {
  readonly source: ManifestSource;
  readonly pieces: readonly Piece[];
  /** All that is wrong with it: what was found on reading, and names that cannot be used. */
  readonly findings: readonly Finding[];
}

/** The names that a content would bring into a directory. */
function namesOf(content: Content): readonly string[] {
  if (content.what === 'bars') return [content.bars.symbol];
  if (content.what === 'series') {
    const { name, symbol } = content.observations;
    return symbol === '' ? [name] : [name, symbol];
  }
  if (content.what === 'rates') return [pairOf(content.rates)];
  return [];
}

const eventsOf = (content: Content): readonly ManifestEvent[] =>
  content.what !== 'actions'
    ? []
    : content.actions.map(({ symbol, kind, value, exTime, payTime }) => ({
        symbol,
        kind,
        value,
        day: dayOf(exTime),
        dated: kind === 'split' ? (content.dated ?? 'ex') : 'ex',
        pay: Number.isNaN(payTime) ? '' : dayOf(payTime),
      }));

/** The source that a file is, under the name of `name`. */
export function sourceOf(
  read: Imported,
  name: string,
  {
    at,
    assumed,
    write = 'csv',
  }: { readonly at: string; readonly assumed: Readonly<Record<string, string>>; readonly write?: 'csv' | 'parquet' },
): Sourced {
  const found = findingsOf(read.path);
  const refuse = (value: string, what: string, remedy: string) =>
    found.add({ line: 0, column: '', value: value.slice(0, 40), what, remedy });
  const pieces: Piece[] = [];
  const events: ManifestEvent[] = [];
  const titles = new Map<string, string>();
  for (const content of read.contents) {
    const wrong = namesOf(content).find((one) => !isLegalName(one));
    if (wrong !== undefined) {
      refuse(wrong, 'cannot be the name of a symbol or a series', 'name it with --assume symbol=…');
      continue;
    }
    if (content.what === 'calendar' && !Object.hasOwn(MARKETS, content.market)) {
      refuse(content.market, 'is no market with a calendar', `give one of ${Object.keys(MARKETS).join(', ')}`);
      continue;
    }
    if (content.what === 'titles') {
      for (const [symbol, title] of content.titles) {
        if (isLegalName(symbol) && legalTitle(title) !== '') titles.set(symbol, legalTitle(title));
      }
    }
    const piece = textOfContent(content);
    if (piece && piece.content.rows > 0) {
      const isParquet = write === 'parquet' && content.what === 'bars';
      pieces.push(isParquet ? { ...piece, content: { ...piece.content, as: 'parquet' } } : piece);
    }
    events.push(...eventsOf(content).filter((event) => isLegalName(event.symbol)));
  }
  const findings = [...read.findings, ...found.list];
  const source: ManifestSource = {
    name,
    from: originOf(read.path),
    by: 'import',
    sha256: read.sha256,
    at,
    format: read.format,
    assumed,
    beliefs: read.beliefs.map(({ what, value, why }) => ({ what, value, why })),
    rows: read.rows,
    contents: pieces.map(({ content }) => ({ ...content, path: '' })),
    events,
    titles: [...titles].map(([symbol, title]) => ({ symbol, title })),
    findings: findings.map((finding) => sentenceOf({ ...finding, file: originOf(finding.file) })),
  };
  return { source, pieces, findings };
}
