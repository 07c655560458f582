// `run --watch`: runs again whenever a file of the strategy is saved.

import { relative } from 'node:path';
import { UserError } from '../engine/errors.js';
import { changed, type Marks, marksOf } from './changes.js';
import type { Session } from './command.js';
import { complain } from './complain.js';
import { markOf } from './file-marks.js';
import { whenLate } from './left-behind.js';
import { rememberedMarket } from './remembered-market.js';

/** A run, which fails with an error. */
type RunOnce = (session: Session) => Promise<number>;

/** Runs, and runs again when a file that the run depends on is not what it was, until Ctrl+C; then yields 0. Failures are shown. The data stay in memory as
 *  long as they are the same. `name` is what was typed for the strategy.
 *
 *  Each run imports the strategy as a new module, so that nothing that the module keeps comes from the run before. Node never frees a module; 600 saves of a
 *  strategy of a page left a process of 240 MB as large as it was, to within 2 MB. */
export async function watch(runOnce: RunOnce, name: string | undefined, debug: boolean): Promise<number> {
  const market = rememberedMarket();
  // Listeners of a process that makes one run would end this one.
  const sources: string[] = [];
  whenLate(sources, ({ message }) => void process.stderr.write(`${message}\n`));
  let marks: Marks = new Map();
  for (let round = 1; ; round++) {
    const depends = new Set<string>();
    const session = {
      fresh: `run=${round}`,
      market,
      depends: (paths: readonly string[]) => paths.forEach((path) => depends.add(path)),
    };
    const former = marksOf(marks.keys());
    const started = Date.now();
    const clock = performance.now();
    const error = await failureOf(runOnce, session);
    const seconds = ((performance.now() - clock) / 1000).toFixed(2);
    if (error !== undefined) {
      // What was looked at before the failure is not all that may mend it.
      session.depends([...former.keys(), ...(filesOf(error) ?? [])]);
      if (depends.size === 0) throw error;
      complain(error, debug);
    } else if (depends.size === 0) {
      throw new UserError(`--watch runs again when a file is saved, and ${name} comes with Tidemark; leave it out.`);
    }
    sources.splice(0, sources.length, ...depends);
    marks = marksSince(depends, former, started);
    const saved = await whileWaiting(marks, `${shown([...depends])}, ${seconds} s; Ctrl+C ends.`);
    if (saved === undefined) return 0;
    process.stderr.write(`\n${relative('.', saved)} was saved.\n`);
  }
}

async function failureOf(runOnce: RunOnce, session: Session): Promise<unknown> {
  try {
    await runOnce(session);
    return undefined;
  } catch (error) {
    return error ?? new Error('nothing was thrown');
  }
}

/** The files that an error says could mend it. */
function filesOf(error: unknown): readonly string[] | undefined {
  const { files } = Object(error) as { readonly files?: readonly string[] };
  return Array.isArray(files) ? files : undefined;
}

/** The marks of files as they were before they were read: of those that nobody knew of then, none where they were written meanwhile, so that they are read
 *  again. */
function marksSince(paths: Iterable<string>, former: Marks, started: number): Marks {
  const written = (mark: string) => Number(mark.split(' ')[2] ?? 0) / 1e6 >= started;
  return new Map(
    Array.from(paths, (path) => {
      const mark = former.get(path) ?? markOf(path);
      return [path, former.has(path) || !written(mark) ? mark : 'written while it was read'];
    }),
  );
}

function shown(paths: readonly string[]): string {
  const [first, ...rest] = paths.map((path) => relative('.', path));
  if (rest.length === 0) return `Watching ${first}`;
  return `Watching ${first} and ${rest.length} more`;
}

/** Says what is waited for, and yields the file that was saved; undefined where Ctrl+C came. Only here is that obeyed by us: a run that never comes to an end is
 *  ended by the system. */
async function whileWaiting(marks: Marks, sentence: string): Promise<string | undefined> {
  const interruption = new AbortController();
  const stop = () => interruption.abort();
  process.on('SIGINT', stop);
  try {
    process.stderr.write(`${sentence}\n`);
    return await changed(marks, interruption.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
