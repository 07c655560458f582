// Sweeps that are killed: a strategy that takes its time, and commands as processes that can be ended at any moment.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Draw, random } from '../../engine/index.js';
import { emptyFolder, type Outcome, PROGRAM, tidemark, write } from './tidemark.js';

/** Buys above a moving average, slowly; some points throw, and some are ruined. */
const SLOW = `
import { int, RunError, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Takes its time.',
  params: {
    window: int(5, { min: 2, about: 'bars' }),
    share: int(5, { min: 1, about: 'tenths to hold' }),
  },
  prepare({ window, share }, { assets: [asset] }) {
    if (window === 13) throw new Error('13 brings bad luck');
    let waste = 0;
    for (let i = 0; i < 2e6; i++) waste = (waste * 31 + i) % 1000003;
    const mean = sma(asset.close, window);
    return (ctx) => ctx.target(asset.close.now > mean.now && waste >= 0 ? share / 10 : 0, asset);
  },
});
`;

/** Bars of a price that wanders, as lines of a CSV file. */
function bars(count: number, draw: Draw): string {
  let close = 100;
  const lines = Array.from({ length: count }, (_, day) => {
    close = Math.round(close * (0.97 + 0.0605 * draw()) * 100) / 100;
    const date = new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10);
    return `${date},${close},${(close * 1.01).toFixed(2)},${(close * 0.99).toFixed(2)},${close},100000`;
  });
  return ['date,open,high,low,close,volume', ...lines].join('\n');
}

/** A folder with data and the slow strategy. */
export function slowFolder(): string {
  const folder = emptyFolder();
  write(folder, { 'X.csv': bars(400, random('kill', 'bars')), 'own/slow.ts': SLOW });
  return folder;
}

const SWEEP = ['sweep', './own/slow.ts', '--data', 'X.csv', '--window', '2:21'];

/** The words of a sweep over 20 windows and `shares` shares. */
export const sweepWords = (shares: number, ...more: readonly string[]): string[] => [
  ...SWEEP,
  '--share',
  `1:${shares}`,
  ...more,
];

/** sha256 of what a sweep leaves, by file. */
export const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    ['sweep.json', 'trials.csv'].map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );

/** What one process alone leaves, never interrupted. */
export function undisturbed(folder: string, shares: number): Record<string, string> {
  const { code, stderr } = tidemark(folder, sweepWords(shares, '--jobs', '1', '--ledger', 'none', '--out', 'alone'));
  if (code !== 0) throw new Error(stderr);
  return hashes(join(folder, 'alone'));
}

/** Lines that the journals of a ledger hold. */
export function remembered(ledger: string): number {
  try {
    const files = readdirSync(ledger, { recursive: true }).map((file) => join(ledger, String(file)));
    const journals = files.filter((file) => file.endsWith('.jsonl') && statSync(file).isFile());
    return journals.reduce((sum, file) => sum + readFileSync(file, 'latin1').split('\n').length - 1, 0);
  } catch {
    return 0;
  }
}

/** A command under way. */
export interface Running {
  readonly pid: number;
  /** What it left; code null where a signal ended it. */
  readonly ended: Promise<Outcome>;
  /** Standard output so far. */
  said(): string;
  isOver(): boolean;
  kill(signal?: NodeJS.Signals): void;
}

/** Starts a command in a folder; it is gone with the test. */
export function start(cwd: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...words], {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: join(cwd, '..', 'cache'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout?.on('data', (text) => out.push(String(text)));
  child.stderr?.on('data', (text) => err.push(String(text)));
  const ended = new Promise<Outcome>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout: out.join(''), stderr: err.join('') }));
  });
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  onTestFinished(async () => {
    if (!isOver()) child.kill('SIGKILL');
    await ended;
  });
  return {
    pid: child.pid as number,
    ended,
    said: () => out.join(''),
    isOver,
    kill: (signal = 'SIGKILL') => void child.kill(signal),
  };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; false where `until` holds first. */
export async function holds(what: () => boolean | Promise<boolean>, until: () => boolean): Promise<boolean> {
  while (!(await what())) {
    if (until()) return false;
    await pause(15);
  }
  return true;
}
