// A reader at work: an empty folder in which the commands of a page are typed one after the other.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a block of commands left. */
export interface Typed {
  readonly code: number | null;
  /** Both streams, in the order in which they were written. */
  readonly printed: string;
}

/** A folder with commands typed in it. */
export interface Session {
  readonly folder: string;
  /** Writes a file as the reader saves it. */
  save(path: string, text: string): void;
  /** A file as it is. */
  read(path: string): string;
  type(commands: string): Typed;
  /** Types commands in another window, where they go on until the session is closed. */
  leave(commands: string): void;
  close(): void;
}

let packed: string | undefined;

/** The project as npm would publish it, packed once. */
function pack(): string {
  if (packed !== undefined) return packed;
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-packed-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const said = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: ROOT });
  const [{ filename }] = JSON.parse(said.toString('utf8')) as [{ filename: string }];
  return (packed = join(folder, filename));
}

/** Opens a session. `installs`: the reader installs the package, so that nothing of the project's own folder is there. */
export function open(installs: boolean): Session {
  const top = mkdtempSync(join(tmpdir(), 'tidemark-docs-'));
  const folder = join(top, 'here');
  mkdirSync(folder);
  if (!installs) {
    cpSync(join(ROOT, 'docs/examples'), join(folder, 'docs/examples'), { recursive: true });
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    symlinkSync(ROOT, join(modules, 'tidemark'));
  }
  const env = {
    ...process.env,
    PATH: `${join(ROOT, 'test/docs/bin')}:${dirname(process.execPath)}:${process.env.PATH}`,
    TIDEMARK_ROOT: ROOT,
    TIDEMARK_PACKED: installs ? pack() : '',
    SESSION: folder,
    XDG_CACHE_HOME: join(top, 'cache'),
    XDG_DATA_HOME: join(top, 'data'),
  };
  let inside = folder;
  const left: ChildProcess[] = [];
  return {
    folder,
    save(path, text) {
      mkdirSync(dirname(join(inside, path)), { recursive: true });
      writeFileSync(join(inside, path), text);
    },
    read: (path) => readFileSync(join(inside, path), 'utf8'),
    type(commands) {
      const script = `exec 2>&1\nset -e -o pipefail\n${commands}\nprintf '\\n%s' "$PWD"`;
      const { status, stdout } = spawnSync('bash', ['-c', script], { cwd: inside, env, encoding: 'utf8' });
      const at = stdout.lastIndexOf('\n');
      if (status !== 0) return { code: status, printed: stdout };
      inside = stdout.slice(at + 1);
      return { code: status, printed: stdout.slice(0, at) };
    },
    leave(commands) {
      left.push(spawn('bash', ['-c', commands], { cwd: inside, env, detached: true, stdio: 'ignore' }));
    },
    close() {
      for (const { pid } of left) {
        try {
          process.kill(-pid!, 'SIGTERM');
        } catch {
          // It has ended.
        }
      }
      rmSync(top, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
