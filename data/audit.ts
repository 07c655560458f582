// All that is wrong with data and all that is strange about them, for those who want to know before they trust them.

import { findingsIn } from './check.js';
import { amountsOf } from './checks/amounts.js';
import type { CheckContext, OtherSource } from './checks/check.js';
import { contextOf } from './checks/context.js';
import { otherSourcesIn } from './checks/other-sources.js';
import { runChecks } from './checks/run-checks.js';
import type { Finding, Severity } from './finding.js';
import { type Reading, read } from './read.js';
import { type Source, sourcesOf } from './sources.js';

/** Findings, worst first within an instrument, and what they were found in, for pictures of them. */
export interface Audit {
  readonly findings: readonly Finding[];
  /** What was looked at; one context for each reading of the paths. */
  readonly contexts: readonly CheckContext[];
}

/** How data are audited. */
export interface AuditOptions {
  /** ms UTC; nothing is in the future where it is left out. */
  readonly now?: number;
  readonly lenient?: readonly string[];
}

/** A reading of paths that have no symbol in common. */
interface Group {
  readonly paths: string[];
  readonly symbols: Set<string>;
}

const symbolsOf = (source: Source): readonly string[] =>
  source.what === 'file' ? [source.symbol] : [...source.bars.keys()];

/** Paths in groups none of which holds a symbol twice: what is there again is a further source of it. In order of name, so that the order
 *  in which they are given means nothing. */
function groupsOf(paths: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  const sorted = [...new Set(paths)].sort();
  sourcesOf(sorted).forEach((source, at) => {
    const symbols = symbolsOf(source);
    const free = groups.find((group) => symbols.every((symbol) => !group.symbols.has(symbol)));
    const group = free ?? { paths: [], symbols: new Set<string>() };
    if (!free) groups.push(group);
    group.paths.push(sorted[at]);
    for (const symbol of symbols) group.symbols.add(symbol);
  });
  return groups;
}

/** What the checks see of a reading. */
async function contextFrom(reading: Reading, paths: readonly string[], now: number): Promise<CheckContext> {
  const series = new Map<string, string>();
  for (const source of sourcesOf(paths)) {
    if (source.what === 'directory') {
      for (const one of source.series) series.set(`${one.name}@${one.symbol}`, one.path);
    }
  }
  const context = contextOf(
    reading.dataset,
    {
      bars: reading.barFiles.map((files) => files[0] ?? ''),
      series: (name, symbol) => series.get(`${name}@${symbol}`) ?? series.get(`${name}@`) ?? name,
    },
    now,
  );
  const subjects = [];
  for (const subject of context.subjects) {
    subjects.push({ ...subject, amount: await amountsOf(subject.file, subject.bars.time) });
  }
  return { ...context, subjects };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By instrument, then the worst first, then by check, place and text. */
const inOrder = (a: Finding, b: Finding): number =>
  order(a.symbol, b.symbol) ||
  RANK[a.severity] - RANK[b.severity] ||
  order(a.check, b.check) ||
  order(a.file, b.file) ||
  a.line - b.line ||
  order(a.dates[0] ?? '', b.dates[0] ?? '') ||
  order(a.what, b.what);

/** Everything found in the files of the given paths: by the readers, and by all checks. A symbol that several of the paths hold is
 *  compared with itself; the first by name stands for it. */
export async function audit(paths: readonly string[], { now = NaN, lenient }: AuditOptions = {}): Promise<Audit> {
  const findings: Finding[] = [];
  const contexts: CheckContext[] = [];
  for (const group of groupsOf(paths)) {
    const reading = await read(group.paths, { lenient });
    findings.push(...findingsIn(reading, group.paths, { lenient }));
    const context = await contextFrom(reading, group.paths, now);
    const others: OtherSource[] = [];
    for (const source of sourcesOf(group.paths)) {
      if (source.what !== 'directory') continue;
      const found = await otherSourcesIn(source.path);
      others.push(...found.others);
      findings.push(...found.findings);
    }
    contexts.push({ ...context, others });
  }
  const bySymbol = (symbol: string, from: number): readonly OtherSource[] =>
    contexts
      .slice(from)
      .flatMap(({ subjects }) =>
        subjects
          .filter(({ instrument, bars }) => instrument.symbol === symbol && bars.time.length > 0)
          .map(({ file, bars }) => ({ symbol, name: file, file, bars })),
      );
  const whole = contexts.map((context, at) => ({
    ...context,
    others: [...context.others, ...context.subjects.flatMap(({ instrument }) => bySymbol(instrument.symbol, at + 1))],
  }));
  for (const context of whole) findings.push(...runChecks(context));
  return { findings: findings.sort(inOrder), contexts: whole };
}
