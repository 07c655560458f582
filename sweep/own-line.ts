// In which line of a user's own code something failed.

import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A compiled module with what it was made of. */
interface Origin {
  /** As stack traces name it. */
  readonly module: string;
  readonly map: SourceMap;
  /** The user's own files by their names in the map. */
  readonly own: ReadonlyMap<string, OwnFile>;
}

/** A file of the user's own. */
interface OwnFile {
  readonly file: string;
  /** Relative to the folder of the file that was compiled, so that it is the same on every machine. */
  readonly shown: string;
}

/** A line of the user's own, from 1. */
interface OwnLine extends OwnFile {
  readonly line: number;
}

/** The part of a source map that is read here. */
interface Payload {
  readonly sourceRoot: string;
  readonly sources: readonly string[];
  readonly ignoreList: readonly number[];
}

const origins = new Map<string, Origin | undefined>();

/** The first line of the user's own files in the stack of what was thrown; undefined where the stack has none, as that of what is no error. `urls`
 *  are the modules that may be meant. */
export function ownLine(thrown: unknown, urls: readonly string[]): OwnLine | undefined {
  const found = urls.flatMap((url) => originOf(url) ?? []);
  for (const frame of framesOf(thrown)) {
    for (const origin of found) {
      const line = lineIn(frame, origin);
      if (line !== undefined) return line;
    }
  }
  return undefined;
}

/** The frames of the stack of what was thrown; none where it has none, or one that is no text. */
export function framesOf(thrown: unknown): readonly string[] {
  try {
    const stack: unknown = thrown instanceof Error ? thrown.stack : undefined;
    return typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  } catch {
    return [];
  }
}

function lineIn(frame: string, { module, map, own }: Origin): OwnLine | undefined {
  const raw = placeIn(frame.replace(/\.mjs\?[^:]*:/, '.mjs:'), module);
  if (raw === undefined) {
    // A process that maps stacks by itself names the user's files.
    for (const one of own.values()) {
      const place = placeIn(frame, one.file);
      if (place !== undefined) return { ...one, line: place.line };
    }
    return undefined;
  }
  const entry = map.findEntry(raw.line - 1, raw.column - 1);
  if (!('originalSource' in entry)) return undefined;
  const source = own.get(entry.originalSource);
  return source && { ...source, line: entry.originalLine + 1 };
}

/** The line and column, from 1, that a frame names in a file, given by its full path; undefined where it names another. */
export function placeIn(frame: string, file: string): { readonly line: number; readonly column: number } | undefined {
  for (const name of [file, pathToFileURL(file).href]) {
    const at = frame.lastIndexOf(`${name}:`);
    // The whole path, and not the end of a longer one.
    if (at < 0 || !/[\s(]/.test(frame[at - 1])) continue;
    const [, line, column] = /^(\d+):(\d+)/.exec(frame.slice(at + name.length + 1)) ?? [];
    if (line !== undefined) return { line: Number(line), column: Number(column) };
  }
  return undefined;
}

/** What a module was made of; undefined for one that no user wrote. */
function originOf(url: string): Origin | undefined {
  if (!origins.has(url)) origins.set(url, originIn(url));
  return origins.get(url);
}

function originIn(url: string): Origin | undefined {
  try {
    const module = fileURLToPath(url);
    const [, inline] =
      /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(readFileSync(module, 'utf8')) ?? [];
    if (inline === undefined) return undefined;
    const payload = JSON.parse(Buffer.from(inline, 'base64').toString('utf8')) as Payload;
    const { sourceRoot, sources, ignoreList } = payload;
    const own = new Map<string, OwnFile>();
    for (const [at, source] of sources.entries()) {
      if (ignoreList.includes(at)) continue;
      own.set(source, { file: fileURLToPath(new URL(source, sourceRoot)), shown: decodeURIComponent(source) });
    }
    // Paths are compared as they stand in the map.
    const map = new SourceMap({ ...payload, sourceRoot: '' } as unknown as ConstructorParameters<typeof SourceMap>[0]);
    return { module, map, own };
  } catch {
    // A place is a courtesy: what failed is told without it.
    return undefined;
  }
}
