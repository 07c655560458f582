// Imports files into a data directory: reads each, says what became of it, and writes the directory whole or not at all.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../engine/index.js';
import { writeBarsParquet } from '../columnar/parquet.js';
import type { Finding } from '../finding.js';
import { writePieces } from '../generator/write-pieces.js';
import { displacing, type Verdict, verdictsOf } from './accept.js';
import type { Piece } from './content-text.js';
import { directoryAt, type ImportedDirectory } from './directory.js';
import { eventBars } from './event-bars.js';
import type { Assumptions, ImportFormat } from './format.js';
import { importFile } from './import-file.js';
import type { Imported } from './imported.js';
import { inputFiles } from './input-files.js';
import type { ManifestSource } from './manifest.js';
import { type Plan, planOf, type Texts } from './plan.js';
import { sourceNames } from './source-names.js';
import { sourceOf } from './sources-of.js';
import { diskError, Workshop } from './write.js';
import { writePlan } from './write-plan.js';

/** What an import is asked. */
export interface ImportRequest {
  /** Files, and folders whose files are read at any depth. */
  readonly paths: readonly string[];
  /** The data directory: new, empty, or written by an import before. */
  readonly into: string;
  readonly assume?: Assumptions;
  /** The formats that files are read as; recognised among all if left out. */
  readonly formats?: readonly ImportFormat[];
  /** Whether changed files, and better sources, take the place of former ones. */
  readonly replace?: boolean;
  /** Whether nothing is written. */
  readonly dryRun?: boolean;
  /** What bars are written as; CSV if left out. */
  readonly write?: 'csv' | 'parquet';
  /** Bytes from which a plain file of bars is read another way, which gives the same. */
  readonly largeFrom?: number;
  /** The time now, ISO in UTC: it stands in the manifest. */
  readonly now: string;
  /** Is told how what waits beside the directory is taken away, for who ends the process in the middle. */
  readonly began?: (clear: () => void) => void;
}

/** What became of a file, or of an entry of an archive. */
export interface ImportedFile {
  readonly path: string;
  /** Empty where it was refused. */
  readonly format: string;
  /** What it holds, each with its path in the directory; empty where it was refused. */
  readonly source: ManifestSource | undefined;
  readonly outcome: Verdict['what'];
  /** Why it was refused, or where it is already; empty for what is new. */
  readonly why: string;
  readonly rows: number;
  readonly beliefs: Imported['beliefs'];
  readonly findings: readonly Finding[];
}

/** What became of all files. */
export interface ImportOutcome {
  /** In order of path. */
  readonly files: readonly ImportedFile[];
  /** About the directory as a whole: conflicts, splits that were moved or left out. */
  readonly findings: readonly Finding[];
  /** Files of folders that do not look like data. */
  readonly passed: number;
  /** Whether the directory is, or with a dry run would be, another than before. */
  readonly changed: boolean;
  readonly plan: Plan;
}

/** Imports files, and writes the directory unless nothing changes. */
export async function importData(request: ImportRequest): Promise<ImportOutcome> {
  const { files, passed } = inputFiles(request.paths);
  if (files.length === 0) throw new UserError('Nothing to import: name files, or folders that hold some.');
  const held = directoryAt(request.into);
  // A dry run leaves the place of the directory alone.
  const aside = request.dryRun ? mkdtempSync(join(tmpdir(), 'tidemark-import-')) : '';
  const workshop = new Workshop(aside === '' ? request.into : join(aside, 'data'));
  const clear = () => {
    workshop.clear();
    if (aside !== '') rmSync(aside, { recursive: true, force: true });
  };
  request.began?.(clear);
  try {
    return { ...(await imported(files, held, workshop, request)), passed };
  } catch (error) {
    throw diskError(request.into, error);
  } finally {
    clear();
  }
}

