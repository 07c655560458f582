// Runs the built command line as its users do: a process of its own in a folder of its own.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The built program. */
export const PROGRAM = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The real series that is there on every machine. */
export const SP500 = fileURLToPath(new URL('../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url));

if (!existsSync(PROGRAM)) throw new Error('dist/cli.js is missing: run "npm run build" before these tests.');

/** What a command left: its exit code and what it said. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a folder. Compiled strategies and the ledger are kept beside the folder, never in the home of who runs the tests. */
export function tidemark(cwd: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: join(cwd, '..', 'cache'), XDG_DATA_HOME: join(cwd, '..', 'data'), ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}

/** An empty folder that is gone after the test, with nothing of ours above it. */
export function emptyFolder(): string {
  const top = mkdtempSync(join(tmpdir(), 'tidemark-test-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const folder = join(top, 'here');
  mkdirSync(folder);
  return folder;
}

/** Writes files, given as text by path, below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file below a folder with its bytes, by path. */
export function contents(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)));
  const files = paths.filter((path) => statSync(path).isFile()).sort();
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]));
}

/** Twelve plain bars as lines of a CSV file, header first. */
export const PLAIN: readonly string[] = [
  'date,open,high,low,close,volume',
  ...Array.from({ length: 12 }, (_, day) => {
    const close = 100 + day;
    return `2024-01-${String(day + 2).padStart(2, '0')},${close - 0.5},${close + 1},${close - 1},${close},1000`;
  }),
];
