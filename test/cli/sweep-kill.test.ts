// A sweep that is killed again and again, and resumed each time, leaves the same bytes as one that never was.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { random } from '../../engine/index.js';
import { hashes, holds, pause, remembered, slowFolder, start, sweepWords, undisturbed } from './kill-kit.js';

const SHARES = 7;
const KILLS = 2;

test('killed at random moments, on this thread and on two', { timeout: 600_000 }, async () => {
  const folder = slowFolder();
  const alone = undisturbed(folder, SHARES);
  for (const jobs of ['1', '2']) {
    const draw = random(jobs, 'kills');
    const ledger = join(folder, `ledger-${jobs}`);
    const out = `out-${jobs}`;
    const words = sweepWords(SHARES, '--jobs', jobs, '--resume', '--ledger', ledger, '--out', out);
    let hits = 0;
    for (let code: number | null = null; code === null;) {
      const before = remembered(ledger);
      const sweep = start(folder, words);
      // Once it writes a journal it is in the middle of its points; trials are written about once a second.
      const isUnderWay = hits < KILLS && (await holds(() => remembered(ledger) > before, sweep.isOver));
      if (isUnderWay) await pause(draw() * 1_400);
      if (isUnderWay && !sweep.isOver()) {
        sweep.kill();
        hits++;
      }
      const left = await sweep.ended;
      code = left.code;
      if (code !== null && code !== 0) throw new Error(left.stderr);
    }
    console.log(`--jobs ${jobs}: ${hits} kills hit work in progress`);
    expect(hits).toBeGreaterThanOrEqual(1);
    expect(hashes(join(folder, out))).toEqual(alone);
  }
});
