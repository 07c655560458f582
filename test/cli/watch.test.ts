// `run --watch`: each save is a run; tests wait for what is said and never for a time.

import { spawn } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { refused } from './refused.js';
import { contents, emptyFolder, PLAIN, PROGRAM, write } from './tidemark.js';

const STRATEGY = (share: string, more = '') => `import { flag, strategy, table } from 'tidemark';
${more}
let runs = 0;
export default strategy({
  about: 'A test.',
  params: { plan: table(['date'], { about: 'dates' }) },
  prepare: ({ plan }, { assets: [asset] }) => {
    runs++;
    return { decide: (ctx) => ctx.target(${share}, asset), end: () => [\`run \${runs} of \${plan.length} dates\`] };
  },
});
`;

/** A command that goes on, with what it has said. */
function started(folder: string, words: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, '..', 'cache'), XDG_DATA_HOME: join(folder, '..', 'data') },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  let look = () => {};
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      look();
    });
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.on('close', (code, signal) => {
      done({ code, signal });
      look = () => {};
    }),
  );
  const waits = () => said.stderr.split('Ctrl+C ends.').length - 1;
  return {
    said,
    waits,
    ended,
    stop: () => child.kill('SIGINT'),
    /** Waits until it has waited this many times; yields what was said since the last look. */
    async round(count: number) {
      const over = ended.then(() => {
        throw new Error(`it ended: ${said.stderr}`);
      });
      await Promise.race([
        over,
        new Promise<void>((done) => {
          look = () => waits() >= count && done();
          look();
        }),
      ]);
      const { stdout, stderr } = said;
      said.stdout = '';
      return { stdout, stderr };
    },
  };
}

const WORDS = ['run', './own/dip.ts', '--data', 'X.csv', '--plan', 'plan.csv', '--ledger', 'none', '--watch'];
const share = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout).metrics.exposure as number;

test('a save, one by rename, a new import, a table and several quick saves each are one run; failures are shown', async () => {
  const folder = emptyFolder();
  write(folder, { 'X.csv': PLAIN.join('\n'), 'plan.csv': 'date\n2024-01-02', 'own/dip.ts': STRATEGY('0.1') });
  const watching = started(folder, [...WORDS, '--costs', 'zero', '--format', 'json']);
  const first = await watching.round(1);
  expect(JSON.parse(first.stdout).notes).toContain('run 1 of 1 dates');
  expect(first.stderr).toMatch(/^Watching own\/dip\.ts and 1 more, \d\.\d\d s; Ctrl\+C ends\.\n$/);

  // A save that mends nothing new is a run of a new module: its state is not that of the last.
  write(folder, { 'plan.csv': 'date\n2024-01-02\n2024-01-03' });
  const second = await watching.round(2);
  expect(JSON.parse(second.stdout).notes).toContain('run 1 of 2 dates');
  expect(second.stderr).toContain('plan.csv was saved.');

  write(folder, { 'own/new.ts': STRATEGY('0.5') });
  renameSync(join(folder, 'own/new.ts'), join(folder, 'own/dip.ts'));
  expect(share(await watching.round(3))).toBeGreaterThan(share(second));

  write(folder, { 'own/dip.ts': 'export default 3 +' });
  const broken = await watching.round(4);
  expect(broken.stdout).toBe('');
  expect(broken.stderr).toMatch(/own\/dip\.ts:1:19: Unexpected end of file; mend the file/);

  // An import that leads nowhere yet.
  write(folder, { 'own/dip.ts': STRATEGY('size', "import { size } from './parts/size.js';") });
  expect((await watching.round(5)).stderr).toMatch(/Could not resolve "\.\/parts\/size\.js"/);
  write(folder, { 'own/parts/size.ts': "export const size: number = 0.2;\nif (size < 0) throw new Error('x');" });
  const found = await watching.round(6);
  expect(share(found)).toBeGreaterThan(share(second));
  expect(found.stderr).toMatch(/own\/parts\/size\.ts was saved/);

  // What is imported is watched, and what throws is told with its line.
  write(folder, { 'own/parts/size.ts': "export const size = 0.3;\nthrow new Error('no idea');" });
  expect((await watching.round(7)).stderr).toMatch(/own\/parts\/size\.ts:2 failed while it was loaded: no idea;/);

  for (const last of [0.6, 0.7, 0.8]) write(folder, { 'own/parts/size.ts': `export const size = ${last};` });
  const quick = await watching.round(8);
  expect(quick.stdout.match(/"configuration"/g)).toHaveLength(1);
  expect(share(quick)).toBeGreaterThan(share(found));

  // The file goes, and comes back.
  rmSync(join(folder, 'own/dip.ts'));
  expect((await watching.round(9)).stderr).toMatch(/There is no strategy file \.\/own\/dip\.ts/);
  write(folder, { 'own/dip.ts': STRATEGY('0.1') });
  expect(share(await watching.round(10))).toBe(share(second));

  watching.stop();
  expect(await watching.ended).toEqual({ code: 0, signal: null });
  expect(watching.said.stdout).toBe('');
  expect(watching.waits()).toBe(10);
});

test('what it leaves running and fails is told, and data that changed are read again', async () => {
  const folder = emptyFolder();
  const late = "setTimeout(() => { throw new Error('too late'); }, 0);";
  write(folder, { 'X.csv': PLAIN.join('\n'), 'plan.csv': 'date\n2024-01-02', 'own/dip.ts': STRATEGY('0.1', late) });
  const watching = started(folder, [...WORDS, '--out', 'out', '--format', 'json']);
  const rows = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout).configuration.to as string;
  expect(rows(await watching.round(1))).toBe('2024-01-13');
  write(folder, { 'X.csv': PLAIN.slice(0, 9).join('\n'), 'own/dip.ts': STRATEGY('0.2', late) });
  const second = await watching.round(2);
  expect(rows(second)).toBe('2024-01-09');
  expect(second.stderr).toMatch(/own\/dip\.ts:2: Something that the strategy left running failed .*: too late; /);
  watching.stop();
  expect((await watching.ended).code).toBe(0);
  expect(Object.keys(contents(join(folder, 'out')))).toContain('run.json');
});

test('it needs something of yours to watch', () => {
  const folder = emptyFolder();
  write(folder, { 'X.csv': PLAIN.join('\n') });
  refused(folder, ['run', './gone.ts', '--data', 'X.csv', '--watch'], /^There is no strategy file \.\/gone\.ts; /);
  refused(folder, ['sweep', 'sma-cross', '--data', 'X.csv', '--watch'], /^There is no option --watch; /);
});
