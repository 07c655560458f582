// The demo, and what an interruption leaves.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { RESULT_FILES } from '../../reports/files.js';
import { refused } from './refused.js';
import { contents, emptyFolder, PROGRAM, tidemark, write } from './tidemark.js';

const STRATEGIES = ['buy-the-dip-inflows', 'high-to-low-rotation', 'defensive-hedge'];
const RESULT = [...Object.keys(RESULT_FILES), 'report.html'].sort();

test('makes the market, runs the three strategies and names their reports', () => {
  const folder = emptyFolder();
  const { code, stdout, stderr } = tidemark(folder, ['demo']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const name of STRATEGIES) {
    expect(stdout).toContain(`\n  results/demo/${name}/report.html\n`);
    expect(readdirSync(join(folder, 'results/demo', name)).sort()).toEqual(RESULT);
    const run = JSON.parse(readFileSync(join(folder, 'results/demo', name, 'run.json'), 'utf8'));
    expect(run.data.generated).toBe(true);
    expect(run.fills).toBeGreaterThan(0);
  }
  expect(stdout.match(/^GENERATED DATA/gm)).toHaveLength(3);
  for (const market of ['mainland', 'hong-kong', 'us']) {
    expect(tidemark(folder, ['data', 'check', `results/demo/data/${market}`]).code).toBe(0);
  }

  const files = contents(folder);
  expect(tidemark(folder, ['demo'])).toEqual({ code, stdout, stderr });
  expect(contents(folder)).toEqual(files);
});

test('shows the seed that it was given', () => {
  const folder = emptyFolder();
  const { code, stdout } = tidemark(folder, ['demo', '--seed', '2', '--out', 'two']);
  expect(code).toBe(0);
  expect(stdout).toContain('\nThe market was generated from seed 2; it lies in two/data. Reports:\n');
  expect(stdout.match(/^Repeat by +seed 2,/gm)).toHaveLength(3);
});

test('a folder that is not a former demo is refused and left as it was', () => {
  const folder = emptyFolder();
  write(folder, {
    'photos/cat.jpg': '',
    'mixed/data/mine.csv': '',
    'old/defensive-hedge/notes.txt': '',
    file: '',
  });
  refused(folder, ['demo', '--out', 'photos'], /^photos holds cat\.jpg, so it is not a former demo; choose an empty/);
  refused(folder, ['demo', '--out', 'mixed'], /^mixed\/data holds mine\.csv, so it is not a former demo;/);
  refused(folder, ['demo', '--out', 'old'], /^old\/defensive-hedge holds notes\.txt, so it is not a former result;/);
  const stranger =
    /file.* \(a file stands where a folder is needed\); name a folder that can be written with --out\.\n$/;
  refused(folder, ['demo', '--out', 'file'], stranger);
  refused(folder, ['demo', '--out', 'file/out'], /a file stands where a folder is needed|is not a folder/);
});

test('an interruption leaves folders whole or not at all', async () => {
  let interrupted = 0;
  for (let kill = 0; kill < 8; kill++) {
    const folder = emptyFolder();
    const child = spawn(process.execPath, [PROGRAM, 'demo'], { cwd: folder, stdio: 'ignore' });
    const ended = once(child, 'exit');
    // The first is hit as soon as it writes, the others ever later.
    while (!existsSync(join(folder, 'results')) && child.exitCode === null) await sleep(2);
    await sleep(kill * 40);
    if (child.exitCode === null) child.kill(kill % 2 === 0 ? 'SIGINT' : 'SIGTERM');
    const [code, signal] = await ended;
    if (code !== 0) interrupted++;
    expect(code === 0 || code === 130 || code === 143 || signal === 'SIGINT' || signal === 'SIGTERM').toBe(true);
    const left = Object.keys(contents(folder));
    expect(left.filter((path) => path.split('/').some((part) => part.startsWith('.')))).toEqual([]);
    for (const name of STRATEGIES) {
      const path = join(folder, 'results/demo', name);
      if (existsSync(path)) expect(readdirSync(path).sort()).toEqual(RESULT);
    }
    for (const market of ['mainland', 'hong-kong', 'us']) {
      const path = join('results/demo/data', market);
      if (existsSync(join(folder, path))) expect(tidemark(folder, ['data', 'check', path]).code).toBe(0);
    }
  }
  expect(interrupted).toBeGreaterThanOrEqual(4);
});