/** What was read now, as files beside the directory, and what the directory holds. */
function storeOf(held: ImportedDirectory, workshop: Workshop) {
  const added = new Map<string, string>();
  const keyOf = ({ sha256, as }: Pick<Piece['content'], 'sha256' | 'as'>) => `${sha256}.${as ?? 'csv'}`;
  const put = async ({ content, pieces, bars }: Piece) => {
    const key = keyOf(content);
    if (added.has(key)) return;
    const path = workshop.path(key);
    if (bars && content.as === 'parquet') await writeBarsParquet(path, bars, content.frequency ?? 'daily');
    else writePieces(path, pieces());
    added.set(key, path);
  };
  const texts: Texts = {
    async get(sha256) {
      const path = added.get(keyOf({ sha256 }));
      return path === undefined ? held.texts.get(sha256) : readFileSync(path, 'utf8');
    },
    file(content) {
      const path = content.what === 'bars' ? added.get(keyOf(content)) : undefined;
      return path === undefined ? held.texts.file(content) : { file: path };
    },
  };
  return { put, texts };
}

async function imported(
  paths: readonly string[],
  held: ImportedDirectory,
  workshop: Workshop,
  { into, assume = new Map(), formats, replace = false, dryRun = false, now, write, largeFrom }: ImportRequest,
): Promise<Omit<ImportOutcome, 'passed'>> {
  const { put, texts } = storeOf(held, workshop);
  const assumed = Object.fromEntries([...assume].sort(([a], [b]) => (a < b ? -1 : 1)));
  const read: { readonly one: Omit<Imported, 'contents'>; readonly source: ManifestSource | undefined }[] = [];
  for (const path of paths) {
    for (const one of await importFile(path, assume, formats, largeFrom)) {
      // Columns are let go of here: a folder of many files is never in memory at once.
      const { path: where, sha256, format, beliefs, refusal, findings, rows } = one;
      const rest = { path: where, sha256, format, beliefs, refusal, findings, rows };
      if (one.refusal !== '') {
        read.push({ one: rest, source: undefined });
        continue;
      }
      const sourced = sourceOf(one, one.path, { at: now, assumed, write });
      for (const piece of sourced.pieces) await put(piece);
      read.push({ one: { ...rest, findings: sourced.findings }, source: sourced.source });
    }
  }
  const names = sourceNames(read.flatMap(({ source }) => (source ? [source.name] : [])));
  const fresh = read.flatMap(({ source }) => (source ? [{ ...source, name: names.get(source.name)! }] : []));
  const verdicts = new Map(verdictsOf(held.sources, fresh, replace).map((one) => [one.name, one]));
  const before = await planOf(held.sources, texts, eventBars);
  const after = await settled(fresh, held.sources, verdicts, before, texts, replace);
  const changed = JSON.stringify(after.sources) !== JSON.stringify(before.sources);
  if (changed && !dryRun) await writePlan(workshop, { into, held, before, after, replace });
  const placed = new Map(after.sources.map((source) => [source.name, source]));
  const files = read.map(({ one, source }): ImportedFile => {
    const { path, rows, beliefs, findings } = one;
    if (!source) {
      return { path, format: '', source, outcome: 'refused', why: one.refusal, rows, beliefs, findings };
    }
    const name = names.get(source.name)!;
    const { what, why } = verdicts.get(name)!;
    const words = { path, format: one.format, outcome: what, why, rows, beliefs, findings };
    return { ...words, source: what === 'refused' ? undefined : (placed.get(name) ?? { ...source, name }) };
  });
  return { files, findings: after.findings, changed, plan: after };
}

/** The plan with all sources that may go in. Without `replace` a new source that would be used in the place of a former one is refused, and the verdict
 *  on it changed. */
async function settled(
  fresh: readonly ManifestSource[],
  held: readonly ManifestSource[],
  verdicts: Map<string, Verdict>,
  before: Plan,
  texts: Texts,
  replace: boolean,
): Promise<Plan> {
  const isNew = (name: string) => verdicts.get(name)?.what === 'new';
  for (;;) {
    const news = fresh.filter(({ name }) => isNew(name));
    const kept = held.filter(({ name }) => !isNew(name));
    const plan = await planOf(byName([...kept, ...news]), texts, eventBars);
    const bold = replace ? [] : displacing(before.used, plan.used).filter(({ name }) => isNew(name));
    if (bold.length === 0) return plan;
    for (const { name, key, former } of bold) {
      const why = `is a better source of ${key} than ${former}, which the directory uses: pass --replace to use it in its place`;
      verdicts.set(name, { name, what: 'refused', why });
    }
  }
}

const byName = (sources: readonly ManifestSource[]): readonly ManifestSource[] =>
  [...sources].sort((a, b) => (a.name < b.name ? -1 : 1));
